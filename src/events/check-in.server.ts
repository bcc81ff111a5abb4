import { eq } from 'drizzle-orm';
import { append } from '#records/index.server.ts';
import type { RegistrationId, Run } from '#records/index.ts';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import { attendanceIn } from './attendance.server.ts';
import { eventBadgeRefusal } from './attendance-tables.server.ts';
import { badgesOf, genuineBadge } from './badge.server.ts';
import { checkInToStatement, readBundle, type BadgeRefusal, type CheckIn } from './check-in.ts';
import { runOfEvent, type EventFacts } from './event.ts';
import { governedEvent, openEvent } from './event.server.ts';
import type { ParticipantId } from './participant.ts';
import { may } from './policy.ts';
import type { SessionId } from './session.ts';
import { eventSession } from './tables.server.ts';

/** Why what a device said of somebody is not in the log. Nobody is marked by it. */
export type CheckInProblem =
	| 'malformed' // not what a device of ours writes
	| 'not_of_this_event' // a participant or a session of another one
	| 'not_team' // said by somebody who does not take attendance here
	| 'badge_not_genuine'
	| 'badge_revoked'
	| 'two_contents'; // its id is in the log already, with another content

export type Received = {
	/** In the log now, whether new or sent before. */
	kept: string[];
	refused: { id: string; reason: CheckInProblem }[];
};

/** More than a phone holds is sent in turns. */
const mostAtOnce = 2_000;

/**
 * Takes what a device or a file brings: in any order, twice, late, also what others of the team said. Null: it is no such
 * list. Throws NotFound, Forbidden, Refusal check_ins_too_many.
 */
export async function receiveCheckIns(
	actor: Actor,
	slug: string,
	body: unknown,
	now: Date
): Promise<Received | null> {
	const event = await openEvent(actor, 'attend', slug);
	const read = readBundle(body, event.id);
	if (read === null) return null;
	const { checkIns, refusals } = read.bundle;
	if (checkIns.length + refusals.length > mostAtOnce)
		throw new Refusal('check_ins_too_many', { most: mostAtOnce });
	const refused: Received['refused'] = read.malformed.map(({ id }) => ({ id, reason: 'malformed' }));
	const received = await transaction(async (tx) => {
		const door = await openDoor(tx, event);
		const kept = await keepRefusals(tx, event, door, refusals, now);
		const sayable: { one: CheckIn; badge: number | null }[] = [];
		for (const one of checkIns) {
			const judged = await judge(door, one, actor);
			if ('problem' in judged) {
				refused.push({ id: one.id, reason: judged.problem });
				await noteRefused(tx, event, one, judged.problem, now);
			} else sayable.push({ one, badge: judged.badge });
		}
		const run: Run = { ...runOfEvent(event), knows: (id) => door.sessions.has(id) };
		// In one order for all who send at once: what two of them bring cannot wait for each other.
		sayable.sort((a, b) => compare(a.one.participant, b.one.participant) || compare(a.one.id, b.one.id));
		for (const [participant, own] of Map.groupBy(sayable, ({ one }) => one.participant)) {
			const statements = own.map(({ one, badge }) => checkInToStatement(one, badge));
			const answer = await append(tx, participant as RegistrationId, statements, run, now);
			kept.push(...answer.kept);
			refused.push(...answer.refused.map(({ id }) => ({ id, reason: 'two_contents' as const })));
			if (answer.added > 0)
				await later(
					tx,
					'events.settleAttendance',
					{ participantId: participant as ParticipantId },
					{ key: `settle attendance ${participant}` }
				);
		}
		return kept;
	});
	return { kept: received, refused };
}

/** Says it from the desk, without a device: the same statement, minted here. */
export async function sayAtDesk(
	actor: Actor,
	slug: string,
	said: Pick<CheckIn, 'participant' | 'session' | 'says'>,
	language: string,
	now: Date
): Promise<void> {
	if (actor.kind !== 'person') throw new NotFound('event');
	const event = await openEvent(actor, 'attend', slug);
	const standing =
		said.says === 'corrected'
			? ((await attendanceIn(event.id)).attendance.get(said.participant)?.get(said.session)?.standing ?? [])
			: [];
	const one: CheckIn = {
		...{ ...said, id: newId(), at: now.toISOString(), by: actor.id, badge: null, takesBack: standing },
		language
	};
	const answer = await receiveCheckIns(actor, slug, { event: event.id, checkIns: [one], refusals: [] }, now);
	if (answer?.kept.length !== 1) throw new NotFound('participant');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Door = {
	event: EventFacts;
	people: Map<string, { code: string }>;
	sessions: Set<string>;
	mayAttend: (personId: string) => boolean;
	/** participant and number → when it was revoked */
	badges: Map<string, Date | null>;
};

/** What is needed to judge what was said at it. */
async function openDoor(tx: Reader, event: EventFacts): Promise<Door> {
	const people = await tx
		.select({ id: eventParticipant.id, code: eventParticipant.badgeCode })
		.from(eventParticipant)
		.where(eq(eventParticipant.eventId, event.id));
	const sessions = await tx
		.select({ id: eventSession.id })
		.from(eventSession)
		.where(eq(eventSession.eventId, event.id));
	const governed = await governedEvent(event, tx);
	const badges = await badgesOf(
		people.map(({ id }) => id),
		tx
	);
	return {
		event,
		people: new Map(people.map((one) => [one.id, one])),
		sessions: new Set(sessions.map(({ id }) => id)),
		mayAttend: (id) => may({ kind: 'person', id, name: '', language: 'en', roles: [] }, 'attend', governed),
		badges: new Map(badges.map((one) => [`${one.participantId} ${one.number}`, one.revokedAt]))
	};
}

async function judge(
	door: Door,
	one: CheckIn,
	actor: Actor
): Promise<{ badge: number | null } | { problem: CheckInProblem }> {
	const person = door.people.get(one.participant);
	// A session that was taken out since is known by nobody any more: kept, flagged, and counts for nothing.
	if (!person) return { problem: 'not_of_this_event' };
	// Who sends may take attendance; whom a file names may, too.
	const own = actor.kind === 'system' || (actor.kind === 'person' && actor.id === one.by);
	if (!own && !door.mayAttend(one.by)) return { problem: 'not_team' };
	if (one.badge === null) return { badge: null };
	const badge = await genuineBadge(one.badge, door.event.id);
	if (badge?.code !== person.code) return { problem: 'badge_not_genuine' };
	const revokedAt = door.badges.get(`${one.participant} ${badge.number}`);
	if (revokedAt === undefined) return { problem: 'badge_not_genuine' };
	// A phone without a network may have read it before it was revoked.
	if (revokedAt !== null && new Date(one.at) >= revokedAt) return { problem: 'badge_revoked' };
	return { badge: badge.number };
}

/** Who leads the event sees what the hub did not take, and marks by the list whom it kept out. */
async function noteRefused(
	tx: Writer,
	event: EventFacts,
	one: CheckIn,
	problem: CheckInProblem,
	now: Date
): Promise<void> {
	const reasons = { badge_not_genuine: 'not_ours', badge_revoked: 'revoked' } as const;
	if (problem !== 'badge_not_genuine' && problem !== 'badge_revoked') return;
	await tx
		.insert(eventBadgeRefusal)
		.values({
			...{ id: one.id, eventId: event.id, reason: reasons[problem], at: new Date(one.at), storedAt: now },
			participantId: problem === 'badge_revoked' ? (one.participant as ParticipantId) : null,
			byPerson: one.by
		})
		.onConflictDoNothing();
}

async function keepRefusals(
	tx: Writer,
	event: EventFacts,
	{ people, sessions }: Door,
	refusals: readonly BadgeRefusal[],
	now: Date
): Promise<string[]> {
	for (const { id, participant, session, reason, at, by } of refusals)
		await tx
			.insert(eventBadgeRefusal)
			.values({
				...{ id, eventId: event.id, reason, at: new Date(at), storedAt: now, byPerson: by },
				participantId:
					participant !== null && people.has(participant) ? (participant as ParticipantId) : null,
				sessionId: session !== null && sessions.has(session) ? (session as SessionId) : null
			})
			.onConflictDoNothing();
	return refusals.map(({ id }) => id);
}
