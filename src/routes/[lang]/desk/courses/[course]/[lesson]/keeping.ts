import type { Values } from '#ui/form/values.ts';

/** What was typed and not saved yet, in this browser, with the revisions it began from. */
export type Kept = { values: Values; carried: Carried };
/** What a form began from: its numbers. */
export type Carried = { revision: number; itemRevision: number; sourceRevision: number };

/** What a form carries for itself is not what a person wrote. */
const carriedNames = new Set(['revision', 'itemRevision', 'sourceRevision', 'auto', 'then', 'act']);

/** Under whose name it is kept: another person at the same browser neither sees nor sends it. */
export function keepingKey(writer: string, course: string, what: string, language: string): string {
	return `serai-writing ${writer} ${course} ${what} ${language}`;
}

export function keep(key: string, kept: Kept): void {
	try {
		localStorage.setItem(key, JSON.stringify(kept));
	} catch {
		// A browser that keeps nothing: what was typed is saved every few seconds all the same.
	}
}

export function kept(key: string): Kept | null {
	try {
		return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
	} catch {
		return null;
	}
}

export function forget(key: string): void {
	try {
		localStorage.removeItem(key);
	} catch {
		// Nothing was kept.
	}
}

/** Everything that was kept under keys that begin so. */
export function forgetAll(beginning: string): void {
	try {
		for (const key of Object.keys(localStorage)) if (key.startsWith(beginning)) localStorage.removeItem(key);
	} catch {
		// Nothing was kept.
	}
}

/** A form's texts as they stand; files go only when a person saves. */
export function writtenIn(form: HTMLFormElement): Values {
	const values: Values = {};
	for (const [name, value] of new FormData(form))
		if (typeof value === 'string' && !carriedNames.has(name))
			(values[name] ??= []).push(value.replace(/\r\n?/gu, '\n'));
	return values;
}

/** What somebody wrote in the form that the server sent, before the script took it over; null when they wrote nothing. */
export function writtenEarly(key: string): Values | null {
	if (typeof document === 'undefined') return null;
	const form = document.querySelector<HTMLFormElement>(`form[data-keeping="${CSS.escape(key)}"]`);
	const texts = form?.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input[type=text]');
	return form && [...(texts ?? [])].some((text) => text.value !== text.defaultValue) ? writtenIn(form) : null;
}

/** Whether two forms say the same, an empty field being no field. */
export function sayTheSame(one: Values, other: Values): boolean {
	const said = (values: Values) =>
		JSON.stringify(
			Object.entries(values)
				.map(([name, texts]) => [name, texts.filter((text) => text !== '')] as const)
				.filter(([, texts]) => texts.length > 0)
				.sort(([a], [b]) => (a < b ? -1 : 1))
		);
	return said(one) === said(other);
}
