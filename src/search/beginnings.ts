import { analysedAs, primary, undetermined } from './analyse.ts';
import { fold, scriptOf } from './fold.ts';
import { tokens } from './tokens.ts';

/**
 * How words begin: by the class of their first letter, a bit for each class of their second. The letters of an alphabet fall
 * into classes of their own, those of two alphabets may share one.
 */
type Letters = Int32Array;

const classes = 32;
const every = -1;

/**
 * The beginnings of words to be marked. Stemmers cut endings, so of a word that begins otherwise the stem need not be found: of
 * nineteen in twenty. Arabic sets its article and small words in front, so there every word may be one.
 */
export class Beginnings {
	readonly #typed = new Int32Array(classes);
	/** By the language as which a name is analysed: there is no other in whose texts it is found. */
	readonly #named = new Map<string, Letters>();
	/** Both together, by the language of a text: a page shows forty of one. */
	readonly #known = new Map<string, Letters>();

	/** Words that someone typed, looked for in texts of every language. */
	addTyped(text: string): void {
		this.#known.clear();
		for (const { text: word } of tokens(text)) add(this.#typed, word);
	}

	addName(text: string, language: string): void {
		this.#known.clear();
		for (const { text: word } of tokens(text)) {
			const as = analysedAs(word, language);
			let letters = this.#named.get(as);
			if (letters === undefined) this.#named.set(as, (letters = new Int32Array(classes)));
			add(letters, word);
		}
	}

	/** For texts of a language. */
	in(language: string): Letters {
		let letters = this.#known.get(language);
		if (letters === undefined) this.#known.set(language, (letters = this.#together(language)));
		return letters;
	}

	#together(language: string): Letters {
		const named = [this.#named.get(primary(language)), this.#named.get(undetermined)];
		return this.#typed.map((seconds, first) =>
			named.reduce((all, letters) => all | (letters?.[first] ?? 0), seconds)
		);
	}
}

function add(letters: Letters, word: string): void {
	const first = classAt(word, 0);
	if (first === any) return void letters.fill(every);
	const second = secondAt(word, 0, word.length);
	letters[first] = (letters[first] as number) | (second === any ? every : 1 << second);
}

/** Whether the word that stands there in a text may have one of these beginnings. */
export function mayBegin(letters: Letters, text: string, start: number, end: number): boolean {
	const first = classAt(text, start);
	if (first === any) return true;
	const seconds = letters[first] as number;
	if (seconds === 0 || seconds === every) return seconds !== 0;
	const second = secondAt(text, start, end);
	return second === any || (seconds & (1 << second)) !== 0;
}

/** A letter that may stand for another, or before which another may stand. */
const any = -1;

/** The endings of shorter words may begin with their second letter; those of other scripts than Latin too. */
const leastUnits = 4;

function secondAt(text: string, start: number, end: number): number {
	if (end - start < leastUnits || text.charCodeAt(start) >= firstNotLatin) return any;
	const second = classAt(text, start + 1);
	// English writes dying of die.
	return second === y ? i : second;
}

const firstNotLatin = 0x250;
const [i, y] = ['i', 'y'].map((letter) => letter.charCodeAt(0) & 31) as [number, number];

// Folded once each. 0: not known yet; else the class and two.
const known = new Int8Array(0x10000);

function classAt(text: string, at: number): number {
	// A mark behind the letter may make it another.
	if (isComposing(text.charCodeAt(at + 1))) return any;
	const unit = text.charCodeAt(at);
	return (known[unit] || (known[unit] = classOf(text[at] as string) + 2)) - 2;
}

function classOf(letter: string): number {
	if (scriptOf(letter) === 'arabic' || !letter.isWellFormed()) return any;
	const folded = fold(letter);
	// œ is found by oe.
	return folded.length === 1 ? folded.charCodeAt(0) & 31 : any;
}

/** The marks that Unicode composes with Latin and Cyrillic letters. */
const isComposing = (unit: number): boolean => unit >= 0x300 && unit < 0x370;
