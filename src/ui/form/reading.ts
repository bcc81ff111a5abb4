import { all, one, type Values } from './values.ts';
import { isDay, isLink, isTime, refusalToText } from './text.ts';
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

	link(field: string, asked: Asked = {}): string | null {
		const text = this.line(field, { longest: 2000, ...asked });
		return this.#if(field, text, text === null || isLink(text), 'not_a_link');
	}

	/** A calendar day, as `input type=date` sends it. */
	day(field: string, asked: Asked = {}): string | null {
		const text = this.line(field, asked);
		return this.#if(field, text, text === null || isDay(text), 'not_a_day');
	}

	time(field: string, asked: Asked = {}): string | null {
		const text = this.line(field, asked)?.slice(0, 5) ?? null;
		return this.#if(field, text, text === null || isTime(text), 'not_a_time');
	}

	/** A whole number within bounds, in any of the digits `Intl` writes for our languages. */
	whole(field: string, { from, to, required = false }: Asked & { from: number; to: number }): number | null {
		const text = this.line(field, { required });
		if (text === null) return null;
		const latin = text.replace(/[٠-٩]/gu, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
		const number = /^\d{1,15}$/.test(latin) ? Number(latin) : NaN;
		if (number >= from && number <= to) return number;
		// A year is not written 1,500: as text, so that no page groups its digits.
		this.refuse(field, 'not_a_number', { from: String(from), to: String(to) });
		return null;
	}

	/** One of the values offered. */
	choice<Value extends string>(field: string, offered: readonly Value[], asked: Asked = {}): Value | null {
		const text = this.line(field, asked);
		const found = offered.find((value) => value === text) ?? null;
		return this.#if(field, found, text === null || found !== null, 'not_offered');
	}

	/** Those of the values offered that were ticked. */
	choices<Value extends string>(field: string, offered: readonly Value[]): Value[] {
		const ticked = new Set(all(this.#values, field).filter(Boolean));
		const known = offered.filter((value) => ticked.has(value));
		if (known.length !== ticked.size) this.refuse(field, 'not_offered');
		return known;
	}

	/** Several entries, from fields of one name or lines of one field; empty ones and repetitions are left out. */
	many(field: string, { longest = 300, most = 50 }: { longest?: number; most?: number } = {}): string[] {
		const entered = all(this.#values, field).flatMap((value) => value.split(/\r\n?|\n/u));
		const kept = [...new Set(entered.map((text) => text.replace(/\s+/gu, ' ').trim()).filter(Boolean))];
		if (kept.length > most) this.refuse(field, 'too_many', { most });
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

	ticked(field: string): boolean {
		return one(this.#values, field) !== '';
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

	#if<Value>(field: string, value: Value | null, good: boolean, code: string): Value | null {
		if (good) return value;
		this.refuse(field, code);
		return null;
	}
}
