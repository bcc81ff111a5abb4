import { phraseLanguages } from './analyse.ts';
import { isBroadWord, type ConceptFinder, type Named } from './concepts.ts';
import { cleaned, fold } from './fold.ts';
import { isStopWord } from './stopwords.ts';
import { readingTerms, sequenceOf, unspacedTerm } from './terms.ts';
import { tokens, type Token } from './tokens.ts';
import { bigrams, segments } from './unspaced.ts';

/** Any one of these sequences of neighbouring terms; most words are sequences of one. */
export type Word = {
	sequences: number[][];
	/** What a broad word is called in other languages: found too, and counts half. */
	alike: number[][];
	text: string;
};

/** What stands for one thought: all of its words, or a record tagged with one of its concepts. `broad`: what else it names. */
export type Group = { words: Word[]; concepts: string[]; broad: string[] };

/** A record must satisfy every group and none that is excluded. */
export type ParsedQuery = { groups: Group[]; excluded: Group[] };

/** More words than this narrow nothing down. */
export const mostWords = 24;

/** Reads "quoted phrases", -exclusions, names of concepts and words. Never fails. */
export function parseQuery(text: string, finder: ConceptFinder): ParsedQuery {
	const query: ParsedQuery = { groups: [], excluded: [] };
	let free: Group[] = [];
	for (const { quoted, excluded, text: part } of parts(text).slice(0, 2 * mostWords)) {
		const groups = quoted ? phraseGroup(part) : wordGroups(tokens(part).slice(0, 2 * mostWords), finder);
		if (excluded) query.excluded.push(...groups);
		else if (quoted) query.groups.push(...groups);
		else free.push(...groups);
	}
	const telling = free.filter(
		({ words, concepts }) => concepts.length > 0 || words.some((word) => !isStopWord(fold(word.text)))
	);
	if (telling.length > 0 || query.groups.length > 0) free = telling;
	query.groups = firstWords(distinct([...query.groups, ...free]));
	query.excluded = firstWords(distinct(query.excluded));
	return query;
}

type Part = { quoted: boolean; excluded: boolean; text: string };

/** Cuts at quotation marks and at words with a minus before them; what stands between them stays together. */
function parts(text: string): Part[] {
	const plain = cleaned(text).replace(/[“”„‟«»「」『』＂]/g, '"');
	const found: Part[] = [];
	for (const [, minusPhrase, phrase, minusWord, word = ''] of plain.matchAll(
		/([-−–])?"([^"]*)"?|([-−–])?([^\s"]+)/g
	)) {
		const last = found.at(-1);
		const excluded = (minusPhrase ?? minusWord) !== undefined;
		if (phrase !== undefined) found.push({ quoted: true, excluded, text: phrase });
		else if (last && !last.quoted && !last.excluded && !excluded) last.text += ` ${word}`;
		else found.push({ quoted: false, excluded, text: word });
	}
	return found;
}

function phraseGroup(text: string): Group[] {
	const sequences = distinct(phraseLanguages.map((language) => sequenceOf(text, language))).filter(
		({ length }) => length > 0
	);
	return sequences.length > 0 ? [{ words: [{ sequences, alike: [], text }], concepts: [], broad: [] }] : [];
}

function wordGroups(words: Token[], finder: ConceptFinder): Group[] {
	const groups: Group[] = [];
	for (let i = 0; i < words.length;) {
		const token = words[i] as Token;
		if (!token.spaced) {
			groups.push(...runGroups(token.text, finder));
			i++;
			continue;
		}
		const gap = words.slice(i).findIndex(({ spaced }) => !spaced);
		const named = finder.at(words.slice(i, gap < 0 ? undefined : i + gap));
		const span = words.slice(i, i + (named?.length ?? 1)).map(({ text }) => text);
		const telling = span.filter((word) => !isStopWord(fold(word)));
		groups.push(thought((telling.length > 0 ? telling : span).map(spacedWord), named, finder));
		i += span.length;
	}
	return groups;
}

/** Names of concepts first, wherever they begin; what is left between them is cut into words. */
function runGroups(run: string, finder: ConceptFinder): Group[] {
	const groups: Group[] = [];
	let rest = '';
	const cutRest = () => {
		for (const word of segments(rest)) groups.push({ words: [unspacedWord(word)], concepts: [], broad: [] });
		rest = '';
	};
	for (let at = 0; at < run.length;) {
		const named = finder.inRun(run.slice(at));
		if (named) {
			cutRest();
			groups.push(thought([unspacedWord(run.slice(at, at + named.length))], named, finder));
		} else rest += run[at];
		at += named?.length ?? 1;
	}
	cutRest();
	return groups;
}

/** Words and what they name. A broad word becomes its own translations, since nothing is tagged with it. */
function thought(words: Word[], named: Named | null, finder: ConceptFinder): Group {
	const broad = named?.concepts.filter(isBroadWord) ?? [];
	const [only] = words;
	if (only && words.length === 1 && broad.length > 0) {
		const own = new Set(only.sequences.map(String));
		only.alike = distinct(broad.flatMap((concept) => finder.nameTerms(concept))).filter(
			(sequence) => !own.has(String(sequence))
		);
	}
	return { words, concepts: named?.concepts.filter((concept) => !isBroadWord(concept)) ?? [], broad };
}

function spacedWord(text: string): Word {
	return { sequences: readingTerms(text).map((term) => [term]), alike: [], text };
}

function unspacedWord(text: string): Word {
	return { sequences: [bigrams(text).map(unspacedTerm)], alike: [], text };
}

function distinct<T>(list: T[]): T[] {
	if (list.length < 2) return list;
	const seen = new Map(
		list.map((one) => [
			JSON.stringify(one, (name, value: unknown) => (name === 'text' ? undefined : value)),
			one
		])
	);
	return [...seen.values()];
}

function firstWords(groups: Group[]): Group[] {
	let words = 0;
	return groups.filter((group) => (words += group.words.length) <= mostWords);
}
