const longest = 90;

/** 'Académie sur les migrations 2023' → 'academie-sur-les-migrations-2023'; '' where nothing Latin is left. */
export function slugFrom(title: string): string {
	const folded = title
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/ß/gu, 'ss')
		.replace(/[øœæłđ]/gu, (letter) => ({ ø: 'o', œ: 'oe', æ: 'ae', ł: 'l', đ: 'd' })[letter] ?? letter)
		.replace(/[’'`]/gu, '')
		.replace(/[^a-z0-9]+/gu, '-')
		.replace(/^-+|-+$/gu, '');
	if (folded.length <= longest) return folded;
	const cut = folded.slice(0, longest + 1);
	return cut.slice(0, cut.lastIndexOf('-') > 40 ? cut.lastIndexOf('-') : longest).replace(/-+$/u, '');
}

/** The slugs to try for a new entry, the best first; the last one is surely free. */
export function slugCandidates(titles: readonly string[], kind: string, id: string): string[] {
	const best = titles.map(slugFrom).find((slug) => slug.length >= 4) ?? kind;
	return [best, ...[2, 3, 4, 5].map((n) => `${best}-${n}`), `${best}-${id.slice(-8)}`].filter(
		(slug) => slug !== kind
	);
}
