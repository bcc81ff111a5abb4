import { readings, stemOf, type Stem } from './analyse.ts';
import { tokens } from './tokens.ts';
import { bigrams, singles } from './unspaced.ts';

/**
 * A term is a number: a 32-bit hash (FNV-1a, then a finaliser so that near words fall far apart) of 'en migrat'. No dictionary
 * has to be kept, sent or agreed on between processes. Among 100,000 terms about one pair falls together: one word in
 * forty thousand also finds another.
 */
export function termOf(name: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	hash = (hash ^ (hash >>> 16)) >>> 0;
	return hash === fieldBreak ? 1 : hash;
}

/** Stands between two fields of a document, so that no phrase reaches across. */
export const fieldBreak = 0;

export const stemTerm = ({ language, stem }: Stem): number => termOf(`${language} ${stem}`);
export const unspacedTerm = (letters: string): number => termOf(`zh ${letters}`);
/** A filter is a term too: concepts are found as words are. */
export const filterTerm = (filter: string): number => termOf(filter);

// Texts repeat their words: most are analysed once. Emptied when full; which word is in it decides nothing.
const known = new Map<string, number>();

/** The term of a word in a text of `language`. */
export function wordTerm(word: string, language: string): number {
	const name = `${language} ${word}`;
	let term = known.get(name);
	if (term === undefined) {
		term = stemTerm(stemOf(word, language));
		if (known.size >= 50_000) known.clear();
		known.set(name, term);
	}
	return term;
}

const knownReadings = new Map<string, readonly number[]>();

/** The terms by which a word that someone typed may stand in texts. */
export function readingTerms(word: string): readonly number[] {
	let terms = knownReadings.get(word);
	if (terms === undefined) {
		terms = [...new Set(readings(word).map(stemTerm))];
		if (knownReadings.size >= 5_000) knownReadings.clear();
		knownReadings.set(word, terms);
	}
	return terms;
}

/** The terms of a text in their order, each next to its neighbour: what a phrase is compared with. */
export function sequenceOf(text: string, language: string): number[] {
	return tokens(text).flatMap((token) =>
		token.spaced ? wordTerm(token.text, language) : bigrams(token.text).map(unspacedTerm)
	);
}

/** All terms of a field of a document: its sequence, then the words of one character that no pair finds. */
export function termsOf(text: string, language: string): number[] {
	const found: number[] = [];
	const lone: number[] = [];
	for (const token of tokens(text)) {
		if (token.spaced) found.push(wordTerm(token.text, language));
		else {
			for (const pair of bigrams(token.text)) found.push(unspacedTerm(pair));
			for (const single of singles(token.text)) lone.push(unspacedTerm(single));
		}
	}
	return lone.length > 0 ? found.concat(lone) : found;
}
