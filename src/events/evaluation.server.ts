import { and, eq, lte } from 'drizzle-orm';
import { heldBy } from '#certificates/index.server.ts';
import { db } from '#platform/index.server.ts';
import type { Invitee, Strata } from '#surveys/index.ts';
import { attendanceAmong } from './attendance.server.ts';
import type { EventId } from './event.ts';
import { textsOfEvents } from './event.server.ts';
import { participantsOf, type Participant } from './participant.server.ts';
import { event } from './tables.server.ts';

/**
 * Who is asked what they think of an event: who was seen in any of its sessions or, where nobody took attendance, everybody
 * who confirmed. Their country is what respondents are compared with.
 */
export async function eventInvitees(id: EventId): Promise<Invitee[]> {
	return (await cameOrConfirmed(id)).map((one): Invitee => ({
		holder: `participant:${one.id}`,
		personId: one.personId,
		name: one.name,
		email: one.email,
		language: one.language,
		strata: { ...(one.country !== null && { country: one.country }) }
	}));
}

/** The same people, as counts of those who are alike in what is counted: country, language, certificate. */
export async function eventCells(id: EventId): Promise<{ in: Strata; count: number }[]> {
	const participants = await cameOrConfirmed(id);
	const held = await heldBy(participants.map((one) => one.id));
	const alike = Map.groupBy(participants, (one) => {
		const kept = (held.get(one.id) ?? []).filter(({ revoked, supersededBy }) => !revoked && !supersededBy);
		return JSON.stringify([one.country, one.language, kept.at(-1)?.kind ?? 'none']);
	});
	return [...alike].map(([key, some]) => {
		const [country, language = '', certificate = ''] = JSON.parse(key) as [string | null, string, string];
		return { in: { ...(country !== null && { country }), language, certificate }, count: some.length };
	});
}

/** Events that have begun, for those who count who took part in each. */
export async function begunEvents(today: string) {
	const rows = await db
		.select()
		.from(event)
		.where(and(eq(event.state, 'published'), lte(event.startsOn, today)))
		.orderBy(event.startsOn, event.slug);
	const texts = await textsOfEvents(rows.map(({ id }) => id));
	return rows.map(({ id, slug, startsOn, endsOn, illustrative }) => ({
		...{ id, slug, startsOn, endsOn, illustrative },
		title: Object.fromEntries(
			(texts.get(id) ?? [])
				.filter(({ state }) => state === 'ready')
				.map(({ language, title }) => [language, title])
		)
	}));
}

async function cameOrConfirmed(id: EventId): Promise<Participant[]> {
	const participants = await participantsOf(id);
	const { attendance } = await attendanceAmong(participants.map((one) => one.id));
	return participants.filter((one) =>
		attendance.size > 0 ? attendance.has(one.id) : one.state === 'confirmed'
	);
}
