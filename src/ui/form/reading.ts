import { all, longestEcho, one, type Values } from './values.ts';
import { refusalToText } from './text.ts';
import type { Problem } from './problem.ts';

type Asked = { required?: boolean; longest?: number };

/**
 * Reads a form field by field and gathers what is wrong with each, so that a person hears all of it at once. A value
 * that cannot be read is null (or left out of a list) and is never guessed.
 */
export class Reading {
	readonly problems: Problem[] = [];
	readonly #values: Values;

	constructor(values: Values) {
		this.#values = values;
	}

	/** One line; null when empty. */
	line(field: string, { required = false, longest = 300 }: Asked = {}): string | null {
		return this.#text(field, required, longest, (text) => text.replace(/\s+/gu, ' ').trim());
	}

	/** A text of several lines; null when empty. */
	text(field: string, { required = false, longest = 8000 }: Asked = {}): string | null {
		return this.#text(field, required, longest, (text) => text.replace(/\r\n?/gu, '\n').trim());
	}

	/** Several entries, from fields of one name or lines of one field; empty ones and repetitions are left out. */
	many(field: string, { longest = 300, most = 50 }: { longest?: number; most?: number } = {}): string[] {
		const entered = all(this.#values, field).flatMap((value) => value.split(/\r\n?|\n/u));
		const kept = [...new Set(entered.map((text) => text.replace(/\s+/gu, ' ').trim()).filter(Boolean))];
		if (kept.length > most) this.refuse(field, 'more_than', { most });
		for (const text of kept) {
			const code = refusalToText(text, longest);
			if (code) this.refuse(field, code, { most: longest });
		}
		return kept.slice(0, most);
	}

	/** The same, each turned into what it names; one that names nothing is a problem that quotes it. */
	named<Thing>(
		field: string,
		find: (text: string) => Thing | null,
		options: { most?: number } = {}
	): Thing[] {
		const found: Thing[] = [];
		for (const text of this.many(field, options)) {
			const thing = find(text);
			if (thing === null) this.refuse(field, 'not_known', { text: text.slice(0, 80) });
			else if (!found.includes(thing)) found.push(thing);
		}
		return found;
	}

	/** A text that nothing else here reads: only that it can be shown as it is written. */
	readable(field: string, entered: string, longest = longestEcho): void {
		const code = refusalToText(entered, longest);
		if (code) this.refuse(field, code, { most: longest });
	}

	/** Notes a problem; only the first of a field is shown. */
	refuse(field: string, code: string, details: Record<string, string | number> = {}): void {
		if (!this.problems.some((problem) => problem.field === field))
			this.problems.push({ field, code, details });
	}

	#text(field: string, required: boolean, longest: number, tidy: (text: string) => string): string | null {
		const entered = one(this.#values, field);
		const code = refusalToText(entered, longest);
		if (code) {
			this.refuse(field, code, { most: longest });
			return null;
		}
		const text = tidy(entered);
		if (text === '' && required) this.refuse(field, 'required');
		return text || null;
	}
}
