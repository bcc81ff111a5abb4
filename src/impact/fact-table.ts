import type { Group } from './group.ts';
import { extended, nestedAxis, noAxis, type Axis } from './nested-table.ts';
import { categoriesOf, noCounts, type Counts } from './tally.ts';

/** Something that a breakdown is told by, and what its categories lie in and are told by elsewhere: a country, and its region. */
export type ToldBy = { dimension: string; outer: string | null };

/**
 * What a breakdown is hidden by: the finest that is told of the same people, as the numbers of a region are the sums of those
 * of its countries. `lies`: which dimension follows from which.
 */
export function finestOf(
	by: readonly string[],
	offered: readonly string[],
	lies: Readonly<Record<string, string>>
): ToldBy[] {
	const finest = new Set(by.map((one) => (offered.includes(lies[one] ?? '') ? (lies[one] ?? one) : one)));
	return [...finest].sort().map((dimension) => ({
		dimension,
		outer: Object.keys(lies).find((outer) => lies[outer] === dimension && offered.includes(outer)) ?? null
	}));
}

export function dimensionsOf(told: readonly ToldBy[]): string[] {
	return told.flatMap(({ dimension, outer }) => (outer === null ? [dimension] : [dimension, outer]));
}

export type FactTable = { rows: Axis; columns: Axis; cells: readonly (readonly Counts[])[] };

const isUnknownOn = (axis: Axis, place: number): boolean =>
	axis !== noAxis && (axis.placeOf('') === place || axis.outerPlaceOf('') === place);

/** Of whom nothing is known. */
export const isUnknown = ({ rows, columns }: FactTable, r: number, c: number): boolean =>
	isUnknownOn(rows, r) || isUnknownOn(columns, c);

/** Where a group stands in the table; undefined: nobody is in it. */
export function placeIn(
	{ rows, columns }: FactTable,
	told: readonly ToldBy[],
	group: Group
): readonly [r: number, c: number] | undefined {
	const r = placeOn(rows, told.length > 1 ? told[0] : undefined, group);
	const c = placeOn(columns, told.at(-1), group);
	return r === undefined || c === undefined ? undefined : [r, c];
}

function placeOn(axis: Axis, told: ToldBy | undefined, group: Group): number | undefined {
	const category = told && group[told.dimension];
	if (category !== undefined) return axis.placeOf(category);
	const outer = group[told?.outer ?? ''];
	return outer === undefined ? axis.total : axis.outerPlaceOf(outer);
}

/** Who stands there. */
export function groupAt({ rows, columns }: FactTable, told: readonly ToldBy[], r: number, c: number): Group {
	return {
		...groupOn(rows, told.length > 1 ? told[0] : undefined, r),
		...groupOn(columns, told.at(-1), c)
	};
}

function groupOn(axis: Axis, told: ToldBy | undefined, place: number): Group {
	if (!told || place === axis.total) return {};
	const category = axis.categories[place];
	if (category !== undefined) return { [told.dimension]: category };
	return told.outer === null ? {} : { [told.outer]: axis.outers[place - axis.size] ?? '' };
}

/** The groups of `dimensionsOf(told)` as a table with its sums; told by one thing, they are its only row. */
export function tableOf(groups: ReadonlyMap<string, Counts>, told: readonly ToldBy[]): FactTable {
	const dimensions = dimensionsOf(told);
	const placed = [...groups].map(([key, counts]) => {
		const categories = categoriesOf(key);
		const of = (name: string): string => categories[dimensions.indexOf(name)] ?? '';
		const at = told.map(({ dimension, outer }) => {
			return { category: of(dimension), outer: outer === null ? null : of(outer) };
		});
		return { counts, at };
	});
	const axes = told.map((_, i) => {
		const all = placed.flatMap(({ at }) => at.slice(i, i + 1));
		const categories = new Map(all.map((one) => [one.category, one]));
		return nestedAxis([...categories.values()].sort((a, b) => (a.category < b.category ? -1 : 1)));
	});
	const [rows, columns] = [axes.length > 1 ? (axes[0] ?? noAxis) : noAxis, axes.at(-1) ?? noAxis];
	const cells = Array.from({ length: rows.size }, () => Array.from({ length: columns.size }, () => noCounts));
	for (const { counts, at } of placed) {
		const row = cells[rows.placeOf(at[0]?.category ?? '') ?? 0];
		const column = columns.placeOf(at.at(-1)?.category ?? '') ?? 0;
		if (row) row[column] = summed([row[column] ?? noCounts, counts]);
	}
	return { rows, columns, cells: extended(cells, rows, columns, summed) };
}

function summed(all: readonly Counts[]): Counts {
	const total = { ...noCounts };
	for (const { n, base } of all) {
		total.n += n;
		total.base += base;
	}
	return total;
}
