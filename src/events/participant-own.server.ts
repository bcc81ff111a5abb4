import { and, eq } from 'drizzle-orm';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Writer } from '#platform/index.server.ts';
import { eventApplication, eventParticipant } from './application-tables.server.ts';
import { badgeOf } from './badge.server.ts';
import { certificateToken } from './event-certificate.server.ts';
import { phaseOfEvent, type EventFacts, type EventId } from './event.ts';
import { eventOf } from './event.server.ts';
import type { ParticipantId, ParticipantState } from './participant.ts';
import { calendarKey } from './plan-key.server.ts';
import type { PlanViewer } from './plan-policy.ts';
import { moveUp } from './selection-line.server.ts';
import { materialsFor } from './session-material.server.ts';
import type { Material } from './session-material.ts';
import { sessionsOfEvent } from './session.server.ts';
import type { SessionId } from './session.ts';
import { event } from './tables.server.ts';

/** What is somebody's own of an event: all else about it everybody sees. */
export type OwnPlace = {
	id: ParticipantId;
	name: string;
	state: ParticipantState;
	/** Letters reach them. */
	hasAddress: boolean;
	/** What stands in the code of their badge; null: none was made yet. */
	badge: string | null;
	/** Where sessions are held online, and what there is to read: for who said that they come. */
	online: Map<SessionId, string>;
	materials: Map<SessionId, Material[]>;
	calendar: string;
	certificate: string;
};

/** Null: does not take part, as far as this browser or this account can say. */
export async function ownPlace(
	{ participantId, follows }: PlanViewer,
	facts: EventFacts,
	now: Date
): Promise<OwnPlace | null> {
	if (participantId === null) return null;
	const [own] = await db.select().from(eventParticipant).where(eq(eventParticipant.id, participantId));
	if (!own || own.erasedAt) return null;
	const takesPart = own.state === 'confirmed';
	const [badge, materials, online, calendar, certificate] = await Promise.all([
		badgeOf(facts.id, own.id),
		materialsFor({ follows, takesPart }, facts, now),
		takesPart ? onlineLinks(facts.id) : new Map<SessionId, string>(),
		calendarKey(own.id),
		certificateToken(own.id)
	]);
	return {
		...{ id: own.id, name: own.name ?? '–', state: own.state, hasAddress: own.email !== null },
		...{ badge, materials, online, calendar, certificate }
	};
}

/** Where the sessions are held online, as it is planned now. No policy is asked. */
async function onlineLinks(id: EventId): Promise<Map<SessionId, string>> {
	const sessions = await sessionsOfEvent(id);
	return new Map(sessions.flatMap((one) => (one.url === null ? [] : [[one.id, one.url] as const])));
}

/**
 * Somebody says that they come, or do not come after all; who waits longest moves up into the place that becomes free. May be
 * said twice. Throws Forbidden, Refusal participation_over, participation_left.
 */
export async function answerOwnPlace(
	{ participantId }: PlanViewer,
	eventId: EventId,
	comes: boolean,
	now: Date
): Promise<void> {
	if (participantId === null) throw new Forbidden('participation.own');
	await transaction(async (tx) => {
		const [row] = await tx.select().from(event).where(eq(event.id, eventId)).for('update');
		if (!row) throw new NotFound('event');
		const facts = eventOf(row);
		const phase = phaseOfEvent(facts, now);
		if (phase === 'over' || phase === 'cancelled') throw new Refusal('participation_over');
		const these = and(eq(eventParticipant.id, participantId), eq(eventParticipant.eventId, facts.id));
		const [own] = await tx.select().from(eventParticipant).where(these).for('update');
		if (!own || own.erasedAt) throw new NotFound('participant');
		const state = comes ? 'confirmed' : 'withdrawn';
		if (own.state === state) return;
		if (own.state === 'withdrawn') throw new Refusal('participation_left');
		await tx.update(eventParticipant).set({ state }).where(these);
		if (own.applicationId === null) return;
		await answerApplication(tx, own.applicationId, state, now);
		if (!comes) await moveUp(tx, facts, now);
	});
}

type Answered = 'confirmed' | 'withdrawn';

async function answerApplication(
	tx: Writer,
	id: typeof eventApplication.$inferSelect.id,
	state: Answered,
	now: Date
): Promise<void> {
	const said =
		state === 'confirmed'
			? { state, confirmedAt: now }
			: { state, withdrawnAt: now, proposed: null, line: null };
	await tx.update(eventApplication).set(said).where(eq(eventApplication.id, id));
	await later(tx, 'events.mailApplication', { applicationId: id, letter: state });
}
