/**
 * What a table is told by in one direction: its categories, then what some of them lie in (the regions of countries), then all
 * together. By their places in that order:
 */
export type Axis = {
	/** How many categories there are. */
	size: number;
	/** By their places; what some of them lie in stands behind them. */
	categories: readonly string[];
	outers: readonly string[];
	/** What each place is the sum of: a category of itself. */
	members: readonly (readonly number[])[];
	/** Places of which one is the sum of the others: countries and their region, regions and all. */
	lines: readonly (readonly number[])[];
	placeOf: (category: string) => number | undefined;
	outerPlaceOf: (outer: string) => number | undefined;
	total: number;
};

export type Place = readonly [row: number, column: number];
/** Places of which the last is the sum of the others. */
export type TableLine = readonly Place[];

/** A category, and what it lies in; null: in nothing but the whole. */
export type Placed = { category: string; outer: string | null };

/** Categories that lie in nothing. */
export function plainAxis(size: number): Axis {
	return nestedAxis(Array.from({ length: size }, (_, place) => ({ category: String(place), outer: null })));
}

/** Told by nothing: everybody stands in one place. */
export const noAxis: Axis = {
	...{ size: 1, categories: [''], outers: [], members: [[0]], lines: [], total: 0 },
	placeOf: () => 0,
	outerPlaceOf: () => 0
};

/** Of categories, each named once. */
export function nestedAxis(categories: readonly Placed[]): Axis {
	const size = categories.length;
	const places = new Map(categories.map(({ category }, place) => [category, place]));
	const all = [...categories.keys()];
	const outerOf = (place: number): string | null => categories[place]?.outer ?? null;
	const alone = all.filter((place) => outerOf(place) === null);
	const within = Map.groupBy(
		all.filter((place) => outerOf(place) !== null),
		(place) => outerOf(place) ?? ''
	);
	const outers = new Map([...within.keys()].map((outer, i) => [outer, size + i]));
	const total = size + outers.size;
	return {
		...{ size, categories: [...places.keys()], outers: [...outers.keys()] },
		members: [...all.map((place) => [place]), ...within.values(), all],
		lines: [
			...[...within].map(([outer, inside]) => [...inside, outers.get(outer) ?? total]),
			[...alone, ...outers.values(), total]
		],
		placeOf: (category) => places.get(category),
		outerPlaceOf: (outer) => outers.get(outer),
		total
	};
}

/** The table with all its sums. */
export function extended<Cell>(
	cells: readonly (readonly Cell[])[],
	rows: Axis,
	columns: Axis,
	sum: (cells: Cell[]) => Cell
): Cell[][] {
	const wide = cells.map((row) =>
		columns.members.map((places) => sum(places.flatMap((c) => row.slice(c, c + 1))))
	);
	return rows.members.map((places) =>
		columns.members.map((_, c) => sum(places.flatMap((r) => wide[r]?.slice(c, c + 1) ?? [])))
	);
}
