import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestShown } from '#platform/index.ts';
import {
	boardQueryFrom,
	countOfMilestone,
	countsBy,
	isOnBoard,
	safeCount,
	safeCountsBy,
	type BoardPlan
} from './board.ts';
import { milestoneStands, type MilestoneStand } from './milestone.ts';

const plan = (country: string | null, stand: MilestoneStand, topics: string[] = []): BoardPlan => ({
	...{ country, topics, state: 'shared' },
	stands: { 3: stand, 6: 'not-due', 12: 'not-due' }
});

test('who did not answer is counted, and what is not due is in no base', () => {
	const plans = [
		plan('EC', 'done'),
		plan('EC', 'stopped'),
		plan('PH', 'silent'),
		plan('PH', 'asked'),
		plan('PH', 'not-asked'),
		plan(null, 'not-due')
	];
	const { planned, base, n, missing } = countOfMilestone(plans, 3);
	expect({ planned, base, n, missing }).toEqual({ planned: 6, base: 5, n: 2, missing: 3 });
	expect(countOfMilestone(plans, 6)).toMatchObject({ planned: 6, base: 0, n: 0, missing: 0 });
	expect(countsBy(plans, 'country', 3).map(({ key, planned: some }) => [key, some])).toEqual([
		['PH', 3],
		['EC', 2],
		['', 1]
	]);
});

test('a plan is counted in each of its topics', () => {
	const plans = [
		plan('EC', 'done', ['remittances', 'diaspora-engagement']),
		plan('PH', 'done', ['remittances'])
	];
	expect(countsBy(plans, 'topic', 3).map(({ key, n }) => [key, n])).toEqual([
		['remittances', 2],
		['diaspora-engagement', 1]
	]);
});

test('the address of a board is read tolerantly', () => {
	const query = boardQueryFrom(new URLSearchParams('month=6&country=EC&state=nonsense&stand=silent'));
	expect(query).toEqual({ month: 6, country: 'EC', topic: null, state: null, stand: 'silent' });
	expect(boardQueryFrom(new URLSearchParams('month=4')).month).toBe(3);
	expect(isOnBoard(plan('EC', 'not-due'), { ...query, stand: null })).toBe(true);
	expect(isOnBoard(plan('PH', 'not-due'), { ...query, stand: null })).toBe(false);
});

const plans = fc.array(
	fc.tuple(fc.constantFrom('EC', 'PH', 'RW', 'MX', null), fc.constantFrom(...milestoneStands)),
	{ maxLength: 60 }
);

test('no count that is told is small, nor any that follows from the others', () => {
	fc.assert(
		fc.property(plans, (some) => {
			const all = some.map(([country, stand]) => plan(country, stand));
			const total = safeCount(countOfMilestone(all, 3));
			const groups = safeCountsBy(countsBy(all, 'country', 3));
			for (const { planned, stands } of [total, ...groups]) {
				const shown = [planned, ...Object.values(stands)].filter((value) => value !== null);
				expect(shown.filter((value) => value > 0 && value < fewestShown)).toEqual([]);
			}
			// What is hidden of a known total holds several cells, and as many people as may be told.
			const hidden = milestoneStands.filter((stand) => total.stands[stand] === null);
			if (total.planned !== null && hidden.length > 0) {
				const known = Object.values(total.stands).reduce<number>((sum, value) => sum + (value ?? 0), 0);
				expect(hidden.length > 1 || total.planned === known).toBe(true);
				expect(total.planned - known).toBeGreaterThanOrEqual(fewestShown);
			}
			const rest = all.length - groups.reduce((sum, { planned }) => sum + (planned ?? 0), 0);
			expect(rest === 0 || rest >= fewestShown || groups.length === 0).toBe(true);
			// What came of a group is told only where it is told of all.
			const told = groups.filter(({ n }) => n !== null).length;
			expect([0, groups.length]).toContain(told);
		}),
		{ numRuns: 300 }
	);
});
