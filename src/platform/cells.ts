/** A count of fewer people than this could name somebody. */
export const fewestShown = 5;

export type Cell<Key extends string = string> = { key: Key; count: number };
/** `count` null: too few to say, or it would tell another that is. */
export type ShownCell<Key extends string = string> = { key: Key; count: number | null };

/**
 * The cells of a table whose total is known, as they may be published. Small ones are hidden; and what is hidden must
 * not follow from the total: at least two cells are hidden, or none, and together they hold as many people as a cell
 * that may be shown (primary and complementary suppression, Eurostat's and the UN statistical commission's practice).
 */
export function withoutSmallCells<Key extends string>(cells: readonly Cell<Key>[]): ShownCell<Key>[] {
	const bySize = cells.filter(({ count }) => count > 0).sort((one, other) => one.count - other.count);
	const hidden = new Set<Key>();
	let people = 0;
	for (const { key, count } of bySize) {
		const safe = hidden.size === 0 ? count >= fewestShown : hidden.size > 1 && people >= fewestShown;
		if (safe && count >= fewestShown) break;
		hidden.add(key);
		people += count;
	}
	return cells.map(({ key, count }) => ({ key, count: hidden.has(key) ? null : count }));
}

/** A row of a published table; `key` null: the groups that are too small to be named, together. */
export type PublishedCell<Key extends string = string> = { key: Key | null; count: number };

/** The table as it is published: not even the name of a small group is told. Empty where all of it would tell somebody. */
export function publishedCells<Key extends string>(cells: readonly Cell<Key>[]): PublishedCell<Key>[] {
	const shown = withoutSmallCells(cells);
	const named = shown.flatMap(({ key, count }) => (count === null || count === 0 ? [] : [{ key, count }]));
	if (named.length === 0) return [];
	const total = cells.reduce((sum, { count }) => sum + count, 0);
	const rest = total - named.reduce((sum, { count }) => sum + count, 0);
	return rest === 0 ? named : [...named, { key: null, count: rest }];
}

/** How many of so many, where neither these nor the others are too few to be told; null otherwise. */
export function countOf(some: number, all: number): number | null {
	const small = (count: number): boolean => count > 0 && count < fewestShown;
	return small(some) || small(all - some) || small(all) ? null : some;
}
