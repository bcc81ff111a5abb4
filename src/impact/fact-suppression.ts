import type { Thresholds } from './disclosure.ts';
import type { Indicator } from './indicator.ts';
import { suppressed } from './suppression.ts';
import { categoriesOf, type Counts } from './tally.ts';

/**
 * Which groups of a breakdown are not told: those of too few people, and so many others that they do not follow from the
 * total. Of whom nothing is known ('') is no group that somebody could be found by, and is never hidden for being small.
 */
export function hiddenGroups(
	groups: ReadonlyMap<string, Counts>,
	{ measure, least }: Pick<Indicator, 'measure' | 'least'>,
	thresholds: Thresholds
): Set<string> {
	const isCount = measure.is === 'count';
	const threshold = Math.max(isCount ? thresholds.count : thresholds.rate, least);
	const people = ({ n, base }: Counts): number => (isCount ? n : base);
	const known = [...groups].map(([key, counts]) => ({ key, of: categoriesOf(key), people: people(counts) }));
	const width = known[0]?.of.length ?? 0;
	if (width > 2) throw new Error('No fact is narrowed by more than two dimensions.');
	const small = known.filter(({ people: count }) => count > 0 && count < threshold);
	if (small.length === 0) return new Set();
	if (known[0]?.key === '' && known.length === 1) return new Set(['']);
	const named = known.filter(({ of }) => of.every((category) => category !== ''));
	const rows = width === 1 ? [''] : distinct(named.map(({ of }) => of[0] ?? ''));
	const columns = distinct(named.map(({ of }) => of.at(-1) ?? ''));
	const at = new Map(named.map((one) => [`${width === 1 ? '' : one.of[0]}\n${one.of.at(-1)}`, one]));
	const counts = rows.map((row) => columns.map((column) => at.get(`${row}\n${column}`)?.people ?? 0));
	const shown = suppressed(counts, threshold);
	return new Set(
		rows.flatMap((row, r) =>
			columns.flatMap((column, c) => {
				const one = at.get(`${row}\n${column}`);
				return one && shown[r]?.[c] === null ? [one.key] : [];
			})
		)
	);
}

function distinct(list: readonly string[]): string[] {
	return [...new Set(list)].sort();
}
