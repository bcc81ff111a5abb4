import { and, asc, eq, sql } from 'drizzle-orm';
import { emailFrom } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, later, transaction, type Writer } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import type { EventFacts } from './event.ts';
import { holdOwnEvent, openEvent } from './event.server.ts';
import type { ParticipantId } from './participant.ts';
import { raiseParticipantKey, refusedLinks } from './plan-key.server.ts';
import { eventParticipantKey, eventPlan, eventPlanMember } from './plan-tables.server.ts';

/** Between two letters with the same link, in minutes: for who asks for it, and for who presses twice. */
export const inviteMinutes = 10;

const coming = sql`${eventParticipant.state} = 'confirmed' and ${eventParticipant.erasedAt} is null`;

/** Sends every participant who writes no plan yet the link to theirs. Returns how many letters go out. */
export async function invitePlans(actor: Actor, slug: string, now: Date): Promise<number> {
	return transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const rows = await tx
			.select({ id: eventParticipant.id })
			.from(eventParticipant)
			.where(
				and(
					eq(eventParticipant.eventId, event.id),
					coming,
					sql`${eventParticipant.email} is not null`,
					sql`not exists (select from event_plan_member m where m.participant_id = ${eventParticipant.id})`
				)
			);
		let sent = 0;
		for (const { id } of rows) sent += Number(await queueLink(tx, id, now));
		return sent;
	});
}

/**
 * Sends somebody their link again, who has lost it. The same answer whoever asks, so that nobody learns who takes part.
 */
export async function askForPlanLink(event: EventFacts, email: string, now: Date): Promise<void> {
	const address = emailFrom(email);
	if (!address) return;
	await transaction(async (tx) => {
		const [row] = await tx
			.select({ id: eventParticipant.id })
			.from(eventParticipant)
			.where(
				and(
					eq(eventParticipant.eventId, event.id),
					coming,
					eq(sql`lower(${eventParticipant.email})`, address.toLowerCase())
				)
			);
		if (row) await queueLink(tx, row.id, now);
	});
}

/** False: one went out just now. Both letters bring the same link, and so count together. */
export async function queueLink(
	tx: Writer,
	id: ParticipantId,
	now: Date,
	letter: 'events.mailPlanLink' | 'events.mailOwnLink' = 'events.mailPlanLink'
): Promise<boolean> {
	const [row] = await tx
		.insert(eventParticipantKey)
		.values({ participantId: id, version: 1, sentAt: now })
		.onConflictDoUpdate({
			target: eventParticipantKey.participantId,
			set: { sentAt: now },
			setWhere: sql`${eventParticipantKey.sentAt} is null
				or ${eventParticipantKey.sentAt} <= ${new Date(now.getTime() - inviteMinutes * 60_000).toISOString()}::timestamptz`
		})
		.returning({ id: eventParticipantKey.participantId });
	if (row) await later(tx, letter, { participantId: id });
	return row !== undefined;
}

/** A participant's link that went astray opens nothing any more; the next letter brings another. */
export async function revokePlanLink(actor: Actor, slug: string, id: ParticipantId): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const these = and(eq(eventParticipant.id, id), eq(eventParticipant.eventId, event.id));
		if ((await tx.$count(eventParticipant, these)) === 0) throw new NotFound('participant');
		await raiseParticipantKey(tx, id);
	});
}

export type InvitedParticipant = {
	id: ParticipantId;
	name: string;
	country: string | null;
	reachable: boolean;
	sentAt: Date | null;
	/** How many plans they write. */
	plans: number;
};

/** Who takes part, and whether they write a plan: for who manages the event. With links that opened nothing. */
export async function planDesk(actor: Actor, slug: string) {
	const event = await openEvent(actor, 'manage', slug);
	const participants = await db
		.select({
			id: eventParticipant.id,
			name: sql<string>`coalesce(${eventParticipant.name}, '–')`,
			country: eventParticipant.country,
			reachable: sql<boolean>`${eventParticipant.email} is not null`,
			sentAt: eventParticipantKey.sentAt,
			plans: sql<number>`(select count(*)::int from event_plan_member m where m.participant_id = ${eventParticipant.id})`
		})
		.from(eventParticipant)
		.leftJoin(eventParticipantKey, eq(eventParticipantKey.participantId, eventParticipant.id))
		.where(and(eq(eventParticipant.eventId, event.id), coming))
		.orderBy(asc(eventParticipant.name), asc(eventParticipant.id));
	const plans = await db
		.select()
		.from(eventPlan)
		.where(eq(eventPlan.eventId, event.id))
		.orderBy(asc(eventPlan.number));
	const writers = await db
		.select({ planId: eventPlanMember.planId, name: eventPlanMember.name })
		.from(eventPlanMember)
		.innerJoin(eventPlan, eq(eventPlan.id, eventPlanMember.planId))
		.where(eq(eventPlan.eventId, event.id));
	return {
		event,
		participants: participants satisfies InvitedParticipant[],
		// Its words are not the team's to read unless all participants do.
		plans: plans.map(({ id, number, state, audience, title, language, country }) => ({
			...{ number, state, audience, language, country },
			title: state !== 'draft' && (audience === 'participants' || audience === 'public') ? title : null,
			writers: writers.flatMap((one) => (one.planId === id && one.name ? [one.name] : []))
		})),
		refused: await refusedLinks(event.id)
	};
}
