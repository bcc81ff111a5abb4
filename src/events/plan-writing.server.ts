import { and, eq, max, sql } from 'drizzle-orm';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { refusalToText } from '#ui/form/text.ts';
import { dayIn } from '#catalogue/index.ts';
import { emailFrom } from '#people/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import { event, eventSession } from './tables.server.ts';
import { eventFacts } from './event.server.ts';
import type { EventId } from './event.ts';
import { milestonesOf } from './milestone.ts';
import type { ParticipantId } from './participant.ts';
import {
	longestPlanTitle,
	planAudiences,
	problemsOfPlan,
	refusalToShare,
	type PlanAudience,
	type PlanId,
	type PlanInput,
	type PlanMemberId
} from './plan.ts';
import type { PlanViewer } from './plan-policy.ts';
import { openPlan, practicesOf, type PlanRow } from './plan.server.ts';
import { eventMilestone, eventPlan, eventPlanMember, eventPlanPractice } from './plan-tables.server.ts';

/** A draft of one's own. `id` is minted with the form: the same form sent twice begins one plan. Returns its number. */
export async function beginPlan(
	viewer: PlanViewer,
	eventId: EventId,
	{ id, title, language }: { id: PlanId; title: string; language: string },
	now: Date
): Promise<number> {
	const participantId = viewer.participantId;
	if (participantId === null) throw new Forbidden('plan.begin');
	const said = title.replace(/\s+/gu, ' ').trim();
	const wrong = said === '' ? 'required' : refusalToText(said, longestPlanTitle);
	if (wrong) throw new Refusal(wrong, { field: 'title', most: longestPlanTitle });
	return transaction(async (tx) => {
		// Numbers are given out one at a time.
		const [held] = await tx.select().from(event).where(eq(event.id, eventId)).for('update');
		if (!held) throw new NotFound('event');
		const [twin] = await tx.select().from(eventPlan).where(eq(eventPlan.id, id));
		if (twin) return twin.eventId === eventId ? twin.number : refuseStrange();
		const [last] = await tx
			.select({ number: max(eventPlan.number) })
			.from(eventPlan)
			.where(eq(eventPlan.eventId, eventId));
		const number = (last?.number ?? 0) + 1;
		const own = await participant(tx, participantId);
		await tx.insert(eventPlan).values({
			...{ id, eventId, number, state: 'draft', audience: 'participants', title: said, language },
			...{ country: own.country, begunAt: now, savedAt: now, illustrative: held.illustrative }
		});
		await join(tx, id, own, true, now);
		return number;
	});
}

function refuseStrange(): never {
	throw new NotFound('plan');
}

async function participant(tx: Writer, id: ParticipantId) {
	const [row] = await tx.select().from(eventParticipant).where(eq(eventParticipant.id, id));
	if (!row || row.state === 'withdrawn') throw new NotFound('participant');
	return row;
}

async function join(
	tx: Writer,
	planId: PlanId,
	{ id, name, email, language }: typeof eventParticipant.$inferSelect,
	isOwner: boolean,
	now: Date
): Promise<void> {
	await tx
		.insert(eventPlanMember)
		.values({
			...{ id: newId<'PlanMember'>(), planId, participantId: id, isOwner },
			...{ name, email, language, joinedAt: now }
		})
		.onConflictDoNothing();
}

/** Writes it anew. `revision` is the one the writer saw. Throws Refusal with its field, and changed_meanwhile. */
export async function savePlan(
	viewer: PlanViewer,
	eventId: EventId,
	number: number,
	revision: number,
	input: PlanInput,
	now: Date
): Promise<void> {
	const [problem] = problemsOfPlan(input);
	if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
	await transaction(async (tx) => {
		const { plan } = await openPlan(viewer, 'write', eventId, number, { tx });
		if (plan.revision !== revision) throw new Refusal('plan_changed_meanwhile');
		const { practices, ...words } = input;
		const said = { state: plan.state, practices, steps: input.steps };
		const thin = plan.state === 'shared' ? refusalToShare(said) : null;
		if (thin) throw new Refusal(thin.code, { field: thin.field });
		await tx
			.update(eventPlan)
			.set({ ...words, savedAt: now, revision: sql`${eventPlan.revision} + 1` })
			.where(eq(eventPlan.id, plan.id));
		await putPractices(tx, plan, practices);
	});
}

async function putPractices(tx: Writer, plan: PlanRow, practices: PlanInput['practices']): Promise<void> {
	const sessions = await tx
		.select({ id: eventSession.id })
		.from(eventSession)
		.where(eq(eventSession.eventId, plan.eventId));
	const known = new Set(sessions.map(({ id }) => id));
	await tx.delete(eventPlanPractice).where(eq(eventPlanPractice.planId, plan.id));
	if (practices.length === 0) return;
	await tx.insert(eventPlanPractice).values(
		practices.map(({ intent, words, practiceId, sessionId }, position) => ({
			...{ id: newId<'PlanPractice'>(), planId: plan.id, position, intent, words, practiceId },
			sessionId: sessionId !== null && known.has(sessionId) ? sessionId : null
		}))
	);
}

/**
 * Shows it to whom its owner says, and promises to ask how it goes. Again: only who reads it changes. Throws Refusal
 * plan_needs_practice, plan_needs_step, plan_needs_day, plan_is_closed.
 */
export async function sharePlan(
	viewer: PlanViewer,
	eventId: EventId,
	number: number,
	audience: PlanAudience,
	now: Date
): Promise<void> {
	if (!planAudiences.includes(audience)) throw new Refusal('not_chosen', { field: 'audience' });
	await transaction(async (tx) => {
		const { plan } = await openPlan(viewer, 'own', eventId, number, { tx });
		const practices = await practicesOf(plan.id, tx);
		const thin = refusalToShare({ state: plan.state, practices, steps: plan.steps });
		if (thin && plan.state === 'draft') throw new Refusal(thin.code, { field: thin.field });
		if (plan.erasedAt !== null) throw new Refusal('plan_is_closed');
		await tx
			.update(eventPlan)
			.set({ audience, ...(plan.state === 'draft' && { state: 'shared', sharedAt: now }) })
			.where(eq(eventPlan.id, plan.id));
		if (plan.state !== 'draft') return;
		const { endsOn, zone } = await eventFacts(eventId, tx);
		const due = endsOn === null ? [] : milestonesOf(endsOn, dayIn(zone, now));
		if (due.length > 0)
			await tx.insert(eventMilestone).values(due.map((one) => ({ planId: plan.id, ...one })));
	});
}

/** It is over: nobody is asked any more, and it is only read. */
export async function closePlan(
	viewer: PlanViewer,
	eventId: EventId,
	number: number,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const { plan } = await openPlan(viewer, 'own', eventId, number, { tx });
		if (plan.state === 'draft') throw new Refusal('plan_is_draft');
		if (plan.state === 'closed') return;
		await tx.update(eventPlan).set({ state: 'closed', closedAt: now }).where(eq(eventPlan.id, plan.id));
	});
}

/** Takes in somebody of the delegation, by the address they take part with. Throws Refusal plan_nobody_here. */
export async function addPlanMember(
	viewer: PlanViewer,
	eventId: EventId,
	number: number,
	email: string,
	now: Date
): Promise<void> {
	const address = emailFrom(email);
	await transaction(async (tx) => {
		const { plan } = await openPlan(viewer, 'own', eventId, number, { tx });
		const [found] = address
			? await tx
					.select()
					.from(eventParticipant)
					.where(
						and(
							eq(eventParticipant.eventId, eventId),
							eq(sql`lower(${eventParticipant.email})`, address.toLowerCase()),
							sql`${eventParticipant.state} <> 'withdrawn'`
						)
					)
			: [];
		if (!found) throw new Refusal('plan_nobody_here', { field: 'email' });
		await join(tx, plan.id, found, false, now);
	});
}

/** Somebody does not write it any more; the owner stays. */
export async function removePlanMember(
	viewer: PlanViewer,
	eventId: EventId,
	number: number,
	id: PlanMemberId
): Promise<void> {
	await transaction(async (tx) => {
		const { plan } = await openPlan(viewer, 'own', eventId, number, { tx });
		await tx
			.delete(eventPlanMember)
			.where(
				and(
					eq(eventPlanMember.planId, plan.id),
					eq(eventPlanMember.id, id),
					eq(eventPlanMember.isOwner, false)
				)
			);
	});
}

/** Links in letters about this plan that were sent until now open nothing any more: one was forwarded too far. */
export async function revokePlanLinks(viewer: PlanViewer, eventId: EventId, number: number): Promise<void> {
	await transaction(async (tx) => {
		const { plan } = await openPlan(viewer, 'own', eventId, number, { tx });
		await tx
			.update(eventPlanMember)
			.set({ keyVersion: sql`${eventPlanMember.keyVersion} + 1` })
			.where(eq(eventPlanMember.planId, plan.id));
	});
}
