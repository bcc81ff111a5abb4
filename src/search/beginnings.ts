import { analysedAs, primary, undetermined } from './analyse.ts';
import { fold, scriptOf } from './fold.ts';
import { tokens } from './tokens.ts';

/** A set of letters in one number, a bit for each: the letters of an alphabet fall apart, those of two may fall together. */
type Letters = number;

const none: Letters = 0;
const all: Letters = -1;

/**
 * The letters with which words to be marked begin. Stemmers cut endings, so of a word that begins otherwise the stem need not be
 * found: nine of ten in a text. Arabic sets its article and small words in front, so there every word may be one.
 */
export class Beginnings {
	#typed = none;
	/** By the language as which a name is analysed: there is no other in whose texts it is found. */
	readonly #named = new Map<string, Letters>();

	/** Words that someone typed, looked for in texts of every language. */
	addTyped(text: string): void {
		for (const { text: word } of tokens(text)) this.#typed |= beginningAt(word, 0);
	}

	addName(text: string, language: string): void {
		for (const { text: word } of tokens(text)) {
			const as = analysedAs(word, language);
			this.#named.set(as, (this.#named.get(as) ?? none) | beginningAt(word, 0));
		}
	}

	/** For texts of a language. */
	in(language: string): Letters {
		const named = this.#named.get(primary(language)) ?? none;
		return this.#typed | named | (this.#named.get(undetermined) ?? none);
	}
}

/** Whether a word that begins at this place of a text may have one of these beginnings. */
export function mayBegin(letters: Letters, text: string, at: number): boolean {
	return (letters & beginningAt(text, at)) !== 0;
}

// Folded once each.
const known = new Int32Array(0x10000);

function beginningAt(text: string, at: number): Letters {
	// A mark behind the letter may make it another.
	if (isComposing(text.charCodeAt(at + 1))) return all;
	const unit = text.charCodeAt(at);
	return known[unit] || (known[unit] = beginningOf(text[at] as string));
}

function beginningOf(letter: string): Letters {
	if (scriptOf(letter) === 'arabic' || !letter.isWellFormed()) return all;
	const folded = fold(letter);
	return folded === '' ? all : 1 << (folded.charCodeAt(0) & 31);
}

/** The marks that Unicode composes with Latin and Cyrillic letters. */
const isComposing = (unit: number): boolean => unit >= 0x300 && unit < 0x370;
