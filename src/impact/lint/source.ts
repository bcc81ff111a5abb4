import type { Span } from './place.ts';

/** A piece of text that is read for itself. A table's rows keep their cells. */
export type Block =
	| (Span & { kind: 'paragraph' | 'heading' })
	| (Span & { kind: 'item'; indent: number })
	| (Span & { kind: 'row'; cells: Span[] });

/** What is not prose: its characters become spaces, so that every place stays where it was. */
const notProse = [
	/^---\r?\n[^]*?\r?\n---(?=\r?\n)/g, // front matter, only at the very start
	/<!--[^]{0,5000}?-->/g,
	/^(```|~~~)[^]*?^\1[`~]*/gm,
	/`[^`\n]+`/g,
	/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s"[^"\n]*")?\)/g, // where a link leads
	/\[\^[^\]\n]+\]:?/g, // footnote marks
	/\b(?:https?:\/\/|www\.|doi:)[^\s<>]+/gi,
	/\b10\.\d{4,9}\/[^\s<>]+/g,
	/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,100}/g,
	/<\/?[a-z][^<>\n]*>/gi,
	/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
	/(?<![\p{L}\p{N}])\+\d[\d\s().-]{6,}\d/gu, // telephone numbers
	/\{\{[^{}\n]{1,200}\}\}|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/g,
	/[[\]]/g
];

/** The text with everything blanked that is not prose, as long as it was. Tokens, `{{…}}`, stay. */
export function proseOf(text: string): string {
	return notProse.reduce(
		(masked, pattern) =>
			masked.replace(pattern, (found) => (found.startsWith('{{') ? found : found.replace(/[^\n\r]/g, ' '))),
		text
	);
}

const listMark = /^\s*(?:>\s*)*(?:[-*+•–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/i;
const headingMark = /^\s*#{1,6}\s+/;
/** A line so long is a paragraph of its own: the file was not wrapped. */
const longLine = 140;

export function blocksOf(prose: string): Block[] {
	const blocks: Block[] = [];
	let at = 0;
	let open: (Block & { longest: number }) | null = null;
	for (const line of prose.split('\n')) {
		const span = { start: at, end: at + line.length };
		at = span.end + 1;
		const mark = listMark.exec(line);
		const heading = headingMark.exec(line);
		if (line.trim() === '') open = null;
		else if (/^\s*\|.*\|\s*$/.test(line)) {
			open = null;
			if (!/^[\s|:-]+$/.test(line)) blocks.push({ ...span, kind: 'row', cells: cellsOf(line, span.start) });
		} else if (heading) {
			open = null;
			blocks.push({ start: span.start + heading[0].length, end: span.end, kind: 'heading' });
		} else if (mark) {
			const indent = line.search(/\S/);
			open = {
				start: span.start + mark[0].length,
				end: span.end,
				kind: 'item',
				indent,
				longest: line.length
			};
			blocks.push(open);
		} else if (open && open.longest < longLine && line.length < longLine) {
			open.end = span.end;
			open.longest = Math.max(open.longest, line.length);
		} else {
			open = { ...span, kind: 'paragraph', longest: line.length };
			blocks.push(open);
		}
	}
	return blocks;
}

function cellsOf(line: string, start: number): Span[] {
	const bars = [...line.matchAll(/\|/g)].map(({ index }) => start + index);
	return bars.slice(0, -1).map((bar, i) => ({ start: bar + 1, end: bars[i + 1] ?? bar + 1 }));
}

const abbreviation =
	/(?:^|[\s(])(?:no|nos|fig|approx|ca|vs|e\.g|i\.e|etc|dr|mr|mrs|ms|prof|st|pp?|vol|cf|núm|sra?|aprox|ee|uu|p\. ?ej|ed|eds|al|art|\p{Lu})\.$/iu;

/** The sentences of a span. An abbreviation or an initial ends none. */
export function sentencesOf(prose: string, { start, end }: Span): Span[] {
	const sentences: Span[] = [];
	let from = start;
	const text = prose.slice(0, end);
	const ending = /[.!?…]+["”’»)]*(?=\s+["“‘«(¿¡]*(?:\p{Lu}|\p{N}|\{\{))/gu;
	ending.lastIndex = start;
	for (let found = ending.exec(text); found; found = ending.exec(text)) {
		const until = found.index + found[0].length;
		if (abbreviation.test(text.slice(Math.max(from, found.index - 8), found.index + 1))) continue;
		sentences.push({ start: from, end: until });
		from = until;
	}
	if (text.slice(from).trim() !== '') sentences.push({ start: from, end });
	return sentences;
}
