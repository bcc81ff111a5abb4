import { xml, type Xml } from '#platform/index.ts';
import { leading, type Bar, type Chart } from './chart.ts';

/** As an image of its own, for paper: it brings its colours, and letters that both Typst and word processors have. */
export function chartSvg(chart: Chart, title: string): string {
	const { width, height } = chart;
	const zero = chart.lines.map(({ x, top, bottom }) => `M${x} ${top}V${bottom}`).join('');
	return xml`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${title}</title>${hatching}${chart.bars.map((bar) => barXml(bar, chart.size))}<path d="${zero}" stroke="${ink}" stroke-width="1"/></svg>`
		.markup;
}

export const paperColours = {
	ink: '#2b211a',
	soft: '#6b5d52',
	teal: '#1f5a66',
	paper: '#ffffff',
	land: '#e9e4da'
} as const;

const { ink, soft, teal } = paperColours;
const letters = "'Noto Serif', 'Noto Naskh Arabic', 'Noto Sans SC', serif";

/** What may not be told, told by a pattern: it has to be known from a low value on paper without colours, too. */
export const hatching = xml`<defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="6" fill="${soft}"/></pattern></defs>`;

function barXml({ state, label, value, x, y, width, height }: Bar, size: number): Xml {
	return xml`${label.lines.map((text, i) => wordsXml(text, label.x, label.y + i * leading, label.anchor, size))}${
		state === 'told' && xml`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${teal}"/>`
	}${
		state === 'suppressed' &&
		xml`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="url(#hatched)" stroke="${soft}"/>`
	}${value.lines.map((text) => wordsXml(text, value.x, value.y, value.anchor, size))}`;
}

function wordsXml(text: string, x: number, y: number, anchor: string, size: number): Xml {
	return xml`<text x="${x}" y="${y}" direction="ltr" text-anchor="${anchor}" font-family="${letters}" font-size="${size}" fill="${ink}">${text}</text>`;
}
