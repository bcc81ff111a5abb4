/** A group of people: the category it has in each dimension that it is narrowed by. `{}` is everybody. */
export type Group = Readonly<Record<string, string>>;

/** What people are told apart by: each dimension with all its categories. Everybody has one category in each. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/**
 * Dimensions that follow from others, as a region does from a country: everybody knows which, so that an attacker does. `allows`:
 * whether somebody of an inner category can be of an outer one.
 */
export type Nesting = Readonly<
	Record<string, { in: string; allows: (inner: string, outer: string) => boolean }>
>;

/** Dimensions that follow from others: a region from a country, a year from a cohort. */
export const derivedFrom: Readonly<Record<string, string>> = { region: 'country', year: 'cohort' };

/** People who have the same category in every dimension, and how many they are. */
export type Cell = { in: Group; count: number };

export function isWithin(cell: Group, group: Group): boolean {
	return Object.entries(group).every(([dimension, category]) => cell[dimension] === category);
}

export function countIn(cells: readonly Cell[], group: Group): number {
	return cells.reduce((sum, cell) => (isWithin(cell.in, group) ? sum + cell.count : sum), 0);
}

/** The same for many groups, looking at each cell once for each set of dimensions that they are told by. */
export function countsIn(cells: readonly Cell[], groups: readonly Group[]): number[] {
	const told = new Map<string, Map<string, number>>();
	const countsBy = (dimensions: readonly string[]): Map<string, number> => {
		const counts = new Map<string, number>();
		for (const { in: all, count } of cells) {
			const key = groupKeyBy(all, dimensions);
			counts.set(key, (counts.get(key) ?? 0) + count);
		}
		return counts;
	};
	return groups.map((group) => {
		const dimensions = Object.keys(group).sort();
		const by = dimensions.join('\n');
		const counts = told.get(by) ?? countsBy(dimensions);
		told.set(by, counts);
		return counts.get(groupKey(group)) ?? 0;
	});
}

/** Every combination of the categories of some dimensions that can be; of none, everybody. */
export function combinations(dimensions: Dimensions, of: readonly string[], nesting: Nesting = {}): Group[] {
	// Sorted out with each dimension: all of them first would be millions.
	return of.reduce<Group[]>(
		(groups, dimension) =>
			groups.flatMap((group) =>
				(dimensions[dimension] ?? [])
					.map((category) => ({ ...group, [dimension]: category }))
					.filter((one) => isPossible(one, nesting))
			),
		[{}]
	);
}

/** Nobody is in a country and not in its region. */
function isPossible(cell: Group, nesting: Nesting): boolean {
	return Object.entries(nesting).every(([outer, { in: inner, allows }]) => {
		const [around, within] = [cell[outer], cell[inner]];
		return around === undefined || within === undefined || allows(within, around);
	});
}

/** The key of the group that somebody is of by some dimensions. */
export function groupKeyBy(cell: Group, dimensions: readonly string[]): string {
	return groupKey(Object.fromEntries(dimensions.map((one) => [one, cell[one] ?? ''])));
}

/** The same for groups of the same categories, in whatever order these were named. */
export function groupKey(group: Group): string {
	return JSON.stringify(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)));
}
