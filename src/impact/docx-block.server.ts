import {
	BorderStyle,
	HeadingLevel,
	ImageRun,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	WidthType,
	type IParagraphOptions,
	type ParagraphChild
} from 'docx';
import { m } from '#messages/messages.js';
import type { Figure } from './figure.ts';
import type { FigureImage } from './figure-image.server.ts';
import type { FigureMap, MapLayer } from './figure-map.ts';
import { tableOf, wordTable } from './docx-table.server.ts';
import { code, run, runsOf, type Setting } from './docx-text.server.ts';
import type { Paper, PaperBlock, PaperInterview, PaperQuote } from './paper.ts';
import { figureTable, figureWords } from './paper-annex.ts';

type Piece = Paragraph | Table;

/** By the number of the figure, and the squares of legends. */
export type DocxDrawings = {
	maps: Readonly<Record<number, FigureMap>>;
	images: ReadonlyMap<number, DocxImage>;
	swatches: ReadonlyMap<MapLayer, DocxImage>;
};
const soft = '6B5D52';
const across = 600; // pixels between the margins of A4

/** Writes the blocks of a story into a document. */
export class DocxBlocks {
	readonly #paper: Paper;
	readonly #maps: Readonly<Record<number, FigureMap>>;
	readonly #images: ReadonlyMap<number, DocxImage>;
	readonly #swatches: ReadonlyMap<MapLayer, DocxImage>;
	readonly #setting: Setting;
	#lists = 0;

	constructor(paper: Paper, { maps, images, swatches }: DocxDrawings, setting: Setting) {
		this.#paper = paper;
		this.#maps = maps;
		this.#images = images;
		this.#swatches = swatches;
		this.#setting = setting;
	}

	of(blocks: readonly PaperBlock[], setting = this.#setting): Piece[] {
		return blocks.flatMap((block) => this.#block(block, setting));
	}

	#block(block: PaperBlock, setting: Setting): Piece[] {
		switch (block.is) {
			case 'paragraph':
				return [paragraph(runsOf(block.of, setting), setting)];
			case 'heading':
				return [
					paragraph(runsOf(block.of, setting), setting, {
						heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3
					})
				];
			case 'list':
				return this.#list(block.of, block.ordered, setting);
			case 'box':
				return this.#box(block.title, block.of, setting);
			case 'grid':
				return [
					tableOf(
						block.head.map((cell) => runsOf(cell, setting, { bold: true })),
						block.rows.map((row) => row.map((cell) => runsOf(cell, setting))),
						setting
					),
					paragraph([], setting)
				];
			case 'figure':
				return this.#figure(block.figure, setting);
			case 'quote':
				return this.#quote(block, setting);
			case 'interview':
				return this.#interview(block, setting);
			case 'code':
				return [new Paragraph({ children: [code(block.text)] })];
			case 'rule':
				return [new Paragraph({ thematicBreak: true })];
		}
	}

	#list(entries: readonly PaperBlock[][], ordered: boolean, setting: Setting): Piece[] {
		const instance = ++this.#lists;
		return entries.flatMap((entry) => {
			const [first, ...rest] = entry;
			const children = first?.is === 'paragraph' ? runsOf(first.of, setting) : [];
			const mark = ordered
				? { numbering: { reference: 'ordered', level: 0, instance } }
				: { bullet: { level: 0 } };
			return [
				paragraph(children, setting, mark),
				...this.of(first?.is === 'paragraph' ? rest : entry, setting)
			];
		});
	}

	#box(title: string, of: readonly PaperBlock[], setting: Setting): Piece[] {
		const inside = this.of(of, setting);
		const head = title === '' ? [] : [paragraph([run(title, setting, { bold: true })], setting)];
		const cell = new TableCell({
			children: [...head, ...inside],
			shading: { fill: 'F7F2E8' },
			margins: { top: 120, bottom: 60, left: 160, right: 160 }
		});
		return [
			new Table({
				width: { size: 100, type: WidthType.PERCENTAGE },
				rows: [new TableRow({ children: [cell] })]
			}),
			paragraph([], setting)
		];
	}

	#figure(figure: Figure, setting: Setting): Piece[] {
		const locale = { locale: this.#paper.language };
		const map = this.#maps[figure.number];
		const image = this.#images.get(figure.number);
		const label = `${m.story_figure({ number: figure.number }, locale)} `;
		const small = (text: string) => paragraph([run(text, setting, { size: 18, color: soft })], setting);
		const without = map?.withoutShape.map(({ label: name, text }) => `${name} (${text})`).join(' · ');
		return [
			paragraph([run(label + figure.title, setting, { bold: true })], setting, { keepNext: true }),
			...(image ? [paragraph([imageRun(image, across)], setting, { keepNext: true })] : []),
			...(map?.legend.length ? [this.#legend(map, setting)] : []),
			...(without ? [small(`${m.story_map_without({}, locale)} ${without}`)] : []),
			...(map ? [small(m.places_map_disclaimer({}, locale))] : []),
			...figureWords(figure, this.#paper).map(small),
			wordTable(figureTable(figure, this.#paper), setting),
			paragraph([], setting)
		];
	}

	#legend({ legend }: FigureMap, setting: Setting): Paragraph {
		const parts = legend.flatMap(({ name, text }) => {
			const swatch = this.#swatches.get(name);
			return [
				...(swatch ? [imageRun(swatch, swatch.width)] : []),
				run(` ${text}    `, setting, { size: 18, color: soft })
			];
		});
		return paragraph(parts, setting);
	}

	#quote({ original, translation, by }: PaperQuote, setting: Setting): Piece[] {
		const locale = { locale: this.#paper.language };
		if (!original)
			return [quoted([run(m.story_withdrawn_quote({}, locale), setting, { color: soft })], setting)];
		const own = { ...setting, language: original.language, direction: original.direction };
		return [
			quoted([run(original.text, own, { size: 24 })], own),
			...(translation ? [quoted([run(translation.text, setting)], setting)] : []),
			quoted([run(by.join(' · '), setting, { size: 18, color: soft })], setting)
		];
	}

	#interview({ told, by }: PaperInterview, setting: Setting): Piece[] {
		const locale = { locale: this.#paper.language };
		if (!told)
			return [quoted([run(m.story_withdrawn_interview({}, locale), setting, { color: soft })], setting)];
		const own = { ...setting, language: told.language, direction: told.direction };
		return [
			paragraph([run(m.story_interview({}, locale), setting, { size: 18, color: '8C2F39' })], setting, {
				keepNext: true
			}),
			paragraph([run(told.title, own)], own, {
				heading: told.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3
			}),
			...(told.lead === '' ? [] : [paragraph([run(told.lead, own, { bold: true })], own)]),
			paragraph([run(by.join(' · '), setting, { size: 18, color: soft })], setting),
			...this.of(told.body, own)
		];
	}
}

export function paragraph(
	children: readonly ParagraphChild[],
	{ direction }: Pick<Setting, 'direction'>,
	more: IParagraphOptions = {}
): Paragraph {
	return new Paragraph({ spacing: { after: 140 }, ...more, children, bidirectional: direction === 'rtl' });
}

/** Set in, with a line on the side where it begins. */
function quoted(children: readonly ParagraphChild[], setting: Setting): Paragraph {
	const bar = { style: BorderStyle.SINGLE, size: 18, color: '8C2F39', space: 8 };
	return paragraph(children, setting, {
		indent: { start: 340 },
		border: setting.direction === 'rtl' ? { right: bar } : { left: bar }
	});
}

/** A figure as those draw it who know SVG, and as everybody else shows it. */
export type DocxImage = FigureImage & { png: Uint8Array };

/** `wide`: in pixels of a screen. */
function imageRun({ svg, png, width, height, alt }: DocxImage, wide: number): ImageRun {
	return new ImageRun({
		type: 'svg',
		data: Buffer.from(svg),
		fallback: { type: 'png', data: Buffer.from(png) },
		transformation: { width: wide, height: Math.round((height * wide) / width) },
		altText: { name: alt, title: alt, description: alt }
	});
}
