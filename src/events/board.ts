import { withoutSmallCells } from '#platform/index.ts';
import {
	milestoneMonths,
	milestoneStands,
	outcomes,
	type MilestoneMonth,
	type MilestoneStand
} from './milestone.ts';
import type { PlanState } from './plan.ts';

/** A plan as it is counted. */
export type BoardPlan = {
	country: string | null;
	topics: readonly string[];
	state: PlanState;
	stands: Readonly<Record<MilestoneMonth, MilestoneStand>>;
};

/** What the address of the board asks for; null: all. */
export type BoardQuery = {
	month: MilestoneMonth;
	country: string | null;
	topic: string | null;
	state: PlanState | null;
	stand: MilestoneStand | null;
};

/** Tolerant: what cannot be read asks for everything. */
export function boardQueryFrom(params: URLSearchParams): BoardQuery {
	const said = (name: string) => params.get(name)?.slice(0, 60) || null;
	return {
		month: milestoneMonths.find((month) => String(month) === said('month')) ?? 3,
		country: said('country'),
		topic: said('topic'),
		state: (['draft', 'shared', 'closed'] as const).find((state) => state === said('state')) ?? null,
		stand: milestoneStands.find((stand) => stand === said('stand')) ?? null
	};
}

export function isOnBoard(plan: BoardPlan, query: BoardQuery): boolean {
	return (
		(query.country === null || plan.country === query.country) &&
		(query.topic === null || plan.topics.includes(query.topic)) &&
		(query.state === null || plan.state === query.state) &&
		(query.stand === null || plan.stands[query.month] === query.stand)
	);
}

/**
 * n answered of the base that was due; `missing`: due and not answered, whether one may still hope or not. What is not due
 * is in no base. Drafts are planned and never due.
 */
export type MilestoneCount = {
	planned: number;
	base: number;
	n: number;
	missing: number;
	stands: Record<MilestoneStand, number>;
};

export function countOfMilestone(plans: readonly BoardPlan[], month: MilestoneMonth): MilestoneCount {
	const stands = Object.fromEntries(
		milestoneStands.map((stand) => [stand, plans.filter((plan) => plan.stands[month] === stand).length])
	) as Record<MilestoneStand, number>;
	const n = outcomes.reduce((sum, outcome) => sum + stands[outcome], 0);
	const base = plans.length - stands['not-due'];
	return { planned: plans.length, base, n, missing: base - n, stands };
}

export type Grouping = 'country' | 'topic';
export type GroupCount = MilestoneCount & { key: string };

/** By country each plan is once; by topic, in each of its topics. Largest first, then by key. */
export function countsBy(
	plans: readonly BoardPlan[],
	grouping: Grouping,
	month: MilestoneMonth
): GroupCount[] {
	const groups = new Map<string, BoardPlan[]>();
	for (const plan of plans)
		for (const key of grouping === 'country' ? [plan.country ?? ''] : plan.topics)
			groups.set(key, [...(groups.get(key) ?? []), plan]);
	return [...groups]
		.map(([key, some]) => ({ key, ...countOfMilestone(some, month) }))
		.sort((one, other) => other.planned - one.planned || (one.key < other.key ? -1 : 1));
}

/** A count as it may be told; null: it could name somebody. */
export type SafeCount = {
	planned: number | null;
	base: number | null;
	n: number | null;
	missing: number | null;
	stands: Record<MilestoneStand, number | null>;
};

/**
 * The same for who may not know whose plan it is. Small counts are hidden together with those they follow from; where any
 * is hidden, so are the sums that would give it away.
 */
export function safeCount(count: MilestoneCount): SafeCount {
	const total = withoutSmallCells([{ key: 'all', count: count.planned }])[0]?.count ?? null;
	const cells = withoutSmallCells(milestoneStands.map((key) => ({ key, count: count.stands[key] })));
	const stands = Object.fromEntries(
		cells.map(({ key, count: shown }) => [key, total === null ? null : shown])
	) as Record<MilestoneStand, number | null>;
	const sumOf = (keys: readonly MilestoneStand[], sum: number) =>
		keys.every((key) => stands[key] !== null) ? sum : null;
	return {
		planned: total,
		n: sumOf(outcomes, count.n),
		missing: sumOf(['asked', 'silent', 'not-asked'], count.missing),
		base: stands['not-due'] === null ? null : count.base,
		stands
	};
}

/**
 * Groups as they may be told: how many plans each has, and what came of them only where not one cell of the whole table is
 * small, since what one group hides follows from the total and the others. Topics overlap, so that nothing follows from
 * their sum; each is held to the same rule.
 */
export function safeCountsBy(groups: readonly GroupCount[]): (SafeCount & { key: string })[] {
	const shown = withoutSmallCells(groups.map(({ key, planned }) => ({ key, count: planned })));
	const named = new Map(shown.map(({ key, count }) => [key, count]));
	const tables = groups.map((group) => ({ key: group.key, safe: safeCount(group) }));
	const isWhole = tables.every(({ safe }) => Object.values(safe.stands).every((value) => value !== null));
	const nothing = Object.fromEntries(milestoneStands.map((stand) => [stand, null])) as SafeCount['stands'];
	return tables
		.filter(({ key }) => named.get(key) !== null)
		.map(({ key, safe }) => ({
			key,
			...(isWhole
				? safe
				: { planned: named.get(key) ?? null, base: null, n: null, missing: null, stands: nothing })
		}));
}
