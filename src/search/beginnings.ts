import { analysedAs, primary, undetermined } from './analyse.ts';
import { fold, scriptOf } from './fold.ts';
import { tokens, type Token } from './tokens.ts';

/**
 * How words begin: by the class of their first letter, a bit for each class of their second. The letters of an alphabet fall
 * into classes of their own, those of two alphabets may share one.
 */
type Letters = Int32Array;

const classes = 32;
const every = -1;

/** What a word of a text is compared with before its stem is found. */
export type Sought = {
	letters: Letters;
	/** Of Arabic words (`bonesOf`). */
	bones: ReadonlySet<number>;
	/** Of scripts without spaces: by a unit's last five bits, a bit for each of the next five. */
	units: Int32Array;
};

/**
 * The beginnings of words to be marked. Stemmers cut endings, so of a word that begins otherwise the stem need not be found: of
 * nineteen in twenty. Arabic sets its article and small words in front: there, the letters count that no stemmer cuts.
 */
export class Beginnings {
	readonly #bones = new Set<number>();
	readonly #units = new Int32Array(32);
	readonly #typed = new Int32Array(classes);
	/** By the language as which a name is analysed: there is no other in whose texts it is found. */
	readonly #named = new Map<string, Letters>();
	/** Both together, by the language of a text: a page shows forty of one. */
	readonly #known = new Map<string, Sought>();

	/** Words that someone typed, looked for in texts of every language. */
	addTyped(text: string): void {
		this.#known.clear();
		for (const token of tokens(text)) this.#add(this.#typed, token);
	}

	addName(text: string, language: string): void {
		this.#known.clear();
		for (const token of tokens(text)) {
			const as = analysedAs(token.text, language);
			let letters = this.#named.get(as);
			if (letters === undefined) this.#named.set(as, (letters = new Int32Array(classes)));
			this.#add(letters, token);
		}
	}

	/** For texts of a language. */
	in(language: string): Sought {
		let sought = this.#known.get(language);
		if (sought === undefined)
			this.#known.set(
				language,
				(sought = { letters: this.#together(language), bones: this.#bones, units: this.#units })
			);
		return sought;
	}

	#together(language: string): Letters {
		const named = [this.#named.get(primary(language)), this.#named.get(undetermined)];
		return this.#typed.map((seconds, first) =>
			named.reduce((all, letters) => all | (letters?.[first] ?? 0), seconds)
		);
	}

	#add(letters: Letters, { text: word, spaced }: Token): void {
		if (!spaced) {
			for (let i = 0; i < word.length; i++) {
				const unit = word.charCodeAt(i);
				this.#units[unit & 31] = (this.#units[unit & 31] as number) | (1 << (unit >> 5));
			}
			return;
		}
		const first = classAt(word, 0);
		if (first === arabic) return void this.#bones.add(bonesOf(word, 0, word.length));
		if (first === any) {
			this.#bones.add(any);
			return void letters.fill(every);
		}
		const second = secondAt(word, 0, word.length);
		letters[first] = (letters[first] as number) | (second < 0 ? every : 1 << second);
	}
}

/** Whether the word that stands there in a text may be one of these. */
export function mayBegin({ letters, bones }: Sought, text: string, start: number, end: number): boolean {
	const first = classAt(text, start);
	if (first === arabic) {
		if (bones.size === 0) return false;
		const own = bonesOf(text, start, end);
		return own === any || bones.has(own) || bones.has(any);
	}
	if (first === any) return true;
	const seconds = letters[first] as number;
	if (seconds === 0 || seconds === every) return seconds !== 0;
	const second = secondAt(text, start, end);
	return second < 0 || (seconds & (1 << second)) !== 0;
}

/** Whether the characters there, of a script without spaces, may be among these. */
export function mayContain({ units }: Sought, text: string, start: number, end: number): boolean {
	for (let i = start; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (((units[unit & 31] as number) & (1 << (unit >> 5))) === 0) return false;
	}
	return true;
}

/** A letter that may stand for another, or before which another may stand. */
const any = -1;
const arabic = -2;

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

// Folded once each. 0: not known yet; else the class and three.
const known = new Int8Array(0x10000);

function classAt(text: string, at: number): number {
	// A mark behind the letter may make it another.
	if (isComposing(text.charCodeAt(at + 1))) return any;
	const unit = text.charCodeAt(at);
	return (known[unit] || (known[unit] = classOf(text[at] as string) + 3)) - 3;
}

function classOf(letter: string): number {
	if (scriptOf(letter) === 'arabic') return arabic;
	if (!letter.isWellFormed()) return any;
	const folded = fold(letter);
	// œ is found by oe.
	return folded.length === 1 ? folded.charCodeAt(0) & 31 : any;
}

/** The marks that Unicode composes with Latin and Cyrillic letters. */
const isComposing = (unit: number): boolean => unit >= 0x300 && unit < 0x370;

/**
 * Which of the sixteen letters an Arabic word has that stand in no prefix and no ending that the stemmer cuts, and in no letter that
 * it writes otherwise: words of one stem have the same. `any`: it has letters of another kind, of which nobody knows.
 */
function bonesOf(text: string, start: number, end: number): number {
	let bones = 0;
	for (let i = start; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (unit < firstArabic || unit > lastArabicMark) return any;
		bones |= bone[unit - firstArabic] as number;
	}
	return bones;
}

const [firstArabic, lastArabicMark] = [0x621, 0x652];
const bone = new Uint16Array(lastArabicMark - firstArabic + 1);
for (const [bit, letter] of [...'ثجحخدذرزشصضطظعغق'].entries())
	bone[letter.charCodeAt(0) - firstArabic] = 1 << bit;
