/** A form as it was filled in: each name with what was entered under it, in order. What a page shows again. */
export type Values = Record<string, string[]>;

/** No field of ours is longer unless its form says so: what is beyond is refused when read, and not sent back. */
export const longestEcho = 20_000;
const mostFields = 2000;

/**
 * What a browser sent. A file in place of a text is no text; too much is cut, so that an answer is never larger than a form.
 * `echo`: fields of which more is sent back, by name.
 */
export function valuesOf(form: FormData, echo: Readonly<Record<string, number>> = {}): Values {
	const values: Values = {};
	let left = mostFields;
	for (const [name, value] of form) {
		if (left-- === 0) break;
		if (!Object.hasOwn(values, name)) define(values, name);
		const most = (Object.hasOwn(echo, name) ? echo[name] : undefined) ?? longestEcho;
		values[name]?.push(typeof value === 'string' ? keepable(value.slice(0, most + 1)) : '');
	}
	return values;
}

/** No database keeps NUL in a text, and no hand types it; nor half of a letter, where the text was cut. */
function keepable(text: string): string {
	return text.replaceAll('\0', '').toWellFormed();
}

/** `__proto__` is a name like any other. */
function define(values: Values, name: string): void {
	Object.defineProperty(values, name, { value: [], enumerable: true, configurable: true, writable: true });
}

/** The first value under a name; '' when there is none. */
export function one(values: Values, name: string): string {
	return all(values, name)[0] ?? '';
}

export function all(values: Values, name: string): string[] {
	return Object.hasOwn(values, name) ? (values[name] ?? []) : [];
}

export function has(values: Values, name: string, value: string): boolean {
	return all(values, name).includes(value);
}

/** True where two forms say the same under a name: blanks at the ends and empty lines do not count. */
export function same(a: Values, b: Values, name: string): boolean {
	const said = (values: Values) =>
		all(values, name)
			.map((value) => value.replace(/\r\n?/g, '\n').trim())
			.filter(Boolean);
	const [x, y] = [said(a), said(b)];
	return x.length === y.length && x.every((value, i) => value === y[i]);
}

/** The form again with one more empty field of the name its button asked for. */
export function withOneMore(values: Values): Values {
	const name = one(values, 'more');
	return Object.hasOwn(values, name) ? { ...values, [name]: [...all(values, name), ''] } : values;
}
