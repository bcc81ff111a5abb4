import { and, eq, sql } from 'drizzle-orm';
import { signed, unsigned } from '#discussions/index.server.ts';
import { idFrom } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import type { EventId } from './event.ts';
import { milestoneMonths, type MilestoneMonth } from './milestone.ts';
import type { ParticipantId } from './participant.ts';
import type { PlanMemberId } from './plan.ts';
import { eventParticipantKey, eventPlanLinkRefused, type LinkRefusal } from './plan-tables.server.ts';

// Three purposes, so that no link opens what another does. The id is in the link and its mark is the hub's: nothing
// has to be kept for it to work, and raising a version revokes it.
const ofParticipant = 'events.participant';
const ofMilestone = 'events.milestone';
const ofCalendar = 'events.calendar';

async function versionOf(id: ParticipantId, reader: Reader): Promise<number> {
	const [row] = await reader
		.select({ version: eventParticipantKey.version })
		.from(eventParticipantKey)
		.where(eq(eventParticipantKey.participantId, id));
	return row?.version ?? 1;
}

/** The link by which a participant reaches their plans without an account. */
export async function participantKey(id: ParticipantId, reader: Reader = db): Promise<string> {
	return signed(ofParticipant, `${id}~${await versionOf(id, reader)}`);
}

export type Opened = { participantId: ParticipantId; eventId: EventId };

/** Whose link it is, or why it opens nothing. */
export async function openParticipantKey(
	key: string,
	reader: Reader = db
): Promise<Opened | { refused: LinkRefusal; eventId: EventId | null }> {
	return opened(await unsigned(ofParticipant, key), reader);
}

/**
 * The address that a participant's own calendar asks: it reads their sessions, and is nobody's way to what they may do. It
 * ends with their link.
 */
export async function calendarKey(id: ParticipantId, reader: Reader = db): Promise<string> {
	return signed(ofCalendar, `${id}~${await versionOf(id, reader)}`);
}

export async function openCalendarKey(
	key: string,
	reader: Reader = db
): Promise<Opened | { refused: LinkRefusal; eventId: EventId | null }> {
	return opened(await unsigned(ofCalendar, key), reader);
}

async function opened(
	value: string | null,
	reader: Reader
): Promise<Opened | { refused: LinkRefusal; eventId: EventId | null }> {
	const [first = '', version = ''] = value?.split('~') ?? [];
	const id = idFrom<'Participant'>(first);
	const { eventId, state, erasedAt } = eventParticipant;
	const [row] = id
		? await reader
				.select({ eventId, state, erasedAt })
				.from(eventParticipant)
				.where(eq(eventParticipant.id, id))
		: [];
	if (!id || !row) return { refused: value ? 'erased' : 'forged', eventId: null };
	if (row.erasedAt) return { refused: 'erased', eventId: row.eventId };
	if (row.state === 'withdrawn' || String(await versionOf(id, reader)) !== version)
		return { refused: 'revoked', eventId: row.eventId };
	return { participantId: id, eventId: row.eventId };
}

/** Every link that this participant was sent opens nothing any more. */
export async function raiseParticipantKey(tx: Writer, id: ParticipantId): Promise<void> {
	await tx
		.insert(eventParticipantKey)
		.values({ participantId: id, version: 2 })
		.onConflictDoUpdate({
			target: eventParticipantKey.participantId,
			set: { version: sql`${eventParticipantKey.version} + 1` }
		});
}

/** The link of a milestone's letter: one writer, one plan, one milestone. */
export async function milestoneKey(
	{ id, keyVersion }: { id: PlanMemberId; keyVersion: number },
	month: MilestoneMonth
): Promise<string> {
	return signed(ofMilestone, `${id}~${month}~${keyVersion}`);
}

/** What stands in the link; null: it is not ours. */
export async function readMilestoneKey(
	key: string
): Promise<{ memberId: PlanMemberId; month: MilestoneMonth; version: number } | null> {
	const [first = '', second = '', third = ''] = (await unsigned(ofMilestone, key))?.split('~') ?? [];
	const memberId = idFrom<'PlanMember'>(first);
	const month = milestoneMonths.find((one) => String(one) === second);
	return memberId && month ? { memberId, month, version: Number(third) } : null;
}

/** Counted by day, so that an organiser sees that somebody tries; who it was is not known. */
export async function noteRefusedLink(
	tx: Writer,
	reason: LinkRefusal,
	eventId: EventId | null,
	now: Date
): Promise<void> {
	await tx
		.insert(eventPlanLinkRefused)
		.values({ day: now.toISOString().slice(0, 10), reason, eventId })
		.onConflictDoUpdate({
			target: [eventPlanLinkRefused.day, eventPlanLinkRefused.reason, eventPlanLinkRefused.eventId],
			set: { times: sql`${eventPlanLinkRefused.times} + 1` }
		});
}

/** Those of the last 90 days that pointed to this event, by reason. */
export async function refusedLinks(id: EventId): Promise<{ reason: LinkRefusal; times: number }[]> {
	return db
		.select({
			reason: eventPlanLinkRefused.reason,
			times: sql<number>`sum(${eventPlanLinkRefused.times})::int`
		})
		.from(eventPlanLinkRefused)
		.where(and(eq(eventPlanLinkRefused.eventId, id)))
		.groupBy(eventPlanLinkRefused.reason)
		.orderBy(eventPlanLinkRefused.reason);
}
