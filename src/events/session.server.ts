import { and, asc, eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { modulesOfEvent } from './curriculum.server.ts';
import type { EventFacts, EventId } from './event.ts';
import { holdOwnEvent } from './event.server.ts';
import { refuseFirst } from './event-writing.server.ts';
import { placesOfEvent } from './place.server.ts';
import {
	clocksOf,
	instantsOf,
	laterBy,
	problemsOfSession,
	type Session,
	type SessionId,
	type SessionInput
} from './session.ts';
import { eventSession } from './tables.server.ts';
import { tracksOfEvent } from './track.server.ts';

export const mostSessions = 1000;

/** The sessions of an event as they are planned, in the order they begin. */
export async function sessionsOfEvent(id: EventId, reader: Reader = db): Promise<Session[]> {
	const rows = await reader
		.select()
		.from(eventSession)
		.where(eq(eventSession.eventId, id))
		.orderBy(asc(eventSession.startsAt), asc(eventSession.endsAt), asc(eventSession.id));
	return rows.map(({ eventId: _, ...session }) => session);
}

/**
 * Adds a session, or writes the one of this id and revision anew. What it collides with is not refused but said beside
 * it: while a programme is being made, it collides. Throws NotFound, Refusal with its field, changed_meanwhile.
 */
export async function putSession(
	actor: Actor,
	slug: string,
	seen: { id: SessionId; revision: number } | null,
	input: SessionInput
): Promise<SessionId> {
	return transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		refuseFirst(problemsOfSession(input, event.zone));
		await refuseStrangers(tx, event, input);
		const { day: _, from: __, until: ___, overnight: ____, ...said } = input;
		const row = { ...said, ...instantsOf(input, event.zone), texts: written(said.texts) };
		if (seen === null) {
			if ((await tx.$count(eventSession, eq(eventSession.eventId, event.id))) >= mostSessions)
				throw new Refusal('more_than', { field: 'title', most: mostSessions });
			const id = newId<'EventSession'>();
			await tx.insert(eventSession).values({ id, eventId: event.id, revision: 1, ...row });
			return id;
		}
		await lockSession(tx, event, seen);
		await tx
			.update(eventSession)
			.set({ ...row, revision: seen.revision + 1 })
			.where(eq(eventSession.id, seen.id));
		return seen.id;
	});
}

/** The same session that many minutes later by the clocks there (negative: earlier). Throws as `putSession` does. */
export async function shiftSession(
	actor: Actor,
	slug: string,
	seen: { id: SessionId; revision: number },
	minutes: number
): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const session = await lockSession(tx, event, seen);
		const clocks = laterBy(clocksOf(session, event.zone), minutes);
		const { startsAt, endsAt } = instantsOf(clocks, event.zone);
		await tx
			.update(eventSession)
			.set({ startsAt, endsAt, revision: seen.revision + 1 })
			.where(eq(eventSession.id, seen.id));
	});
}

export async function removeSession(actor: Actor, slug: string, id: SessionId): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const gone = await tx
			.delete(eventSession)
			.where(and(eq(eventSession.id, id), eq(eventSession.eventId, event.id)))
			.returning({ id: eventSession.id });
		if (gone.length === 0) throw new NotFound('session');
	});
}

/** Inside a command about what belongs to a session: its event is held, and may be managed. */
export async function holdSession(tx: Writer, actor: Actor, slug: string, id: SessionId): Promise<Session> {
	return lockSession(tx, await holdOwnEvent(tx, actor, 'manage', slug), { id });
}

/** Inside a command that holds the event. */
export async function lockSession(
	tx: Writer,
	event: EventFacts,
	{ id, revision }: { id: SessionId; revision?: number }
): Promise<Session> {
	const [row] = await tx
		.select()
		.from(eventSession)
		.where(and(eq(eventSession.id, id), eq(eventSession.eventId, event.id)))
		.for('update');
	if (!row) throw new NotFound('session');
	if (revision !== undefined && row.revision !== revision)
		throw new Refusal('changed_meanwhile', { revision: row.revision });
	const { eventId: _, ...session } = row;
	return session;
}

/** What it names must be of this event. */
async function refuseStrangers(tx: Writer, { id }: EventFacts, input: SessionInput): Promise<void> {
	const places = await placesOfEvent(id, tx);
	const place = places.find((one) => one.id === input.placeId);
	const strange =
		(input.placeId !== null && !place && 'place') ||
		(input.roomId !== null && !place?.rooms.some((room) => room.id === input.roomId) && 'room') ||
		(input.trackId !== null &&
			!(await tracksOfEvent(id, tx)).some((one) => one.id === input.trackId) &&
			'track') ||
		(input.moduleId !== null &&
			!(await modulesOfEvent(id, tx)).some((one) => one.id === input.moduleId) &&
			'module');
	if (strange) throw new Refusal('session_part_gone', { field: strange });
}

function written(texts: SessionInput['texts']): Session['texts'] {
	return Object.fromEntries(
		Object.entries(texts).flatMap(([language, words]) =>
			words.title.trim() === ''
				? []
				: [
						[
							language,
							{
								title: words.title.trim(),
								description: words.description.trim(),
								transport: words.transport.trim(),
								meetingPoint: words.meetingPoint.trim(),
								safety: words.safety.trim()
							}
						]
					]
		)
	);
}
