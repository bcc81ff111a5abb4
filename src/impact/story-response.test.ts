import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispositions, responseRates, type DispositionCounts } from '#surveys/index.ts';
import { shownBeside } from './story-method.ts';
import { toldResponse } from './story-response.ts';
import type { MethodWave } from './story.ts';

const least = 5;
const few = (count: number): boolean => count > 0 && count < least;
const many: DispositionCounts = {
	...{ complete: 260, partial: 40, break_off: 12, refusal: 9 },
	...{ non_contact: 1300, not_eligible: 20, unknown: 43 }
};

/** As it comes from the rows: nothing hidden in its counts. `groups`: eligible ones by some stratum. */
function aWave(
	counts: DispositionCounts,
	groups: { invited: number; responded: number }[] = [],
	changes: Partial<MethodWave> = {}
): MethodWave {
	return {
		...{ title: { en: 'After six months' }, kind: 'follow_up', linkage: 'pseudonymous' },
		...{ opensOn: '2026-01-01', closesOn: '2026-02-01' },
		invited: Object.values(counts).reduce((all, one) => all + one, 0),
		...{ responses: counts.complete + counts.partial + counts.break_off, counts },
		rates: responseRates(counts),
		by: [
			{ dimension: 'sector', rows: shownBeside(groups.map((one, i) => ({ value: `group ${i}`, ...one }))) }
		],
		...changes
	};
}

describe('what became of invitations, as everybody may read it', () => {
	it('is told whole where nobody is few', () => {
		const { counts, rates, invited, responses } = toldResponse(aWave(many));
		expect(counts).toEqual(many);
		expect([invited, responses, rates?.base]).toEqual([1684, 300, 1664]);
	});
	it('hides a small count with the next', () => {
		const { counts, responses } = toldResponse(aWave({ ...many, refusal: 2 }));
		expect(counts).toEqual({ ...many, refusal: null, break_off: null });
		expect(responses).toBe(300);
	});
	it('hides with few partial responses the complete ones, and their rate', () => {
		const { counts, rates, responses } = toldResponse(aWave({ ...many, partial: 3 }));
		expect(counts).toMatchObject({ complete: null, partial: null });
		expect(rates).toMatchObject({ rr1: null, rr2: 263 / 1627 });
		expect(responses).toBe(263);
	});
	it('hides with few who were not eligible how many were invited, and not what the rates are of', () => {
		const { counts, rates, invited } = toldResponse(aWave({ ...many, not_eligible: 1 }));
		expect([invited, counts.not_eligible, rates?.base]).toEqual([null, null, 1664]);
	});
	it('counts who has not answered yet as not reached', () => {
		const { counts } = toldResponse(aWave(many, [], { invited: 1690 }));
		expect(counts.non_contact).toBe(1306);
	});
	it('tells of an open link how many took part, unless they are few', () => {
		const open = { kind: 'open', invited: null, rates: null, by: [] } as const;
		const nobody = Object.fromEntries(dispositions.map((one) => [one, 0])) as DispositionCounts;
		expect(toldResponse(aWave(nobody, [], { ...open, by: [], responses: 12 })).responses).toBe(12);
		expect(toldResponse(aWave(nobody, [], { ...open, by: [], responses: 3 })).responses).toBe(null);
	});
	it('stays as it is when it is asked again', () => {
		const once = toldResponse(aWave({ ...many, refusal: 2, not_eligible: 1 }));
		expect(toldResponse(once)).toEqual(once);
	});
});

it('gives nobody away to who adds and subtracts everything that is told', () => {
	const count = fc.oneof(fc.nat(6), fc.nat(40));
	const counted = fc.record(Object.fromEntries(dispositions.map((one) => [one, count])));
	fc.assert(
		fc.property(counted, fc.array(fc.nat(100), { maxLength: 3 }), (made, cuts) => {
			const counts = made as DispositionCounts;
			const truth = sumsOf(counts);
			const known = attack(toldResponse(aWave(counts, groupsOf(truth, cuts))));
			for (const [cell, exactly] of Object.entries(truth)) {
				const [low, high] = known[cell] ?? [0, Infinity];
				expect(low).toBeLessThanOrEqual(exactly);
				expect(high).toBeGreaterThanOrEqual(exactly);
				if (few(exactly)) expect(high, `${cell} in ${JSON.stringify(counts)}`).toBeGreaterThanOrEqual(least);
			}
		}),
		{ numRuns: 3_000 }
	);
});

type Bounds = Record<string, [low: number, high: number]>;

const sums: Record<string, string[]> = {
	invited: ['eligible', 'not_eligible'],
	eligible: ['responded', 'silent'],
	responded: ['complete', 'partial'],
	silent: ['break_off', 'refusal', 'non_contact', 'unknown']
};

function sumsOf(counts: DispositionCounts): Record<string, number> {
	const { complete, partial, not_eligible } = counts;
	const invited = Object.values(counts).reduce((all, one) => all + one, 0);
	const eligible = invited - not_eligible;
	return {
		...counts,
		...{ invited, eligible },
		...{ responded: complete + partial, silent: eligible - complete - partial }
	};
}

/** Who is eligible, in up to four groups. */
function groupsOf({ eligible = 0, responded = 0 }: Record<string, number>, cuts: readonly number[]) {
	const parts = (all: number) => {
		const at = [0, ...cuts.map((cut) => Math.floor((all * cut) / 100)), all].sort((a, b) => a - b);
		return at.slice(1).map((end, i) => end - (at[i] ?? 0));
	};
	const silent = parts(eligible - responded);
	return parts(responded).map((one, i) => ({ responded: one, invited: one + (silent[i] ?? 0) }));
}

/** What follows for each count from all that is told: rates are counts again, columns are summed, and sums are narrowed until nothing moves. */
function attack({ invited, responses, counts, rates, by }: MethodWave): Bounds {
	const known: Bounds = {};
	const learn = (cell: string, low: number, high: number): boolean => {
		const [was, most] = known[cell] ?? [0, Infinity];
		known[cell] = [Math.max(was, low), Math.min(most, high)];
		return low > was || high < most;
	};
	const told = (cell: string, count: number | null | undefined) =>
		count === null || count === undefined ? false : learn(cell, count, count);
	told('invited', invited);
	told('responded', responses);
	told('eligible', rates?.base);
	if (rates) {
		told('complete', rates.rr1 === null ? null : Math.round(rates.rr1 * rates.base));
		told('responded', rates.rr2 === null ? null : Math.round(rates.rr2 * rates.base));
	}
	for (const [cell, count] of Object.entries(counts)) told(cell, count);
	for (const { rows } of by) {
		const whole = (column: 'invited' | 'responded') =>
			rows.length === 0 || rows.some((row) => row[column] === null)
				? null
				: rows.reduce((all, row) => all + (row[column] ?? 0), 0);
		told('eligible', whole('invited'));
		told('responded', whole('responded'));
	}
	const at = (cell: string) => known[cell] ?? [0, Infinity];
	let moved = true;
	while (moved) {
		moved = false;
		for (const [sum, parts] of Object.entries(sums)) {
			const low = (of: readonly string[]) => of.reduce((all, one) => all + at(one)[0], 0);
			const high = (of: readonly string[]) => of.reduce((all, one) => all + at(one)[1], 0);
			moved = learn(sum, low(parts), high(parts)) || moved;
			for (const part of parts) {
				const others = parts.filter((one) => one !== part);
				moved = learn(part, at(sum)[0] - high(others), at(sum)[1] - low(others)) || moved;
			}
		}
	}
	return known;
}
