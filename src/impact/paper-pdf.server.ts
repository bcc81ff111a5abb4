import { typesetPdf } from '#certificates/index.server.ts';
import { m } from '#messages/messages.js';
import type { Figure } from './figure.ts';
import { imageOfFigure } from './figure-image.server.ts';
import { swatchSvg } from './figure-map-svg.ts';
import type { FigureMap } from './figure-map.ts';
import { mapsOf } from './figure-map.server.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { annexOf, figureTable, figureWords, frontOf } from './paper-annex.ts';
import { paperTemplate } from './paper-template.ts';

/**
 * A release as a PDF. `address`: where it is read for ever. Throws Refusal certificate_script where a text is in a script
 * that our fonts lack: half a story is worse than none.
 */
export async function paperPdf(paper: Paper, address: string): Promise<Uint8Array> {
	return typesetPdf(paperTemplate, await saidOf(paper, address));
}

/** What Typst is told: the paper, with its figures as images. Nothing in it is computed anew. */
export async function saidOf(paper: Paper, address: string) {
	const maps = await mapsOf(paper);
	const { language, direction, title, summary, notes } = paper;
	return {
		...{ language, direction, title, summary, notes },
		...frontOf(paper),
		keywords: paper.numbers.map(({ key }) => key),
		address,
		footer: address.replace(/^https?:\/\//u, ''),
		blocks: paper.blocks.map((block) => blockOf(block, paper, maps)),
		annex: annexOf(paper)
	};
}

function blockOf(block: PaperBlock, paper: Paper, maps: Readonly<Record<number, FigureMap>>): object {
	const locale = { locale: paper.language };
	const each = (blocks: readonly PaperBlock[]) => blocks.map((one) => blockOf(one, paper, maps));
	switch (block.is) {
		case 'list':
			return { ...block, of: block.of.map(each) };
		case 'box':
			return { ...block, of: each(block.of) };
		case 'grid':
			// A row of cells is flattened there; each cell is kept whole.
			return { ...block, rows: block.rows.map((row) => row.map((of) => ({ of }))) };
		case 'figure':
			return figureOf(block.figure, maps[block.figure.number], paper);
		case 'quote':
			return { ...block, by: block.by.join(' · '), withdrawn: m.story_withdrawn_quote({}, locale) };
		case 'interview':
			return {
				is: 'interview',
				told: block.told && { ...block.told, body: each(block.told.body) },
				by: block.by.join(' · '),
				label: m.story_interview({}, locale),
				withdrawn: m.story_withdrawn_interview({}, locale)
			};
		case 'paragraph':
		case 'heading':
		case 'code':
		case 'rule':
			return block;
	}
}

function figureOf(figure: Figure, map: FigureMap | undefined, paper: Paper): object {
	const locale = { locale: paper.language };
	const image = imageOfFigure(figure, map, paper);
	const without = map?.withoutShape.map(({ label, text }) => `${label} (${text})`).join(' · ');
	return {
		is: 'figure',
		label: m.story_figure({ number: figure.number }, locale),
		title: figure.title,
		svg: image?.svg ?? null,
		alt: image?.alt ?? '',
		legend: image && map ? map.legend.map(({ name, text }) => ({ svg: swatchSvg(name), text })) : [],
		below: [
			...(without ? [`${m.story_map_without({}, locale)} ${without}`] : []),
			...(map ? [m.places_map_disclaimer({}, locale)] : []),
			...figureWords(figure, paper)
		],
		table: figureTable(figure, paper)
	};
}
