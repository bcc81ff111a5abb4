import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { findExpert } from '#network/index.server.ts';
import { emailFrom } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import type { EventFacts, EventId } from './event.ts';
import { holdOwnEvent } from './event.server.ts';
import { lockSession } from './session.server.ts';
import type { SessionId } from './session.ts';
import type { SpeakerId, SpeakerRole, Speaking } from './session-speaker.ts';
import { eventSession, eventSessionSpeaker, eventSpeaker } from './tables.server.ts';

export type Speaker = {
	id: SpeakerId;
	expertId: string | null;
	name: string;
	affiliation: string | null;
	email: string | null;
	language: string;
	illustrative: boolean;
};
export type SpeakerInput = Pick<Speaker, 'name' | 'affiliation' | 'email' | 'language'> & {
	/** Of an expert of the roster: their name and their letters come from there. */
	expertCode: string | null;
};

export const mostSpeakers = 300;

/** By their names. */
export async function speakersOfEvent(id: EventId, reader: Reader = db): Promise<Speaker[]> {
	const rows = await reader
		.select()
		.from(eventSpeaker)
		.where(eq(eventSpeaker.eventId, id))
		.orderBy(asc(eventSpeaker.name), asc(eventSpeaker.id));
	return rows.map(({ eventId: _, tokenSha256: __, addedAt: ___, ...speaker }) => speaker);
}

/** Who is in which session, in the order they are named. */
export async function speakingsOfEvent(
	id: EventId,
	reader: Reader = db
): Promise<Map<SessionId, Speaking[]>> {
	const rows = await reader
		.select({
			sessionId: eventSessionSpeaker.sessionId,
			speakerId: eventSessionSpeaker.speakerId,
			name: eventSpeaker.name,
			affiliation: eventSpeaker.affiliation,
			role: eventSessionSpeaker.role,
			state: eventSessionSpeaker.state
		})
		.from(eventSessionSpeaker)
		.innerJoin(eventSpeaker, eq(eventSpeaker.id, eventSessionSpeaker.speakerId))
		.where(eq(eventSpeaker.eventId, id))
		.orderBy(asc(eventSessionSpeaker.position), asc(eventSpeaker.name));
	return new Map(
		[...Map.groupBy(rows, ({ sessionId }) => sessionId)].map(([session, some]) => [
			session,
			some.map(({ sessionId: _, ...speaking }) => speaking)
		])
	);
}

/** Adds somebody who may speak, or writes them anew. Throws Refusal: required, email_invalid, speaker_unknown_expert. */
export async function putSpeaker(
	actor: Actor,
	slug: string,
	id: SpeakerId | null,
	input: SpeakerInput,
	now: Date
): Promise<SpeakerId> {
	const found = input.expertCode === null ? null : await expertNamed(actor, input.expertCode, now);
	const name = (found?.name ?? input.name).trim();
	if (name === '') throw new Refusal('required', { field: 'name' });
	const email = input.email === null ? null : emailFrom(input.email);
	if (input.email !== null && email === null) throw new Refusal('email_invalid', { field: 'email' });
	const row = {
		name: name.slice(0, 200),
		affiliation: input.affiliation?.trim().slice(0, 300) || found?.headline || null,
		email,
		language: input.language,
		...(found && { expertId: found.id as string })
	};
	return transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		if (id === null) {
			if ((await speakersOfEvent(event.id, tx)).length >= mostSpeakers)
				throw new Refusal('more_than', { field: 'name', most: mostSpeakers });
			const made = newId<'EventSpeaker'>();
			await tx
				.insert(eventSpeaker)
				.values({ id: made, eventId: event.id, illustrative: event.illustrative, addedAt: now, ...row });
			return made;
		}
		await lockSpeaker(tx, event, id);
		await tx.update(eventSpeaker).set(row).where(eq(eventSpeaker.id, id));
		return id;
	});
}

async function expertNamed(actor: Actor, text: string, now: Date) {
	const code = /([a-z0-9]{10})\/?$/u.exec(text.trim())?.[1] ?? '';
	const expert = await findExpert(actor, code, now).catch((error: unknown) => {
		if (error instanceof NotFound) return null;
		throw error;
	});
	const name = expert?.profile.name;
	if (!expert || !name) throw new Refusal('speaker_unknown_expert', { field: 'expert' });
	return { id: expert.id, name: name.name, headline: name.headline };
}

export async function removeSpeaker(actor: Actor, slug: string, id: SpeakerId): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		await lockSpeaker(tx, event, id);
		await tx.delete(eventSpeaker).where(eq(eventSpeaker.id, id));
	});
}

/** Names somebody for a session, or gives them another role in it. */
export async function nameForSession(
	actor: Actor,
	slug: string,
	sessionId: SessionId,
	speakerId: SpeakerId,
	role: SpeakerRole
): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		await lockSession(tx, event, { id: sessionId });
		await lockSpeaker(tx, event, speakerId);
		const position = await tx.$count(eventSessionSpeaker, eq(eventSessionSpeaker.sessionId, sessionId));
		await tx
			.insert(eventSessionSpeaker)
			.values({ sessionId, speakerId, role, position, state: 'named' })
			.onConflictDoUpdate({
				target: [eventSessionSpeaker.sessionId, eventSessionSpeaker.speakerId],
				set: { role }
			});
	});
}

export async function takeFromSession(
	actor: Actor,
	slug: string,
	sessionId: SessionId,
	speakerId: SpeakerId
): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		await lockSession(tx, event, { id: sessionId });
		await tx.delete(eventSessionSpeaker).where(ofBoth(sessionId, speakerId));
	});
}

/**
 * Asks somebody for every session that they are named for and have not answered, by one letter. Throws Refusal
 * speaker_without_address, speaker_nothing_to_ask.
 */
export async function askSpeaker(actor: Actor, slug: string, id: SpeakerId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const speaker = await lockSpeaker(tx, event, id);
		if (speaker.email === null && speaker.expertId === null)
			throw new Refusal('speaker_without_address', { text: speaker.name });
		const asked = await tx
			.update(eventSessionSpeaker)
			.set({ state: 'asked', askedAt: now })
			.where(
				and(eq(eventSessionSpeaker.speakerId, id), inArray(eventSessionSpeaker.state, ['named', 'asked']))
			)
			.returning({ sessionId: eventSessionSpeaker.sessionId });
		if (asked.length === 0) throw new Refusal('speaker_nothing_to_ask', { text: speaker.name });
		await later(tx, 'events.mailSpeaker', { speakerId: id }, { key: `events.speaker ${id}` });
	});
}

/** What they said otherwise than by their link: by telephone, to somebody of the team. */
export async function noteAnswer(
	actor: Actor,
	slug: string,
	sessionId: SessionId,
	speakerId: SpeakerId,
	accepts: boolean,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		await lockSession(tx, event, { id: sessionId });
		await answered(tx, sessionId, speakerId, accepts, now);
	});
}

/** Inside a command: the answer, whoever brought it. */
export async function answered(
	tx: Writer,
	sessionId: SessionId,
	speakerId: SpeakerId,
	accepts: boolean,
	now: Date
): Promise<void> {
	const changed = await tx
		.update(eventSessionSpeaker)
		.set({ state: accepts ? 'confirmed' : 'declined', answeredAt: now })
		.where(ofBoth(sessionId, speakerId))
		.returning({ sessionId: eventSessionSpeaker.sessionId });
	if (changed.length === 0) throw new NotFound('session');
}

function ofBoth(sessionId: SessionId, speakerId: SpeakerId) {
	return and(eq(eventSessionSpeaker.sessionId, sessionId), eq(eventSessionSpeaker.speakerId, speakerId));
}

async function lockSpeaker(tx: Writer, event: EventFacts, id: SpeakerId) {
	const [row] = await tx
		.select()
		.from(eventSpeaker)
		.where(and(eq(eventSpeaker.id, id), eq(eventSpeaker.eventId, event.id)))
		.for('update');
	if (!row) throw new NotFound('speaker');
	return row;
}

/** Their sessions that were planned when they were asked, soonest first. */
export async function sessionsOfSpeaker(id: SpeakerId, reader: Reader = db) {
	return reader
		.select({
			sessionId: eventSession.id,
			kind: eventSession.kind,
			startsAt: eventSession.startsAt,
			endsAt: eventSession.endsAt,
			texts: eventSession.texts,
			role: eventSessionSpeaker.role,
			state: eventSessionSpeaker.state
		})
		.from(eventSessionSpeaker)
		.innerJoin(eventSession, eq(eventSession.id, eventSessionSpeaker.sessionId))
		.where(and(eq(eventSessionSpeaker.speakerId, id), sql`${eventSessionSpeaker.state} <> 'named'`))
		.orderBy(asc(eventSession.startsAt));
}
