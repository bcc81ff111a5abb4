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
	const { codes, keys } = groupsOf(rows, by);
	return new Map(
		[...countings].map(([option, counting]) => [option, countsByGroup(rows, counting, codes, keys)])
	);
}

export function countingsOf(
	rows: Rows,
	{ measure, missing: rule }: Pick<Indicator, 'measure' | 'missing'>
): Map<string, RowCounting> | null {
	const whole = 'base' in measure && measure.base ? maskOf(rows, measure.base) : everybody(rows);
	if (!whole) return null;
	const asked = whole.met;
	const counting = (met: Uint8Array, said: Uint8Array, values: Float64Array | null = null): RowCounting => {
		const counts: RowCounting = {
			n: new Uint8Array(rows.size),
			base: new Uint8Array(rows.size),
			missing: new Uint8Array(rows.size),
			values
		};
		for (let row = 0; row < rows.size; row++) {
			if (asked[row] === 0) continue;
			const isSaid = said[row] === 1;
			if (isSaid && met[row] === 1) counts.n[row] = 1;
			if (isSaid || rule === 'counted_as_no') counts.base[row] = 1;
			if (!isSaid) counts.missing[row] = 1;
		}
		return counts;
	};
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
			return new Map([...options].map(([option, chosen]) => [option, counting(chosen, said)]));
		}
	}
}

function everybody({ size }: Rows): { met: Uint8Array; said: Uint8Array } {
	const all = new Uint8Array(size).fill(1);
	return { met: all, said: all };
}

/** For each row the number of its group; `keys` says which one that is. */
function groupsOf(rows: Rows, by: readonly string[]): { codes: Uint32Array; keys: string[] } {
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

function countsByGroup(
	{ size, weights }: Rows,
	{ n, base, missing, values }: RowCounting,
	codes: Uint32Array,
	keys: readonly string[]
): Map<string, Counts> {
	const sums = {
		n: new Float64Array(keys.length),
		base: new Float64Array(keys.length),
		missing: new Float64Array(keys.length),
		sum: new Float64Array(keys.length)
	};
	const add = (to: Float64Array, at: number, amount: number): void => {
		to[at] = (to[at] ?? 0) + amount;
	};
	for (let row = 0; row < size; row++) {
		const weight = weights ? (weights[row] ?? 0) : 1;
		const at = codes[row] ?? 0;
		if (n[row] === 1) {
			add(sums.n, at, weight);
			if (values) add(sums.sum, at, weight * (values[row] ?? 0));
		}
		if (base[row] === 1) add(sums.base, at, weight);
		if (missing[row] === 1) add(sums.missing, at, weight);
	}
	const counts = new Map<string, Counts>();
	for (const [at, key] of keys.entries()) {
		const [base = 0, missing = 0] = [sums.base[at], sums.missing[at]];
		if (base > 0 || missing > 0)
			counts.set(key, { n: sums.n[at] ?? 0, base, missing, sum: sums.sum[at] ?? 0 });
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
