import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { holdOwnEvent, openEvent } from './event.server.ts';
import { event } from './tables.server.ts';
import type { PlanIntent } from './plan.ts';
import { practicesOf, type PlanRow } from './plan.server.ts';
import { eventPlan, eventPlanOutcome, eventPlanPractice } from './plan-tables.server.ts';

/** A plan that its readers let everybody, or all participants, read: only such a one is told of as a practice. */
export async function planToTell(actor: Actor, slug: string, number: number) {
	const facts = await openEvent(actor, 'manage', slug);
	const [plan] = await db
		.select()
		.from(eventPlan)
		.where(and(eq(eventPlan.eventId, facts.id), eq(eventPlan.number, number)));
	if (!plan || !isToldOf(plan)) throw new NotFound('plan');
	const [told] = await db.select().from(eventPlanOutcome).where(eq(eventPlanOutcome.planId, plan.id));
	return { event: facts, plan, practices: await practicesOf(plan.id), toldAs: told?.practiceId ?? null };
}

const isToldOf = ({ state, audience, erasedAt }: PlanRow): boolean =>
	state !== 'draft' && erasedAt === null && (audience === 'public' || audience === 'participants');

/** Notes the practice that a plan became. It is reviewed where practices are. Throws Refusal plan_told_already. */
export async function notePracticeOfPlan(
	actor: Actor,
	slug: string,
	number: number,
	practiceId: string,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await holdOwnEvent(tx, actor, 'manage', slug);
		const [plan] = await tx
			.select()
			.from(eventPlan)
			.where(and(eq(eventPlan.eventId, id), eq(eventPlan.number, number)));
		if (!plan || !isToldOf(plan)) throw new NotFound('plan');
		const added = await tx
			.insert(eventPlanOutcome)
			.values({ planId: plan.id, practiceId, at: now })
			.onConflictDoNothing()
			.returning({ id: eventPlanOutcome.planId });
		if (added.length === 0) throw new Refusal('plan_told_already');
	});
}

export type PlanOfPractice = {
	slug: string;
	number: number;
	title: string;
	language: string;
	country: string | null;
	illustrative: boolean;
	/** became: it tells of this plan; the others took it up. */
	how: PlanIntent | 'became';
};

/** Public plans that took a practice up, or that it grew out of: for its page. */
export async function plansOfPractice(practiceId: string): Promise<PlanOfPractice[]> {
	const shown = {
		slug: event.slug,
		number: eventPlan.number,
		title: eventPlan.title,
		language: eventPlan.language,
		country: eventPlan.country,
		illustrative: eventPlan.illustrative
	};
	const isPublic = and(
		eq(eventPlan.audience, 'public'),
		inArray(eventPlan.state, ['shared', 'closed']),
		sql`${event.state} <> 'draft'`
	);
	const [became, took] = await Promise.all([
		db
			.select({ ...shown, how: sql<'became'>`'became'` })
			.from(eventPlanOutcome)
			.innerJoin(eventPlan, eq(eventPlan.id, eventPlanOutcome.planId))
			.innerJoin(event, eq(event.id, eventPlan.eventId))
			.where(and(eq(eventPlanOutcome.practiceId, practiceId), isPublic)),
		db
			.selectDistinctOn([eventPlan.id], { ...shown, how: eventPlanPractice.intent })
			.from(eventPlanPractice)
			.innerJoin(eventPlan, eq(eventPlan.id, eventPlanPractice.planId))
			.innerJoin(event, eq(event.id, eventPlan.eventId))
			.where(and(eq(eventPlanPractice.practiceId, practiceId), isPublic))
			.orderBy(asc(eventPlan.id))
	]);
	return [...became, ...took];
}
