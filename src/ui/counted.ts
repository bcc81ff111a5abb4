import { getLocale } from '#messages/runtime.js';
import { numberText } from './locale.ts';

class Counted extends Number {
	readonly #language: string;

	constructor(value: number, language: string) {
		super(value);
		this.#language = language;
	}

	override toString(): string {
		return numberText(this.valueOf(), this.#language);
	}
}

/**
 * A count for a sentence of `messages/`: it stands there as readers of the language write it (200,000), and the sentence
 * still chooses its plural by what it is.
 */
export function counted(value: number, language: string = getLocale()): NonNullable<unknown> {
	return new Counted(value, language);
}
