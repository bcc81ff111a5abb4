import { countDispositions, dispositions, type DispositionCounts } from '#surveys/index.ts';
import { defaultThresholds } from './disclosure.ts';
import type { MethodWave } from './story.ts';

/**
 * Everything of a wave by invitation that a reader could add and subtract: what became of each invitation, and the sums of it.
 * `eligible`: the base of the response rates. `silent` is printed nowhere, and follows from what is.
 */
type Cell = keyof DispositionCounts | 'invited' | 'eligible' | 'responded' | 'silent';

/** What each sum is made of. A sum is a part of one other at most, so that nothing follows from several lines together. */
const lines: [whole: Cell, ...parts: Cell[]][] = [
	['invited', 'eligible', 'not_eligible'],
	['eligible', 'responded', 'silent'],
	['responded', 'complete', 'partial'],
	['silent', 'break_off', 'refusal', 'non_contact', 'unknown']
];

/**
 * How a wave was answered, as everybody may read it: counts of too few are hidden, and so many others that none of them follows
 * from the sums and the rates. Also of what an earlier release froze before; what is hidden already stays so. Whoever has not
 * answered yet counts as not reached, as in the rates. `responses` are the complete and the partial ones.
 */
export function toldResponse(wave: MethodWave, least = defaultThresholds.count): MethodWave {
	if (wave.kind === 'open') return { ...wave, responses: few(wave.responses, least) ? null : wave.responses };
	const cells = cellsOf(wave);
	if (!cells) return wave;
	const hidden = hiddenIn(cells, least);
	const told = (cell: Cell): number | null => (hidden.has(cell) ? null : cells[cell]);
	const { eligible: base, complete, responded } = cells;
	const isTold = { invited: !hidden.has('eligible'), responded: !hidden.has('responded') };
	return {
		...wave,
		...{ invited: told('invited'), responses: told('responded') },
		counts: Object.fromEntries(dispositions.map((one) => [one, told(one)])) as MethodWave['counts'],
		rates:
			hidden.has('eligible') || base === 0
				? null
				: {
						rr1: hidden.has('complete') ? null : complete / base,
						rr2: hidden.has('responded') ? null : responded / base,
						base
					},
		by: wave.by.map((one) => ({ ...one, rows: withoutSums(one.rows, isTold) }))
	};
}

/** Null where some of it is hidden already. */
function cellsOf({ counts: kept, invited }: MethodWave): Record<Cell, number> | null {
	if (invited === null || Object.values(kept).includes(null)) return null;
	const counts = { ...countDispositions([]), ...kept } as DispositionCounts;
	counts.non_contact += invited - sum(Object.values(counts));
	const responded = counts.complete + counts.partial;
	const eligible = invited - counts.not_eligible;
	return { ...counts, invited, eligible, responded, silent: eligible - responded };
}

/** Hides the smallest that stands in a line with somebody who could be found, until nobody can. */
function hiddenIn(cells: Record<Cell, number>, least: number): Set<Cell> {
	const all = Object.keys(cells) as Cell[];
	const hidden = new Set(all.filter((cell) => few(cells[cell], least)));
	// Everybody who was invited stands nowhere else; what the rates are of stands in every breakdown.
	const dear = (cell: Cell): number => (cell === 'invited' ? 0 : cells[cell]);
	const beside = (found: readonly Cell[]) => (cell: Cell) =>
		lines.some((line) => line.includes(cell) && found.some((one) => line.includes(one)));
	for (;;) {
		const most = mostOf(cells, hidden);
		const found = all.filter((cell) => few(cells[cell], least) && most(cell) < least);
		const others = all
			.filter((cell) => !hidden.has(cell) && cells[cell] > 0)
			.sort((a, b) => dear(a) - dear(b));
		const next = others.find(beside(found)) ?? others[0];
		if (found.length === 0 || next === undefined) return hidden;
		hidden.add(next);
	}
}

/** How many there can be of each at most, for who adds and subtracts what is not hidden: bounds are narrowed until nothing moves. */
function mostOf(cells: Record<Cell, number>, hidden: ReadonlySet<Cell>): (cell: Cell) => number {
	const bounds = new Map(
		(Object.keys(cells) as Cell[]).map((cell) => [
			cell,
			hidden.has(cell) ? { low: 0, high: Infinity } : { low: cells[cell], high: cells[cell] }
		])
	);
	const at = (cell: Cell) => bounds.get(cell) ?? { low: 0, high: Infinity };
	const narrow = (cell: Cell, low: number, high: number): boolean => {
		const was = at(cell);
		bounds.set(cell, { low: Math.max(was.low, low), high: Math.min(was.high, high) });
		return low > was.low || high < was.high;
	};
	const low = (of: readonly Cell[]) => sum(of.map((one) => at(one).low));
	const high = (of: readonly Cell[]) => sum(of.map((one) => at(one).high));
	const pass = () =>
		lines.map(([whole, ...parts]) => {
			const moved = narrow(whole, low(parts), high(parts));
			const each = parts.map((part) => {
				const others = parts.filter((one) => one !== part);
				return narrow(part, at(whole).low - high(others), at(whole).high - low(others));
			});
			return moved || each.some(Boolean);
		});
	while (pass().some(Boolean));
	return (cell) => at(cell).high;
}

/** A column whose sum is hidden above is told nowhere whole. */
function withoutSums(
	rows: MethodWave['by'][number]['rows'],
	isTold: { invited: boolean; responded: boolean }
): MethodWave['by'][number]['rows'] {
	const isWhole = (column: 'invited' | 'responded') => rows.every((row) => row[column] !== null);
	const hide = {
		invited: !isTold.invited && isWhole('invited'),
		responded: (!isTold.responded && isWhole('responded')) || (!isTold.invited && isWhole('invited'))
	};
	return rows.map(({ value, invited, responded }) => ({
		value,
		invited: hide.invited ? null : invited,
		responded: hide.responded ? null : responded
	}));
}

const few = (count: number | null, least: number): boolean => count !== null && count > 0 && count < least;
const sum = (numbers: readonly (number | null)[]): number =>
	numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
