import type { Values } from '#ui/form/values.ts';

/** As long as prose may be, and a little: what is longer is refused when it is read. */
const longest = 70_000;
const mostFields = 2000;

/** What a browser sent for a lesson, whose texts are longer than those of other forms. Files are read apart. */
export function enteredIn(form: FormData): Values {
	const values = new Map<string, string[]>();
	let left = mostFields;
	for (const [name, value] of form) {
		if (left-- === 0) break;
		if (typeof value !== 'string') continue;
		const text = value.slice(0, longest).replace(/\r\n?/gu, '\n');
		values.set(name, [...(values.get(name) ?? []), text]);
	}
	return Object.fromEntries(values);
}
