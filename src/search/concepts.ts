import { phraseLanguages, readings, stemOf } from './analyse.ts';
import { sequenceOf } from './terms.ts';
import { tokens, type Token } from './tokens.ts';

export type ConceptName = { concept: string; language: string; text: string };

/** Concepts named at one place of a query. `length` counts tokens, or characters within a run without spaces. */
export type Named = { concepts: string[]; length: number };

/**
 * Recognises concepts by any of their names in any language: "remesas" is topic:remittances, and so is "remesa", since a name
 * is known by its stems. The longest name wins.
 */
export class ConceptFinder {
	/** 'es remes' or 'es migracion laboral' → concepts. */
	readonly #spaced = new Map<string, Set<string>>();
	readonly #unspaced = new Map<string, Set<string>>();
	readonly #names = new Map<string, { language: string; text: string }[]>();
	#longest = 1;
	#longestRun = 1;

	constructor(names: Iterable<ConceptName>) {
		for (const { concept, language, text } of names) {
			const words = tokens(text);
			if (words.length === 0) continue;
			append(this.#names, concept, { language, text });
			if (words.every(({ spaced }) => !spaced)) {
				const run = words.map((word) => word.text).join('');
				add(this.#unspaced, run, concept);
				this.#longestRun = Math.max(this.#longestRun, run.length);
			} else {
				for (const spelling of spellings(text)) {
					const stems = spelling.map((word) => stemOf(word, language));
					add(this.#spaced, stems.map((stem) => `${stem.language} ${stem.stem}`).join(' '), concept);
				}
				this.#longest = Math.max(this.#longest, words.length);
			}
		}
	}

	/** The longest name that begins with the first of `words`. */
	at(words: Token[]): Named | null {
		for (let length = Math.min(words.length, this.#longest); length > 0; length--) {
			const span = words.slice(0, length);
			const found = new Set<string>();
			for (const language of length === 1 ? [] : phraseLanguages) {
				const stems = span.map((word) => stemOf(word.text, language));
				this.#collect(found, stems.map((stem) => `${stem.language} ${stem.stem}`).join(' '));
			}
			if (length === 1)
				for (const stem of readings(span[0]?.text ?? ''))
					this.#collect(found, `${stem.language} ${stem.stem}`);
			if (found.size > 0) return { concepts: [...found].sort(), length };
		}
		return null;
	}

	/** The longest name with which `run` begins. */
	inRun(run: string): Named | null {
		for (let length = Math.min(run.length, this.#longestRun); length > 0; length--) {
			const found = this.#unspaced.get(run.slice(0, length));
			if (found) return { concepts: [...found].sort(), length };
		}
		return null;
	}

	/** The names of a concept as terms: what makes a record in another language look like what was asked for. */
	nameTerms(concept: string): number[][] {
		return (this.#names.get(concept) ?? []).map(({ language, text }) => sequenceOf(text, language));
	}

	/** All names as written, for "did you mean". */
	*texts(): Generator<string> {
		for (const names of this.#names.values()) for (const { text } of names) yield text;
	}

	#collect(found: Set<string>, name: string): void {
		for (const concept of this.#spaced.get(name) ?? []) found.add(concept);
	}
}

/** "Bolivia (Plurinational State of)" is also called Bolivia. */
function spellings(text: string): string[][] {
	const whole = tokens(text).map((word) => word.text);
	const short = tokens(text.replace(/\s*[([].*$/, '')).map((word) => word.text);
	return short.length > 0 && short.length < whole.length ? [whole, short] : [whole];
}

function add(map: Map<string, Set<string>>, name: string, concept: string): void {
	const there = map.get(name);
	if (there) there.add(concept);
	else map.set(name, new Set([concept]));
}

function append<T>(map: Map<string, T[]>, name: string, value: T): void {
	const there = map.get(name);
	if (there) there.push(value);
	else map.set(name, [value]);
}
