import type { Texts } from './words.ts';

/** A line of a form’s sheet, by the names of its columns. */
export type Row = { get: (name: string) => string; texts: (name: string) => Texts };

/** `English (en)` → en; `fr` → fr. */
export function codeOf(name: string): string | null {
	return (
		/\(([a-z]{2,3})\)\s*$/iu.exec(name)?.[1]?.toLowerCase() ??
		/^([a-z]{2,3})$/iu.exec(name.trim())?.[1]?.toLowerCase() ??
		null
	);
}

export function languagesOf(tables: string[][][], fallback: string): string[] {
	const found = new Set<string>();
	for (const [head = []] of tables)
		for (const name of head) {
			const [base = '', language] = name.split('::').map((part) => part.trim());
			if (base !== 'label') continue;
			const code = language === undefined ? fallback : codeOf(language);
			if (code) found.add(code);
		}
	const all = [...found];
	return all.includes(fallback)
		? [fallback, ...all.filter((code) => code !== fallback)]
		: all.length > 0
			? all
			: [fallback];
}

export function rowsOf([head = [], ...rows]: string[][], fallback = 'en'): Row[] {
	const columns = head.map((name) => name.split('::').map((part) => part.trim()));
	return rows.map((cells) => ({
		get: (name) =>
			(cells[columns.findIndex(([base, language]) => base === name && language === undefined)] ?? '').trim(),
		texts: (name) =>
			Object.fromEntries(
				columns.flatMap(([base, language], i) => {
					const code = language === undefined ? fallback : codeOf(language);
					const text = (cells[i] ?? '').trim();
					return base === name && code && text !== '' ? [[code, text]] : [];
				})
			)
	}));
}
