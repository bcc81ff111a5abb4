import { stemOf, typedForms, type Stem } from './analyse.ts';
import { tokens } from './tokens.ts';
import { bigrams, singles } from './unspaced.ts';

/**
 * A term is a number: a 32-bit hash (FNV-1a, then a finaliser so that near words fall far apart) of 'en migrat'. No dictionary
 * has to be kept, sent or agreed on between processes. Among 100,000 terms about one pair falls together: one word in
 * forty thousand also finds another.
 */
export function termOf(name: string): number {
	return finished(carried(empty, name, 0, name.length));
}

const empty = 0x811c9dc5;

/** The hash of what came before, with a part of a text behind it. */
function carried(hash: number, text: string, start: number, end: number): number {
	for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash;
}

function finished(hash: number): number {
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	hash = (hash ^ (hash >>> 16)) >>> 0;
	return hash === fieldBreak ? 1 : hash;
}

/** Stands between two fields of a document, so that no phrase reaches across. */
export const fieldBreak = 0;

const chinese = carried(empty, 'zh ', 0, 3);

export const stemTerm = ({ language, stem }: Stem): number => termOf(`${language} ${stem}`);
export const unspacedTerm = (letters: string): number => unspacedTermAt(letters, 0, letters.length);
/** Of letters where they stand in a text. */
export const unspacedTermAt = (text: string, start: number, end: number): number =>
	finished(carried(chinese, text, start, end));
/** A filter is a term too: concepts are found as words are. */
export const filterTerm = (filter: string): number => termOf(filter);

// Texts repeat their words: most are analysed once. A word's hash chooses its slot, a second hash says whether it is that word
// (another is taken for it once in four billion times), and a word that comes later takes the slot. No string is made or kept.
const slots = 2 ** 18;
/** A word's second hash, then its term, side by side: one look into memory finds both. */
const known = new Uint32Array(2 * slots);

/** The term of a word where it stands in a text of `language`. */
export function wordTermAt(text: string, start: number, end: number, language: string): number {
	let place = carried(empty, language, 0, language.length);
	let word = place;
	for (let i = start; i < end; i++) {
		const unit = text.charCodeAt(i);
		place = Math.imul(place ^ unit, 0x01000193);
		word = Math.imul(((word << 5) | (word >>> 27)) ^ unit, 0x9e3779b1);
	}
	const at = 2 * (finished(place) % slots);
	word >>>= 0;
	if (known[at] === word && known[at + 1] !== 0) return known[at + 1] as number;
	known[at] = word;
	return (known[at + 1] = stemTerm(stemOf(text.slice(start, end), language)));
}

export function wordTerm(word: string, language: string): number {
	return wordTermAt(word, 0, word.length, language);
}

/** The terms by which a word that someone typed may stand in texts. */
export function readingTerms(word: string): number[] {
	return [...new Set(typedForms(word).map(({ form, language }) => wordTerm(form, language)))];
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
