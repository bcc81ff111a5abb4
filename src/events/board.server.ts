import { asc, eq } from 'drizzle-orm';
import { dayIn } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import {
	countOfMilestone,
	countsBy,
	isOnBoard,
	safeCount,
	safeCountsBy,
	type BoardPlan,
	type BoardQuery,
	type GroupCount,
	type MilestoneCount,
	type SafeCount
} from './board.ts';
import type { EventFacts } from './event.ts';
import { allowedInEvent, openEvent } from './event.server.ts';
import { milestoneMonths, standOf, type MilestoneMonth } from './milestone.ts';
import { eventPlan } from './plan-tables.server.ts';
import { latestOutcomes, membersOf, milestonesOfPlans, type PlanRow } from './plan.server.ts';

/** A plan as a line of the board. Its title only where the team reads it. */
export type BoardLine = BoardPlan &
	Pick<PlanRow, 'number' | 'audience' | 'language'> & { title: string | null; writers: string[] };

/** Every plan of an event as it stands today. No policy is asked. */
async function boardLines({ id, zone }: EventFacts, now: Date): Promise<BoardLine[]> {
	const plans = await db
		.select()
		.from(eventPlan)
		.where(eq(eventPlan.eventId, id))
		.orderBy(asc(eventPlan.number));
	const ids = plans.map((plan) => plan.id);
	const [milestones, outcomes, members] = await Promise.all([
		milestonesOfPlans(ids),
		latestOutcomes(ids),
		membersOf(ids)
	]);
	const today = dayIn(zone, now);
	return plans.map((plan) => {
		const isRead = plan.state !== 'draft' && (plan.audience === 'participants' || plan.audience === 'public');
		const stands = Object.fromEntries(
			milestoneMonths.map((month) => [
				month,
				standOf(milestones.get(plan.id) ?? [], month, outcomes.get(plan.id)?.[month] ?? null, today)
			])
		) as BoardPlan['stands'];
		return {
			...{ number: plan.number, audience: plan.audience, language: plan.language },
			...{ country: plan.country, topics: plan.topics, state: plan.state, stands },
			title: isRead ? plan.title : null,
			writers: (members.get(plan.id) ?? []).flatMap(({ name }) => name ?? [])
		};
	});
}

export type Board = {
	event: EventFacts;
	/** Null for who may not know whose plan it is. */
	lines: BoardLine[] | null;
	total: MilestoneCount | SafeCount;
	countries: (GroupCount | (SafeCount & { key: string }))[];
	topics: (GroupCount | (SafeCount & { key: string }))[];
	/** What can be chosen: of the whole event. */
	choices: { countries: string[]; topics: string[] };
};

/** For who follows the event. Who does not manage it sees no line and no small count, and no filter that would single one out. */
export async function boardOf(actor: Actor, slug: string, query: BoardQuery, now: Date): Promise<Board> {
	const event = await openEvent(actor, 'follow', slug);
	const manages = (await allowedInEvent(actor, event)).includes('manage');
	const all = await boardLines(event, now);
	const choices = {
		countries: [...new Set(all.flatMap(({ country }) => country ?? []))].sort(),
		topics: [...new Set(all.flatMap(({ topics }) => topics))].sort()
	};
	if (manages) {
		const lines = all.filter((line) => isOnBoard(line, query));
		return {
			...{ event, lines, choices, total: countOfMilestone(lines, query.month) },
			countries: countsBy(lines, 'country', query.month),
			topics: countsBy(lines, 'topic', query.month)
		};
	}
	// Two tables of overlapping filters would tell by subtraction what each hides.
	return {
		...{ event, lines: null, choices: { countries: [], topics: [] } },
		total: safeCount(countOfMilestone(all, query.month)),
		countries: safeCountsBy(countsBy(all, 'country', query.month)),
		topics: safeCountsBy(countsBy(all, 'topic', query.month))
	};
}

/** n of a base, with what is missing, at each milestone: in all, by country and by topic. */
export type PlanFacts = {
	month: MilestoneMonth;
	all: MilestoneCount;
	countries: GroupCount[];
	topics: GroupCount[];
}[];
export type SafePlanFacts = {
	month: MilestoneMonth;
	all: SafeCount;
	countries: (SafeCount & { key: string })[];
	topics: (SafeCount & { key: string })[];
}[];

/** What came of an event's plans: facts for stories. No policy is asked: never to be shown as it is. */
export async function planFacts(event: EventFacts, now: Date): Promise<PlanFacts> {
	const lines = await boardLines(event, now);
	return milestoneMonths.map((month) => ({
		month,
		all: countOfMilestone(lines, month),
		countries: countsBy(lines, 'country', month),
		topics: countsBy(lines, 'topic', month)
	}));
}

/** The same as it may be published: no count that could name somebody, nor any it would follow from. */
export async function publishedPlanFacts(event: EventFacts, now: Date): Promise<SafePlanFacts> {
	return (await planFacts(event, now)).map(({ month, all, countries, topics }) => ({
		month,
		all: safeCount(all),
		countries: safeCountsBy(countries),
		topics: safeCountsBy(topics)
	}));
}
