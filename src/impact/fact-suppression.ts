import { defaultThresholds, type Thresholds } from './disclosure.ts';
import type { Group } from './group.ts';
import type { Indicator } from './indicator.ts';
import { extended, nestedAxis, noAxis, type Axis } from './nested-table.ts';
import { hideMore } from './suppression.ts';
import { categoriesOf, noCounts, type Counts } from './tally.ts';

/** Whom a number is told: an evaluator, who tells it on after two people looked, or everybody, with nobody looking first. */
export type Audience = 'evaluators' | 'everybody';

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

export type IsHidden = (group: Group) => boolean;

/**
 * Which groups of a breakdown are not told: those of too few people, and so many others that they follow from no sum that is
 * told – not of all, nor of what they lie in. Of whom nothing is known ('') is no group that somebody could be found by, and
 * is never hidden for being small. Everybody is told no share of which few are, or all but few.
 * `groups` are those of `dimensionsOf(told)`.
 */
export function hiddenGroups(
	groups: ReadonlyMap<string, Counts>,
	told: readonly ToldBy[],
	{ measure, least }: Pick<Indicator, 'measure' | 'least'>,
	audience: Audience,
	thresholds: Thresholds = defaultThresholds
): IsHidden {
	if (told.length > 2) throw new Error('No fact is narrowed by more than two dimensions.');
	const isCount = measure.is === 'count';
	const isShare = measure.is === 'share' || measure.is === 'options';
	const threshold = Math.max(isCount ? thresholds.count : thresholds.rate, least);
	const people = ({ n, base }: Counts): number => (isCount ? n : base);
	const isFew = (count: number): boolean => count > 0 && count < thresholds.count;
	const isOfFew = ({ n, base }: Counts): boolean =>
		audience === 'everybody' && isShare && (isFew(n) || isFew(base - n));

	const { rows, columns, cells } = tableOf(groups, told, isCount);
	const table = extended(cells, rows, columns, summed);
	const counts = table.map((row) => row.map(people));
	const isNamed = (r: number, c: number): boolean => !isUnknown(rows, r) && !isUnknown(columns, c);
	const hidden = table.map((row, r) => row.map((one, c) => isNamed(r, c) && isFew(people(one))));
	// First as the table of how many they are: what that hides is not to be read from the base of a share.
	hideMore(hidden, counts, { rows, columns }, thresholds.count);
	for (const [r, row] of table.entries())
		for (const [c, one] of row.entries()) {
			const count = people(one);
			const isSmall = isNamed(r, c) && count > 0 && count < threshold;
			if (isSmall || isOfFew(one)) (hidden[r] ??= [])[c] = true;
		}
	const guarded: [people: (one: Counts) => number, least: number][] = [[people, threshold]];
	if (audience === 'everybody' && isShare)
		guarded.push([({ n }) => n, thresholds.count], [({ n, base }) => base - n, thresholds.count]);
	const tables = guarded.map(([of, fewest]) => ({ of: table.map((row) => row.map(of)), fewest }));
	// What one of them hides may leave another with one hidden.
	while (tables.map(({ of, fewest }) => hideMore(hidden, of, { rows, columns }, fewest)).some(Boolean));
	return (group) => {
		const [r, c] = [
			placeOn(rows, told.length > 1 ? told[0] : undefined, group),
			placeOn(columns, told.at(-1), group)
		];
		return r !== undefined && c !== undefined && hidden[r]?.[c] === true;
	};
}

const isUnknown = (axis: Axis, place: number): boolean =>
	axis !== noAxis && (axis.placeOf('') === place || axis.outerPlaceOf('') === place);

function placeOn(axis: Axis, told: ToldBy | undefined, group: Group): number | undefined {
	const category = told && group[told.dimension];
	if (category !== undefined) return axis.placeOf(category);
	const outer = group[told?.outer ?? ''];
	return outer === undefined ? axis.total : axis.outerPlaceOf(outer);
}

/** The groups as a table; told by one thing, they are its only row. */
function tableOf(
	groups: ReadonlyMap<string, Counts>,
	told: readonly ToldBy[],
	onlyKnown: boolean
): { rows: Axis; columns: Axis; cells: Counts[][] } {
	const dimensions = dimensionsOf(told);
	const placed = [...groups].map(([key, counts]) => {
		const categories = categoriesOf(key);
		const of = (name: string): string => categories[dimensions.indexOf(name)] ?? '';
		const at = told.map(({ dimension, outer }) => {
			const wider = outer === null ? null : of(outer);
			return { category: of(dimension), outer: onlyKnown && wider === '' ? null : wider };
		});
		return { counts, at };
	});
	const known = placed.filter(({ at }) => !onlyKnown || at.every(({ category }) => category !== ''));
	const axes = told.map((_, i) => {
		const all = known.flatMap(({ at }) => at.slice(i, i + 1));
		const categories = new Map(all.map((one) => [one.category, one]));
		return nestedAxis([...categories.values()].sort((a, b) => (a.category < b.category ? -1 : 1)));
	});
	const [rows, columns] = [axes.length > 1 ? (axes[0] ?? noAxis) : noAxis, axes.at(-1) ?? noAxis];
	const cells = Array.from({ length: rows.size }, () => Array.from({ length: columns.size }, () => noCounts));
	for (const { counts, at } of known) {
		const row = cells[rows.placeOf(at[0]?.category ?? '') ?? 0];
		const column = columns.placeOf(at.at(-1)?.category ?? '') ?? 0;
		if (row) row[column] = summed([row[column] ?? noCounts, counts]);
	}
	return { rows, columns, cells };
}

function summed(all: readonly Counts[]): Counts {
	const total = { ...noCounts };
	for (const { n, base } of all) {
		total.n += n;
		total.base += base;
	}
	return total;
}
