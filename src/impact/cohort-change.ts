import { cohortDimensions, type CohortDimension } from './cohort.ts';
import { countIn, type Cell } from './group.ts';

/** How many people of a cohort have each category, now and as it would be; where nothing changes both are the same. */
export type CohortTable = {
	dimension: CohortDimension;
	rows: { category: string; now: number; then: number }[];
};
export type CohortChange = { now: number; then: number; by: CohortTable[] };

/**
 * A cohort beside itself as it would be: by each dimension that is `kept`, or in which something is known of anybody. The
 * largest first, and of whom nothing is known last.
 */
export function cohortChange(
	now: readonly Cell[],
	then: readonly Cell[],
	kept: readonly CohortDimension[] = []
): CohortChange {
	const all = [...now, ...then];
	const by = cohortDimensions.flatMap((dimension) => {
		const categories = [...new Set(all.map((cell) => cell.in[dimension] ?? ''))];
		if (!kept.includes(dimension) && categories.every((category) => category === '')) return [];
		const [before, after] = [countedBy(now, dimension), countedBy(then, dimension)];
		const rows = categories
			.map((category) => ({
				...{ category, now: before.get(category) ?? 0 },
				then: after.get(category) ?? 0
			}))
			.sort(
				(a, b) =>
					Number(a.category === '') - Number(b.category === '') ||
					b.then - a.then ||
					(a.category < b.category ? -1 : 1)
			);
		return [{ dimension, rows }];
	});
	return { now: countIn(now, {}), then: countIn(then, {}), by };
}

function countedBy(cells: readonly Cell[], dimension: CohortDimension): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { in: within, count } of cells) {
		const category = within[dimension] ?? '';
		counts.set(category, (counts.get(category) ?? 0) + count);
	}
	return counts;
}
