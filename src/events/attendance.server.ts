import { asc, desc, eq, lt, sql } from 'drizzle-orm';
import { logsOf, type Logged } from '#records/index.server.ts';
import type { RegistrationId } from '#records/index.ts';
import type { Actor } from '#people/index.ts';
import { namesOf } from '#people/index.server.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import { attended, attendanceOf, type Attendance } from './attendance.ts';
import { eventBadgeRefusal } from './attendance-tables.server.ts';
import { participantsOwnedBy } from './own-record.server.ts';
import { badgedOf, type Badged } from './badge.server.ts';
import { checkInOf, type BadgeProblem, type CheckIn } from './check-in.ts';
import type { EventFacts, EventId } from './event.ts';
import { openEvent } from './event.server.ts';
import type { ParticipantId } from './participant.ts';
import type { Session } from './session.ts';
import { eventSession } from './tables.server.ts';

/** The sessions in the order they begin. */
export async function sessionsAttended(id: EventId, reader: Reader = db): Promise<Session[]> {
	const rows = await reader
		.select()
		.from(eventSession)
		.where(eq(eventSession.eventId, id))
		.orderBy(asc(eventSession.startsAt), asc(eventSession.endsAt), asc(eventSession.id));
	return rows.map(({ eventId: _, ...session }) => session);
}

/**
 * A time that cannot be is no reason to doubt that somebody was there: who stood at the door says so, and the phone's clock is
 * the phone's. Of a session that is no longer in the programme nothing counts.
 */
function toldOf(log: readonly Logged[]): CheckIn[] {
	return log.flatMap((statement) => {
		const one = statement.flags.includes('unknown_object') ? null : checkInOf(statement);
		return one ?? [];
	});
}

/** All that was said of everybody in an event, and what it comes to. No policy is asked. */
export async function attendanceIn(
	id: EventId,
	reader: Reader = db
): Promise<{ said: CheckIn[]; attendance: Attendance }> {
	const rows = await reader
		.select({ id: eventParticipant.id })
		.from(eventParticipant)
		.where(eq(eventParticipant.eventId, id));
	return attendanceAmong(
		rows.map((row) => row.id),
		reader
	);
}

/** The same of these alone. */
export async function attendanceAmong(
	ids: readonly ParticipantId[],
	reader: Reader = db
): Promise<{ said: CheckIn[]; attendance: Attendance }> {
	const logs = await logsOf(ids as readonly string[] as readonly RegistrationId[], reader);
	const said = [...logs.values()].flatMap(toldOf);
	return { said, attendance: attendanceOf(said) };
}

/** The ids of the sessions that somebody attended, among these. */
export function sessionsOf(
	attendance: Attendance,
	participant: string,
	sessions: readonly Session[]
): Set<string> {
	const own = attendance.get(participant);
	return new Set(
		sessions.flatMap((session) => {
			const presence = own?.get(session.id);
			return presence && attended(presence, session) ? [session.id as string] : [];
		})
	);
}

export type Door = { event: EventFacts; sessions: Session[]; people: Badged[]; said: CheckIn[] };

/** What stands on the page of who takes attendance, and goes with their phone. */
export async function doorOf(actor: Actor, slug: string, language: string): Promise<Door> {
	const event = await openEvent(actor, 'attend', slug);
	const [sessions, people, { said }] = await Promise.all([
		sessionsAttended(event.id),
		badgedOf(event, language),
		attendanceIn(event.id)
	]);
	return { event, sessions, people, said };
}

/**
 * What the hub heard from anybody since an instant, for a device that has the rest. What was being written at that instant is
 * told again: the device knows each thing once.
 */
export async function saidSince(actor: Actor, slug: string, since: Date): Promise<CheckIn[]> {
	const event = await openEvent(actor, 'attend', slug);
	const rows = await db
		.select({ id: eventParticipant.id })
		.from(eventParticipant)
		.where(eq(eventParticipant.eventId, event.id));
	const logs = await logsOf(rows.map((row) => row.id as unknown as RegistrationId));
	const from = since.getTime() - 120_000;
	return [...logs.values()].flatMap((log) =>
		toldOf(log.filter(({ storedAt }) => storedAt !== null && storedAt.getTime() >= from))
	);
}

export type BadgeRefused = {
	id: string;
	/** Null: whose it is cannot be told. */
	name: string | null;
	sessionId: string | null;
	reason: BadgeProblem;
	at: Date;
	/** Null: they have no account any more. */
	by: string | null;
};

/** The badges that opened nothing, the last first, and how many there are. */
export async function badgesRefused(
	actor: Actor,
	slug: string,
	most = 100
): Promise<{ refused: BadgeRefused[]; total: number }> {
	const { id } = await openEvent(actor, 'attend', slug);
	const rows = await db
		.select({ one: eventBadgeRefusal, name: eventParticipant.name })
		.from(eventBadgeRefusal)
		.leftJoin(eventParticipant, eq(eventParticipant.id, eventBadgeRefusal.participantId))
		.where(eq(eventBadgeRefusal.eventId, id))
		.orderBy(desc(eventBadgeRefusal.at))
		.limit(most);
	const names = await namesOf(rows.flatMap(({ one }) => one.byPerson ?? []));
	const [count] = await db
		.select({ total: sql<number>`count(*)::int` })
		.from(eventBadgeRefusal)
		.where(eq(eventBadgeRefusal.eventId, id));
	return {
		refused: rows.map(({ one, name }) => ({
			...{ id: one.id, name, sessionId: one.sessionId, reason: one.reason, at: one.at },
			by: names.get(one.byPerson ?? '') ?? null
		})),
		total: count?.total ?? 0
	};
}

export const refusalDays = 90;

/** At night: badges that opened nothing are forgotten after ninety days. */
export async function tidyAttendance(now: Date): Promise<void> {
	const before = new Date(now.getTime() - refusalDays * 24 * 60 * 60 * 1000);
	await transaction(async (tx) => {
		await tx.delete(eventBadgeRefusal).where(lt(eventBadgeRefusal.storedAt, before));
	});
}

/** What is kept about who asks: where they were, for all that is kept about them. */
export async function ownAttendance(actor: Actor) {
	if (actor.kind !== 'person') return [];
	const rows = await db
		.select()
		.from(eventParticipant)
		.where(await participantsOwnedBy(actor))
		.orderBy(asc(eventParticipant.addedAt));
	const logs = await logsOf(rows.map(({ id }) => id as unknown as RegistrationId));
	return rows.map(({ id, eventId, name, state, organisation, country }) => ({
		...{ eventId, name, state, organisation, country },
		statements: logs.get(id as unknown as RegistrationId) ?? []
	}));
}
