import { Beginnings, mayBegin, mayContain, type Sought } from './beginnings.ts';
import type { ConceptFinder } from './concepts.ts';
import type { ParsedQuery } from './query.ts';
import { fieldBreak, unspacedTermAt, wordTermAt } from './terms.ts';
import { isRun, stretchEnd, stretchStart } from './tokens.ts';

/** What a text is compared with to show why it was found. */
export type Matcher = {
	/** Terms that stand side by side, by the last of them. */
	sequences: ReadonlyMap<number, readonly (readonly number[])[]>;
	beginnings: Beginnings;
};

export type Marked = { text: string; marked: boolean }[];

/** Words are marked one by one; names of concepts, in all languages, only as a whole. */
export function matcherOf({ groups }: ParsedQuery, finder: ConceptFinder): Matcher {
	const words = groups.flatMap((group) => group.words);
	const terms = words.flatMap(({ sequences, alike }) => [...sequences, ...alike].flat());
	const concepts = groups.flatMap((group) => group.concepts);
	const names = concepts.flatMap((concept) => finder.nameTerms(concept));
	const marked = [...new Set(terms)].map((term) => [term]);

	const beginnings = new Beginnings();
	for (const { text } of words) beginnings.addTyped(text);
	for (const concept of [...concepts, ...groups.flatMap(({ broad }) => broad)])
		for (const { text, language } of finder.names(concept)) beginnings.addName(text, language);

	return {
		sequences: Map.groupBy([...marked, ...names], (sequence) => sequence.at(-1) ?? fieldBreak),
		beginnings
	};
}

/**
 * The text in pieces, those that match marked. With `excerpt`, about so many characters around the first mark.
 * `language` is the text's.
 */
export function highlight(
	text: string,
	language: string,
	matcher: Matcher,
	{ excerpt = text.length }: { excerpt?: number } = {}
): Marked {
	const { ranges, from, until } = marks(text, language, matcher, excerpt);
	const pieces: Marked = [];
	const push = (start: number, end: number, marked: boolean) => {
		if (start < end) pieces.push({ text: text.slice(start, end), marked });
	};
	let at = from;
	for (const [start, end] of ranges) {
		if (start < at || end > until) continue;
		push(at, start, false);
		push(start, end, true);
		at = end;
	}
	push(at, until, false);
	if (from > 0) pieces.unshift({ text: '…', marked: false });
	if (until < text.length) pieces.push({ text: '…', marked: false });
	return pieces;
}

type Range = [start: number, end: number];

/** What is marked, and the part of the text that is shown; behind that part nothing is read. */
function marks(
	text: string,
	language: string,
	matcher: Matcher,
	excerpt: number
): { ranges: Range[]; from: number; until: number } {
	if (matcher.sequences.size === 0) {
		const [from, until] = part(text, 0, excerpt);
		return { ranges: [], from, until };
	}
	const read: Places = { terms: [], starts: [], ends: [] };
	const found: Range[] = [];
	const sought = matcher.beginnings.in(language);
	let shown: Range | null = text.length <= excerpt ? part(text, 0, excerpt) : null;
	for (let start = stretchStart(text, 0); start < text.length && start <= (shown?.[1] ?? start);) {
		const end = stretchEnd(text, start);
		const before = read.terms.length;
		if (isRun(text, start)) readRun(read, text, start, end, sought);
		else if (mayBegin(sought, text, start, end))
			push(read, wordTermAt(text, start, end, language), start, end);
		else pushBreak(read, start, end);
		for (let i = before; i < read.terms.length; i++) markAt(read, i, matcher, found);
		if (found.length > 0) shown ??= part(text, Math.min(...found.map(([from]) => from)), excerpt);
		start = stretchStart(text, end);
	}
	const [from, until] = shown ?? part(text, 0, excerpt);
	return { ranges: joined(found), from, until };
}

/** The terms of a text in their order and where each stands. */
type Places = { terms: number[]; starts: number[]; ends: number[] };

function push(read: Places, term: number, start: number, end: number): void {
	read.terms.push(term);
	read.starts.push(start);
	read.ends.push(end);
}

/** One break stands for all in between. */
function pushBreak(read: Places, start: number, end: number): void {
	if (read.terms.at(-1) !== fieldBreak) push(read, fieldBreak, start, end);
}

/** Pairs first, side by side as in the index; then each character by itself. */
function readRun(read: Places, text: string, start: number, end: number, sought: Sought): void {
	const next = (at: number) => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
	const take = (from: number, until: number) => {
		if (mayContain(sought, text, from, until)) push(read, unspacedTermAt(text, from, until), from, until);
		else pushBreak(read, from, until);
	};
	for (let at = start, middle = next(start); middle < end; at = middle, middle = next(middle))
		take(at, next(middle));
	for (let at = start; at < end; at = next(at)) take(at, next(at));
}

/** Marks what ends with the last term read. */
function markAt({ terms, starts, ends }: Places, last: number, matcher: Matcher, found: Range[]): void {
	for (const sequence of matcher.sequences.get(terms[last] as number) ?? []) {
		const first = last + 1 - sequence.length;
		if (first >= 0 && sequence.every((term, i) => terms[first + i] === term))
			found.push([starts[first] as number, ends[last] as number]);
	}
}

/** Ranges in order, those that touch or overlap as one. */
function joined(found: Range[]): Range[] {
	const ranges: Range[] = [];
	for (const [start, end] of found.sort(([a], [b]) => a - b)) {
		const last = ranges.at(-1);
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else ranges.push([start, end]);
	}
	return ranges;
}

/** Begins and ends between words; a third of the excerpt stands before the first mark. */
function part(text: string, mark: number, length: number): Range {
	if (text.length <= length) return [0, text.length];
	let from = Math.max(0, Math.min(mark - Math.floor(length / 3), text.length - length));
	if (from > 0) from = Math.min(wordStart(text, from), mark);
	let until = Math.min(text.length, from + length);
	if (until < text.length) {
		const space = text.lastIndexOf(' ', until);
		until = space > Math.max(from, mark) + length / 2 ? space : wholeCharacter(text, until);
	}
	return [from, until];
}

function wordStart(text: string, at: number): number {
	const space = text.indexOf(' ', at);
	return space >= 0 && space < at + 30 ? space + 1 : wholeCharacter(text, at);
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
	return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at;
}
