import {
	AlignmentType,
	Bookmark,
	Document,
	ExternalHyperlink,
	Footer,
	HeadingLevel,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	TextRun
} from 'docx';
import { DocxBlocks, paragraph, type DocxImage } from './docx-block.server.ts';
import { tableOf } from './docx-table.server.ts';
import { code, run, runsOf, type Setting } from './docx-text.server.ts';
import { imageOfFigure } from './figure-image.server.ts';
import { swatchSvg } from './figure-map-svg.ts';
import type { FigureMap, MapLayer } from './figure-map.ts';
import { mapsOf } from './figure-map.server.ts';
import { pixelsOf } from './figure-pixels.server.ts';
import type { Paper } from './paper.ts';
import { annexOf, frontOf, type AnnexRow } from './paper-annex.ts';

const heading = '1F5A66';

/** A release as a document for word processors (ECMA-376): headings, real footnotes and tables, so that it can be worked on. */
export async function documentOf(paper: Paper, address: string): Promise<Uint8Array> {
	const marks = new Map(paper.numbers.map(({ key }, i) => [key, `fact_${i + 1}`]));
	const { language, direction } = paper;
	const setting: Setting = { language, direction, markOf: (key) => marks.get(key) ?? null };
	const maps = await mapsOf(paper);
	const drawings = { maps, images: await imagesOf(paper, maps), swatches: await swatchesOf(maps) };
	const blocks = new DocxBlocks(paper, drawings, setting);
	const { kind, facts, warnings } = frontOf(paper);
	const small = (text: string) => paragraph([run(text, setting, { size: 18, color: '6B5D52' })], setting);
	const file = new Document({
		...{ title: paper.title, description: paper.summary, creator: 'Serai', lastModifiedBy: 'Serai' },
		subject: facts.join(' · '),
		keywords: paper.numbers.map(({ key }) => key).join(' '),
		customProperties: [
			{ name: 'Story', value: address },
			{ name: 'Release', value: String(paper.release.number) },
			{ name: 'Data version', value: paper.release.dataVersion }
		],
		styles: {
			default: {
				document: {
					run: { size: 22, language: direction === 'rtl' ? { bidirectional: language } : { value: language } }
				},
				heading2: { run: { size: 30, bold: true, color: heading } },
				heading3: { run: { size: 25, bold: true, color: heading } }
			}
		},
		numbering,
		footnotes: Object.fromEntries(
			paper.notes.map((note, i) => [
				i + 1,
				{
					children: [
						new Paragraph({ bidirectional: direction === 'rtl', children: runsOf(note, setting, {}, true) })
					]
				}
			])
		),
		sections: [
			{
				footers: { default: footer(address) },
				children: [
					small(kind),
					paragraph([run(paper.title, setting)], setting, { heading: HeadingLevel.TITLE }),
					paragraph([run(paper.summary, setting, { size: 26, color: '6B5D52' })], setting),
					small(facts.join(' · ')),
					...warnings.map(small),
					...blocks.of(paper.blocks),
					...annex(paper, setting, address)
				]
			}
		]
	});
	return Packer.toBuffer(file);
}

/** By the number of the figure; one after the other, since others wait meanwhile. */
async function imagesOf(
	paper: Paper,
	maps: Readonly<Record<number, FigureMap>>
): Promise<Map<number, DocxImage>> {
	const images = new Map<number, DocxImage>();
	for (const figure of paper.figures) {
		const image = imageOfFigure(figure, maps[figure.number], paper);
		if (image) images.set(figure.number, { ...image, png: await pixelsOf(image.svg) });
	}
	return images;
}

/** The squares of the maps' legends: each once, four times as many pixels as it is wide on a screen. */
async function swatchesOf(maps: Readonly<Record<number, FigureMap>>): Promise<Map<MapLayer, DocxImage>> {
	const layers = new Set(Object.values(maps).flatMap(({ legend }) => legend.map(({ name }) => name)));
	const swatches = new Map<MapLayer, DocxImage>();
	for (const layer of layers) {
		const svg = swatchSvg(layer);
		swatches.set(layer, { svg, png: await pixelsOf(svg, 48), width: 12, height: 12, alt: '' });
	}
	return swatches;
}

function annex(paper: Paper, setting: Setting, address: string) {
	const { title, lead, head, rows } = annexOf(paper);
	const small = { size: 17 };
	const first = ({ key, path, name, query }: AnnexRow) => [
		new Bookmark({
			id: setting.markOf(key) ?? key,
			children: [
				new ExternalHyperlink({
					link: `${address}/numbers/${path}`,
					children: [code(key, { ...small, bold: true })]
				})
			]
		}),
		new TextRun({ break: 1 }),
		run(name, setting, small),
		new TextRun({ break: 1 }),
		code(query, { size: 11 })
	];
	return [
		paragraph([run(title, setting)], setting, { heading: HeadingLevel.HEADING_2, pageBreakBefore: true }),
		paragraph([run(lead, setting, small)], setting),
		tableOf(
			head.map((text) => [run(text, setting, { ...small, bold: true })]),
			rows.map((row) => [
				first(row),
				...[row.value, row.n, row.base, row.missing].map((text) => [run(text, setting, small)])
			]),
			setting
		)
	];
}

function footer(address: string): Footer {
	return new Footer({
		children: [
			new Paragraph({
				alignment: AlignmentType.CENTER,
				children: [
					new TextRun({ text: `${address.replace(/^https?:\/\//u, '')} · `, size: 16 }),
					new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 })
				]
			})
		]
	});
}

const numbering = {
	config: [
		{
			reference: 'ordered',
			levels: [
				{
					...{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START },
					style: { paragraph: { indent: { start: 560, hanging: 360 } } }
				}
			]
		}
	]
};
