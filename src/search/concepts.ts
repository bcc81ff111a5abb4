import { phraseLanguages, readings } from './analyse.ts';
import { readingTerms, sequenceOf, stemTerm, wordTerm } from './terms.ts';
import { tokens, type Token } from './tokens.ts';

/**
 * 'word:migration' is nothing that a record could be tagged with: a subject so broad that a filter would narrow nothing. Its
 * names are looked for as words.
 */
export function isBroadWord(concept: string): boolean {
	return concept.startsWith('word:');
}

export type ConceptName = { concept: string; language: string; text: string };

/** Concepts named at one place of a query. `length` counts tokens, or characters within a run without spaces. */
export type Named = { concepts: string[]; length: number };

/**
 * Recognises concepts by any of their names in any language: "remesas" is topic:remittances, and so is "remesa", since a name
 * is known by its stems. The longest name wins.
 */
export class ConceptFinder {
	/** By the terms of a name; also of its beginnings, which name nothing yet. */
	readonly #spaced = new Map<string, Set<string>>();
	readonly #unspaced = new Map<string, Set<string>>();
	readonly #names = new Map<string, { language: string; text: string }[]>();
	/** Made at the first need: by the term of a word, the languages in which it stands in a name. */
	#spoken: Map<number, string[]> | null = null;
	#longestRun = 1;

	constructor(names: Iterable<ConceptName>) {
		for (const { concept, language, text } of names) {
			const words = tokens(text);
			if (words.length === 0) continue;
			this.#names.set(concept, [...(this.#names.get(concept) ?? []), { language, text }]);
			if (words.every(({ spaced }) => !spaced)) {
				const run = words.map((word) => word.text).join('');
				entry(this.#unspaced, run).add(concept);
				this.#longestRun = Math.max(this.#longestRun, run.length);
			} else
				for (const spelling of spellings(text)) {
					const terms = spelling.map((word) => wordTerm(word, language));
					for (let length = 1; length < terms.length; length++)
						entry(this.#spaced, terms.slice(0, length).join(' '));
					entry(this.#spaced, terms.join(' ')).add(concept);
				}
		}
	}

	/** The longest name that begins with the first of `words`. */
	at(words: readonly Token[]): Named | null {
		const [first] = words;
		if (!first) return null;
		let longest: Named | null = null;
		const take = (length: number, concepts: Iterable<string>) => {
			const before = longest?.length === length ? longest.concepts : [];
			longest = { length, concepts: [...new Set([...before, ...concepts])].sort() };
		};
		// One word by all its forms; several by those of one language.
		for (const term of readingTerms(first.text)) {
			const concepts = this.#spaced.get(String(term));
			if (concepts && concepts.size > 0) take(1, concepts);
		}
		for (const language of phraseLanguages) {
			let name = '';
			for (const [i, word] of words.entries()) {
				name += `${i > 0 ? ' ' : ''}${wordTerm(word.text, language)}`;
				const concepts = this.#spaced.get(name);
				if (!concepts) break;
				if (concepts.size > 0 && i + 1 >= ((longest as Named | null)?.length ?? 1)) take(i + 1, concepts);
			}
		}
		return longest;
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

	/** The names of a concept as they are written. */
	names(concept: string): readonly { language: string; text: string }[] {
		return this.#names.get(concept) ?? [];
	}

	/** The languages in whose names a word stands, in any of its forms. */
	languagesOf(word: string): string[] {
		this.#spoken ??= this.#words();
		return [...new Set(readings(word).flatMap((stem) => this.#spoken?.get(stemTerm(stem)) ?? []))];
	}

	#words(): Map<number, string[]> {
		const spoken = new Map<number, string[]>();
		for (const names of this.#names.values())
			for (const { language, text } of names)
				for (const { text: word, spaced } of tokens(text)) {
					if (!spaced) continue;
					const term = wordTerm(word, language);
					const there = spoken.get(term) ?? [];
					if (!there.includes(language)) spoken.set(term, [...there, language]);
				}
		return spoken;
	}

	/** All names as written, for "did you mean". */
	*texts(): Generator<{ language: string; text: string }> {
		for (const names of this.#names.values()) yield* names;
	}
}

/** "Bolivia (Plurinational State of)" is also called Bolivia. */
function spellings(text: string): string[][] {
	const whole = tokens(text).map((word) => word.text);
	const short = tokens(text.replace(/\s*[([].*$/, '')).map((word) => word.text);
	return short.length > 0 && short.length < whole.length ? [whole, short] : [whole];
}

function entry(map: Map<string, Set<string>>, name: string): Set<string> {
	const there = map.get(name) ?? new Set();
	map.set(name, there);
	return there;
}
