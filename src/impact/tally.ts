import type { Group } from './group.ts';
import type { Indicator } from './indicator.ts';
import { maskOf, saidIn } from './part.ts';
import type { Rows } from './rows.ts';

/** Of one group: how many count, of how many, how many said nothing; `sum` of a mean’s numbers. `weighted`: the same people, weighted. */
export type Counts = { n: number; base: number; missing: number; sum: number; weighted?: Weighted };
export type Weighted = { n: number; base: number; sum: number };

/** Option ('' of a measure without) → categories of a group, joined → counts. Groups that nobody is in are not there. */
export type Tally = ReadonlyMap<string, ReadonlyMap<string, Counts>>;

export const noCounts: Counts = { n: 0, base: 0, missing: 0, sum: 0 };
const between = '\n';

export function tallyKey(group: Group, by: readonly string[]): string {
	return by.map((dimension) => group[dimension] ?? '').join(between);
}
export function categoriesOf(key: string): string[] {
	return key.split(between);
}

/** For each row: whether it counts, is of the base, and was asked but said nothing. */
export type RowCounting = {
	n: Uint8Array;
	base: Uint8Array;
	missing: Uint8Array;
	values: Float64Array | null;
};

/** An indicator counted for every group of some dimensions, in one pass a measure. Null: its questions were never asked here. */
export function tallyOf(
	rows: Rows,
	indicator: Pick<Indicator, 'measure' | 'missing'>,
	by: readonly string[]
): Tally | null {
	const countings = countingsOf(rows, indicator);
	if (!countings) return null;
	const groups = groupsOf(rows, by);
	// Of how many, and how many said nothing, is the same for every answer of a question.
	const [any] = countings.values();
	if (!any) return new Map();
	const [bases, missing] = [sumsOf(rows, any.base, groups), sumsOf(rows, any.missing, groups)];
	return new Map(
		[...countings].map(([option, { n, values }]) => {
			const counted = sumsOf(rows, n, groups);
			const sums = values && sumsOf(rows, n, groups, values);
			return [option, countsOf(groups.keys, { counted, bases, missing, sums })];
		})
	);
}

export function countingsOf(
	rows: Rows,
	{ measure, missing: rule }: Pick<Indicator, 'measure' | 'missing'>
): Map<string, RowCounting> | null {
	const whole = 'base' in measure && measure.base ? maskOf(rows, measure.base) : everybody(rows);
	if (!whole) return null;
	const asked = whole.met;
	const spread = (said: Uint8Array): Pick<RowCounting, 'base' | 'missing'> => {
		const answered = bothOf(asked, said);
		return { base: rule === 'counted_as_no' ? asked : answered, missing: onlyFirst(asked, said) };
	};
	const countedIn = (met: Uint8Array, said: Uint8Array): Uint8Array => bothOf(bothOf(asked, said), met);
	const counting = (met: Uint8Array, said: Uint8Array, values: Float64Array | null = null): RowCounting => ({
		...{ n: countedIn(met, said), ...spread(said), values }
	});
	switch (measure.is) {
		case 'count':
		case 'share': {
			const mask = measure.part ? maskOf(rows, measure.part) : everybody(rows);
			return mask && new Map([['', counting(mask.met, mask.said)]]);
		}
		case 'mean': {
			const column = rows.columns.get(measure.question);
			if (column?.kind !== 'number') return null;
			const said = saidIn(rows, column);
			return new Map([['', counting(said, said, column.values)]]);
		}
		case 'options': {
			const column = rows.columns.get(measure.question);
			if (!column || column.kind === 'number') return null;
			const said = saidIn(rows, column);
			const options: Iterable<[string, Uint8Array]> =
				column.kind === 'several'
					? column.options
					: column.categories
							.slice(1)
							.map((category, i) => [category, column.codes.map((code) => Number(code === i + 1))] as const)
							.map(([category, codes]) => [category, Uint8Array.from(codes)]);
			const shared = { ...spread(said), values: null };
			return new Map([...options].map(([option, met]) => [option, { n: countedIn(met, said), ...shared }]));
		}
	}
}

/** Of two masks of as many rows: of both. A plain loop, as a closure for each row takes five times as long. */
function bothOf(one: Uint8Array, other: Uint8Array): Uint8Array {
	const mask = new Uint8Array(one.length);
	for (let row = 0; row < mask.length; row++) mask[row] = (one[row] ?? 0) & (other[row] ?? 0);
	return mask;
}

function onlyFirst(one: Uint8Array, other: Uint8Array): Uint8Array {
	const mask = new Uint8Array(one.length);
	for (let row = 0; row < mask.length; row++) mask[row] = (one[row] ?? 0) & ((other[row] ?? 0) ^ 1);
	return mask;
}

function everybody({ size }: Rows): { met: Uint8Array; said: Uint8Array } {
	const all = new Uint8Array(size).fill(1);
	return { met: all, said: all };
}

/** For each row the number of its group; `keys` says which one that is. */
type Groups = { codes: Uint32Array; keys: readonly string[] };

function groupsOf(rows: Rows, by: readonly string[]): Groups {
	let keys: string[] | null = null;
	const codes = new Uint32Array(rows.size);
	for (const dimension of by) {
		const column = rows.columns.get(dimension);
		const categories = column?.kind === 'one' ? column.categories : [''];
		if (column?.kind === 'one')
			for (let row = 0; row < rows.size; row++)
				codes[row] = (codes[row] ?? 0) * categories.length + (column.codes[row] ?? 0);
		keys = keys
			? keys.flatMap((key) => categories.map((category) => `${key}${between}${category}`))
			: [...categories];
	}
	return { codes, keys: keys ?? [''] };
}

/** How many people of a mask are in each group; with values, what these come to. */
function sumsOf(
	{ size, weights }: Rows,
	mask: Uint8Array,
	{ codes, keys }: Groups,
	values?: Float64Array
): Float64Array {
	const sums = new Float64Array(keys.length);
	if (!weights && !values) {
		for (let row = 0; row < size; row++) {
			const at = codes[row] ?? 0;
			sums[at] = (sums[at] ?? 0) + (mask[row] ?? 0);
		}
		return sums;
	}
	for (let row = 0; row < size; row++) {
		if (mask[row] !== 1) continue;
		const at = codes[row] ?? 0;
		sums[at] = (sums[at] ?? 0) + (weights ? (weights[row] ?? 0) : 1) * (values ? (values[row] ?? 0) : 1);
	}
	return sums;
}

type Sums = {
	counted: Float64Array;
	bases: Float64Array;
	missing: Float64Array;
	sums: Float64Array | null;
};

function countsOf(keys: readonly string[], of: Sums): Map<string, Counts> {
	const counts = new Map<string, Counts>();
	for (const [at, key] of keys.entries()) {
		const [base, missing] = [of.bases[at] ?? 0, of.missing[at] ?? 0];
		if (base > 0 || missing > 0)
			counts.set(key, { n: of.counted[at] ?? 0, base, missing, sum: of.sums?.[at] ?? 0 });
	}
	return counts;
}

/**
 * What several waves come to together; those where it was not asked are left out. `weights`: what an answer of each counts
 * (null: nothing, it is left out); how many they are stays as it is.
 */
export function joinedTally(tallies: readonly (Tally | null)[], weights?: readonly (number | null)[]): Tally {
	const all = new Map<string, Map<string, Counts>>();
	for (const [at, tally] of tallies.entries()) {
		const weight = weights?.[at];
		if (weights && typeof weight !== 'number') continue;
		for (const [option, groups] of tally ?? []) {
			const into = all.get(option) ?? new Map<string, Counts>();
			all.set(option, into);
			for (const [key, one] of groups) {
				const other = into.get(key) ?? noCounts;
				into.set(key, {
					n: one.n + other.n,
					base: one.base + other.base,
					missing: one.missing + other.missing,
					sum: one.sum + other.sum,
					...(typeof weight === 'number' && { weighted: weightedSum(other.weighted, one, weight) })
				});
			}
		}
	}
	return all;
}

function weightedSum(before: Weighted | undefined, { n, base, sum }: Counts, weight: number): Weighted {
	return {
		n: (before?.n ?? 0) + weight * n,
		base: (before?.base ?? 0) + weight * base,
		sum: (before?.sum ?? 0) + weight * sum
	};
}
