import { and, eq, gte, lte, sql } from 'drizzle-orm';
import { dayIn } from '#catalogue/index.ts';
import { db, later, transaction } from '#platform/index.server.ts';
import type { EventId } from './event.ts';
import { letterColumns, letterDue, monthsAfter } from './milestone.ts';
import { planMonths, type PlanId } from './plan.ts';
import { latestOutcomes, membersOf, milestonesOfPlans } from './plan.server.ts';
import {
	eventMilestone,
	eventMilestoneReport,
	eventPlan,
	eventPlanComment,
	eventPlanLinkRefused,
	eventPlanMember
} from './plan-tables.server.ts';
import { event } from './tables.server.ts';

/**
 * Every day: asks how plans go that are due, and reminds who did not answer. A plan a transaction, so that a letter goes out if
 * and only if it is noted. Who has no address is not noted as asked: the board says so.
 */
export async function followPlans(now: Date): Promise<{ letters: number }> {
	const today = now.toISOString().slice(0, 10);
	const earliest = new Date(now.getTime() - 300 * 86_400_000).toISOString().slice(0, 10);
	const due = await db
		.selectDistinct({ id: eventMilestone.planId, zone: event.zone })
		.from(eventMilestone)
		.innerJoin(eventPlan, eq(eventPlan.id, eventMilestone.planId))
		.innerJoin(event, eq(event.id, eventPlan.eventId))
		.where(
			and(
				eq(eventPlan.state, 'shared'),
				// A day east of here begins earlier.
				lte(eventMilestone.dueOn, new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10)),
				gte(eventMilestone.dueOn, earliest)
			)
		);
	let letters = 0;
	for (const { id, zone } of due) letters += await followPlan(id, dayIn(zone, now) || today, now);
	return { letters };
}

async function followPlan(id: PlanId, today: string, now: Date): Promise<number> {
	return transaction(async (tx) => {
		const [plan] = await tx.select().from(eventPlan).where(eq(eventPlan.id, id)).for('update');
		if (plan?.state !== 'shared') return 0;
		const milestones = await milestonesOfPlans([id], tx);
		const outcomes = await latestOutcomes([id], tx);
		const members = await membersOf([id], tx);
		if (!(members.get(id) ?? []).some(({ name }) => name !== null)) return 0;
		const reachable = await tx.$count(
			eventPlanMember,
			and(eq(eventPlanMember.planId, id), sql`${eventPlanMember.email} is not null`)
		);
		const all = milestones.get(id) ?? [];
		let sent = 0;
		for (const { month } of all) {
			if (outcomes.get(id)?.[month] !== undefined || reachable === 0) continue;
			const letter = letterDue(all, month, today);
			if (!letter) continue;
			await tx
				.update(eventMilestone)
				.set({ [letterColumns[letter]]: now })
				.where(and(eq(eventMilestone.planId, id), eq(eventMilestone.month, month)));
			await later(tx, 'events.mailPlan', { planId: id, letter, month });
			sent += 1;
		}
		return sent;
	});
}

/** Every night: fourteen months after an event its plans name nobody, and what was not public of them is gone. */
export async function tidyPlans(now: Date): Promise<{ erased: number }> {
	const old = new Date(now.getTime() - 90 * 86_400_000).toISOString().slice(0, 10);
	await transaction((tx) => tx.delete(eventPlanLinkRefused).where(sql`${eventPlanLinkRefused.day} < ${old}`));
	const rows = await db
		.select({ id: event.id, endsOn: event.endsOn })
		.from(event)
		.where(
			and(
				sql`${event.endsOn} is not null`,
				sql`exists (select from event_plan p where p.event_id = ${event.id} and p.erased_at is null)`
			)
		);
	const today = now.toISOString().slice(0, 10);
	let erased = 0;
	for (const { id, endsOn } of rows)
		if (endsOn !== null && monthsAfter(endsOn, planMonths) <= today) erased += await erasePlansOf(id, now);
	return { erased };
}

/** Drafts go altogether; of the others the numbers stay. */
async function erasePlansOf(eventId: EventId, now: Date): Promise<number> {
	return transaction(async (tx) => {
		await tx.delete(eventPlan).where(and(eq(eventPlan.eventId, eventId), eq(eventPlan.state, 'draft')));
		const plans = await tx
			.select()
			.from(eventPlan)
			.where(and(eq(eventPlan.eventId, eventId), sql`${eventPlan.erasedAt} is null`))
			.for('update');
		for (const { id, audience, steps, state } of plans) {
			const words =
				audience === 'public'
					? { steps: steps.map((step) => ({ ...step, who: '' })) }
					: { title: '–', gaps: '', partners: '', capacity: '', steps: [] };
			const closed = state === 'closed' ? {} : { state: 'closed' as const, closedAt: now };
			await tx
				.update(eventPlan)
				.set({ ...words, ...closed, erasedAt: now })
				.where(eq(eventPlan.id, id));
			if (audience !== 'public') await tx.execute(sql`delete from event_plan_practice where plan_id = ${id}`);
			await tx.update(eventPlanMember).set({ name: null, email: null }).where(eq(eventPlanMember.planId, id));
			await tx.delete(eventPlanComment).where(eq(eventPlanComment.planId, id));
			await tx
				.update(eventMilestoneReport)
				.set({
					...{ words: '', link: null, fileName: null, fileType: null, fileBytes: null },
					...{ memberId: null, erasedAt: now }
				})
				.where(eq(eventMilestoneReport.planId, id));
		}
		return plans.length;
	});
}
