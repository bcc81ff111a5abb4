/** A group of people: the category it has in each dimension that it is narrowed by. `{}` is everybody. */
export type Group = Readonly<Record<string, string>>;

/** What people are told apart by: each dimension with all its categories. Everybody has one category in each. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/** People who have the same category in every dimension, and how many they are. */
export type Cell = { in: Group; count: number };

export function isWithin(cell: Group, group: Group): boolean {
	return Object.entries(group).every(([dimension, category]) => cell[dimension] === category);
}

export function countIn(cells: readonly Cell[], group: Group): number {
	return cells.reduce((sum, cell) => (isWithin(cell.in, group) ? sum + cell.count : sum), 0);
}

/** Every combination of the categories of some dimensions; of none, everybody. */
export function combinations(dimensions: Dimensions, of: readonly string[]): Group[] {
	return of.reduce<Group[]>(
		(groups, dimension) =>
			groups.flatMap((group) =>
				(dimensions[dimension] ?? []).map((category) => ({ ...group, [dimension]: category }))
			),
		[{}]
	);
}

/** The same for groups of the same categories, in whatever order these were named. */
export function groupKey(group: Group): string {
	return JSON.stringify(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)));
}
