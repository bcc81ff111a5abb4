import type { ConceptFinder } from './concepts.ts';
import type { ParsedQuery } from './query.ts';
import { unspacedTerm, wordTerm } from './terms.ts';
import { tokens } from './tokens.ts';

/** What a text is compared with to show why it was found. */
export type Matcher = {
	terms: ReadonlySet<number>;
	/** Names of the concepts in all languages: marked only as a whole. */
	names: readonly (readonly number[])[];
};

export type Marked = { text: string; marked: boolean }[];

export function matcherOf(query: ParsedQuery, finder: ConceptFinder): Matcher {
	return {
		terms: new Set(query.groups.flatMap(({ words }) => words.flatMap(({ sequences }) => sequences.flat()))),
		names: query.groups.flatMap(({ concepts }) => concepts.flatMap((concept) => finder.nameTerms(concept)))
	};
}

type Place = { term: number; start: number; end: number };

/**
 * The text in pieces, those that match marked. With `excerpt`, about so many characters around the first mark.
 * `language` is the text's.
 */
export function highlight(
	text: string,
	language: string,
	matcher: Matcher,
	options: { excerpt?: number } = {}
): Marked {
	const marks = markedRanges(places(text, language), matcher);
	const [from, until] =
		options.excerpt === undefined ? [0, text.length] : window(text, marks[0]?.[0] ?? 0, options.excerpt);
	const pieces: Marked = [];
	const push = (start: number, end: number, marked: boolean) => {
		if (start < end) pieces.push({ text: text.slice(start, end), marked });
	};
	let at = from;
	for (const [start, end] of marks) {
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

function places(text: string, language: string): Place[] {
	return tokens(text).flatMap((token) => {
		if (token.spaced) return [{ term: wordTerm(token.text, language), start: token.start, end: token.end }];
		return pairs(token.text, token.start);
	});
}

/** Pairs first, side by side as in the index; then each character by itself. */
function pairs(run: string, offset: number): Place[] {
	let start = offset;
	const letters = [...run].map((letter) => ({ letter, start, end: (start += letter.length) }));
	const joined = letters.slice(1).map(({ letter, end }, i) => {
		const before = letters[i] as (typeof letters)[number];
		return { term: unspacedTerm(before.letter + letter), start: before.start, end };
	});
	return [...joined, ...letters.map(({ letter, ...place }) => ({ term: unspacedTerm(letter), ...place }))];
}

/** Ranges in order, those that touch or overlap joined. */
function markedRanges(found: Place[], matcher: Matcher): [number, number][] {
	const marked = found
		.filter(({ term }) => matcher.terms.has(term))
		.map(({ start, end }) => ({ start, end }));
	for (const name of matcher.names)
		for (let i = 0; i + name.length <= found.length; i++)
			if (name.every((term, j) => found[i + j]?.term === term))
				marked.push({ start: found[i]?.start ?? 0, end: found[i + name.length - 1]?.end ?? 0 });
	const ranges: [number, number][] = [];
	for (const { start, end } of marked.sort((a, b) => a.start - b.start)) {
		const last = ranges.at(-1);
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else ranges.push([start, end]);
	}
	return ranges;
}

/** Begins and ends between words; a third of the excerpt stands before the first mark. */
function window(text: string, mark: number, length: number): [number, number] {
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
