import { and, eq, sql } from 'drizzle-orm';
import { award, correctNameIn, demonstrationHub, heldBy } from '#certificates/index.server.ts';
import type { Held, Kind } from '#certificates/index.ts';
import { signed, unsigned } from '#discussions/index.server.ts';
import { organisationsById } from '#network/index.server.ts';
import { nameIn } from '#network/index.ts';
import { auditLine } from '#people/index.server.ts';
import { cleanName, refusalToName, system, type Actor } from '#people/index.ts';
import { idFrom, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import { attendanceAmong, sessionsAttended, sessionsOf } from './attendance.server.ts';
import { eventCertificate, eventCertificateName } from './attendance-tables.server.ts';
import type { EventModule } from './curriculum.ts';
import {
	eventStanding,
	noEventRules,
	refusalToRules,
	slotsOf,
	type EventRules
} from './event-certificate.ts';
import { eventRuleTexts } from './event-rule-text.ts';
import { phaseOfEvent, type EventFacts, type EventId } from './event.ts';
import { behindEvent } from './event-behind.server.ts';
import { eventFacts, holdOwnEvent, openEvent, textsOfEvent } from './event.server.ts';
import type { ParticipantId } from './participant.ts';
import { eventModule } from './tables.server.ts';

export type EventCertificates = { rules: EventRules; hours: number | null; revision: number };

/** What the event's certificates ask for; nothing where nobody said. No policy is asked. */
export async function eventRules(id: EventId, reader: Reader = db): Promise<EventCertificates> {
	const [row] = await reader.select().from(eventCertificate).where(eq(eventCertificate.eventId, id));
	if (!row) return { rules: noEventRules, hours: null, revision: 0 };
	const { participation, completion, hours, revision } = row;
	return { rules: { participation, completion }, hours, revision };
}

/** What was awarded stays. Throws changed_meanwhile, Refusal with its field. */
export async function setEventRules(
	actor: Actor,
	slug: string,
	revision: number,
	{ rules, hours }: { rules: EventRules; hours: number | null }
): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const before = await eventRules(event.id, tx);
		if (before.revision !== revision) throw new Refusal('changed_meanwhile', { revision: before.revision });
		const refusal = refusalToRules(
			rules,
			(await modulesNamed(event.id, tx)).map(({ id }) => id)
		);
		if (refusal) throw new Refusal(refusal.code, { field: refusal.field });
		if (hours !== null && !(Number.isInteger(hours) && hours >= 1 && hours <= 1000))
			throw new Refusal('edition_count', { field: 'hours', most: 1000 });
		const row = { eventId: event.id, revision: revision + 1, ...rules, hours };
		await tx
			.insert(eventCertificate)
			.values(row)
			.onConflictDoUpdate({ target: eventCertificate.eventId, set: row });
		await auditLine(tx, actor, 'event_rules', 'event', event.id);
	});
}

async function modulesNamed(id: EventId, reader: Reader): Promise<EventModule[]> {
	const rows = await reader.select().from(eventModule).where(eq(eventModule.eventId, id));
	return rows.map(({ eventId: _, position: __, ...module }) => module);
}

/** Where everybody who takes part stands, for who leads the event and for awarding. */
export type EventStanding = ReturnType<typeof eventStanding> & {
	id: ParticipantId;
	name: string;
	confirmedName: string | null;
	held: Held[];
};

export async function standingsOf(
	event: EventFacts,
	only: ParticipantId | null = null,
	reader: Reader = db
): Promise<EventStanding[]> {
	const rows = await reader
		.select({ one: eventParticipant, name: eventCertificateName.name })
		.from(eventParticipant)
		.leftJoin(eventCertificateName, eq(eventCertificateName.participantId, eventParticipant.id))
		.where(
			and(
				eq(eventParticipant.eventId, event.id),
				only === null ? undefined : eq(eventParticipant.id, only),
				sql`${eventParticipant.state} <> 'withdrawn'`,
				sql`${eventParticipant.erasedAt} is null`
			)
		);
	const { rules } = await eventRules(event.id, reader);
	const sessions = await sessionsAttended(event.id, reader);
	const slots = slotsOf(sessions);
	const { attendance } = await attendanceAmong(
		rows.map(({ one }) => one.id),
		reader
	);
	const held = await heldBy(
		rows.map(({ one }) => one.id),
		reader
	);
	return rows.map(({ one, name }) => ({
		...eventStanding(rules, slots, sessionsOf(attendance, one.id, sessions)),
		...{ id: one.id, name: one.name ?? '–', confirmedName: name, held: held.get(one.id) ?? [] }
	}));
}

/** The same for who leads it, with what is asked. */
export async function eventCertificateDesk(actor: Actor, slug: string) {
	const event = await openEvent(actor, 'manage', slug);
	const [certificates, standings, modules] = await Promise.all([
		eventRules(event.id),
		standingsOf(event),
		modulesNamed(event.id, db)
	]);
	return { event, certificates, standings, modules };
}

/**
 * Awards to one participant what they earned, once the event is over and they have said how their name is spelt; until then asks
 * for it, by one letter. May run as often as it likes. What was taken back at the desk before the event was over never counted.
 */
export async function settleAttendance(id: ParticipantId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const [own] = await tx.select().from(eventParticipant).where(eq(eventParticipant.id, id)).for('update');
		if (!own || own.erasedAt || own.state === 'withdrawn') return;
		const event = await eventFacts(own.eventId, tx);
		if (phaseOfEvent(event, now) !== 'over') return;
		const { rules, hours } = await eventRules(event.id, tx);
		const sessions = await sessionsAttended(event.id, tx);
		const { attendance } = await attendanceAmong([id], tx);
		const { met } = eventStanding(rules, slotsOf(sessions), sessionsOf(attendance, id, sessions));
		const kind: Kind | null = met.completion ? 'completion' : met.participation ? 'participation' : null;
		const rule = kind && rules[kind];
		if (!kind || !rule) return;
		const [named] = await tx
			.select()
			.from(eventCertificateName)
			.where(eq(eventCertificateName.participantId, id));
		if (!named?.name) {
			if (named?.askedAt) return;
			const row = { participantId: id, askedAt: now };
			await tx.insert(eventCertificateName).values(row).onConflictDoNothing();
			await later(tx, 'events.mailCertificate', { participantId: id, letter: 'name' });
			return;
		}
		const texts = (await textsOfEvent(event.id, tx)).filter(({ state }) => state === 'ready');
		const said = (word: 'title' | 'summary') =>
			Object.fromEntries(texts.flatMap((text) => (text[word] ? [[text.language, text[word]]] : [])));
		const { awarded } = await award(tx, {
			registration: id,
			holder: { personId: own.personId, name: named.name },
			kind,
			edition: {
				...{ id: event.id, startsOn: event.startsOn, endsOn: event.endsOn },
				// Whoever took part in some of it did not spend all of its hours.
				hours: kind === 'completion' ? hours : null,
				language: event.languages.includes(own.language) ? own.language : event.sourceLanguage
			},
			titles: said('title'),
			achievements: said('summary'),
			rules: eventRuleTexts(rule, await modulesNamed(event.id, tx)),
			organisations: await giversOf(tx, event, own.language),
			now
		});
		if (awarded) await later(tx, 'events.mailCertificate', { participantId: id, letter: 'certificate' });
	});
}

/** Its hosts, by their names in the participant's language; of a demonstration, the demonstration itself. */
async function giversOf(
	tx: Writer,
	event: EventFacts,
	language: string
): Promise<{ name: string; url: string }[]> {
	if (event.illustrative) return [demonstrationHub(language)];
	const { hosts } = await behindEvent(event.id, tx);
	const organisations = await organisationsById(hosts, tx);
	return hosts.flatMap((id) => {
		const found = organisations.get(id);
		return found?.website ? [{ name: nameIn(found, language).name, url: found.website }] : [];
	});
}

/** Everybody of the events that are over: what is due is awarded, also to those of whom nothing is heard any more. */
export async function settleEvents(now: Date): Promise<void> {
	const rows = await db
		.select({ id: eventParticipant.id })
		.from(eventParticipant)
		.innerJoin(eventCertificate, eq(eventCertificate.eventId, eventParticipant.eventId))
		.where(
			sql`exists (select from event where event.id = ${eventParticipant.eventId} and event.state = 'published'
				and event.ends_on between (${now}::timestamptz - interval '60 days')::date and (${now}::timestamptz + interval '1 day')::date)`
		);
	await transaction(async (tx) => {
		for (const { id } of rows)
			await later(tx, 'events.settleAttendance', { participantId: id }, { key: `settle attendance ${id}` });
	});
}

const purpose = 'event.certificate';

/** The link in a participant's letter. It works as long as there is something to say. */
export async function certificateToken(id: ParticipantId): Promise<string> {
	return signed(purpose, id);
}

/** Whose link or account this is: what the page of their certificate shows. Throws NotFound. */
export async function ownEventCertificate(
	actor: Actor,
	slug: string,
	token: string | null
): Promise<{
	id: ParticipantId;
	event: EventFacts;
	name: string;
	confirmedName: string | null;
	held: Held[];
	have: number;
	need: number;
	met: Record<Kind, boolean>;
}> {
	const own = await participantOf(actor, slug, token, db);
	const [standing] = await standingsOf(own.event, own.id);
	if (!standing) throw new NotFound('certificate');
	const { id, name, confirmedName, held, have, need, met } = standing;
	return { id, event: own.event, name, confirmedName, held, have, need, met };
}

async function participantOf(actor: Actor, slug: string, token: string | null, reader: Reader) {
	const event = await openEvent(actor, 'see', slug, reader);
	const named = token === null ? null : idFrom<'Participant'>((await unsigned(purpose, token)) ?? '');
	if (token !== null && named === null) throw new NotFound('certificate');
	if (named === null && actor.kind !== 'person') throw new NotFound('certificate');
	const [row] = await reader
		.select({ id: eventParticipant.id })
		.from(eventParticipant)
		.where(
			and(
				eq(eventParticipant.eventId, event.id),
				named === null
					? eq(eventParticipant.personId, actor.kind === 'person' ? actor.id : '')
					: eq(eventParticipant.id, named),
				sql`${eventParticipant.erasedAt} is null`
			)
		)
		.limit(1);
	if (!row) throw new NotFound('certificate');
	return { id: row.id, event };
}

/**
 * The holder says how their name is spelt; afterwards a new spelling revokes what they hold and issues it again. Throws NotFound,
 * Refusal name_missing, name_long, certificate_name_unchanged.
 */
export async function confirmEventName(
	actor: Actor,
	slug: string,
	token: string | null,
	text: string,
	now: Date
): Promise<void> {
	const name = cleanName(text);
	const refusal = refusalToName(name);
	if (refusal) throw new Refusal(refusal, { field: 'name' });
	const id = await transaction(async (tx) => {
		const own = await participantOf(actor, slug, token, tx);
		const held = ((await heldBy([own.id], tx)).get(own.id) ?? []).filter(
			(one) => !one.revoked && one.supersededBy === null
		);
		for (const { code } of held) await correctNameIn(tx, system('events'), code, name, now);
		const row = { participantId: own.id, name, confirmedAt: now };
		await tx
			.insert(eventCertificateName)
			.values(row)
			.onConflictDoUpdate({ target: eventCertificateName.participantId, set: row });
		return own.id;
	});
	await settleAttendance(id, now);
}
