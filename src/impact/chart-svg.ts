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
/** A drawing takes the first family for all its letters, and for those that it lacks whatever lies on the machine. */
const lettersOf = (text: string): string =>
	/\p{Script=Arabic}/u.test(text)
		? "'Amiri', 'Noto Naskh Arabic', serif"
		: /\p{Script=Han}/u.test(text)
			? "'Noto Sans SC', serif"
			: "'Noto Serif', serif";

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
	// Of letters with vowel signs Typst cannot vouch which is which in a drawing; Arabic is mostly written without them.
	return xml`<text x="${x}" y="${y}" direction="ltr" text-anchor="${anchor}" font-family="${lettersOf(text)}" font-size="${size}" fill="${ink}">${text.replace(/[\u064b-\u065f\u0670]/gu, '')}</text>`;
}
