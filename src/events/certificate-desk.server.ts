import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import {
	certificatesFor,
	correctNameIn,
	findCertificate,
	revokeIn,
	type Certificate,
	type ReasonGiven
} from '#certificates/index.server.ts';
import { auditOf, type Audited } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import { eventCertificateName } from './attendance-tables.server.ts';
import type { EventFacts } from './event.ts';
import { eventOf, governedEvent } from './event.server.ts';
import { may, mayAll } from './policy.ts';
import type { ParticipantId } from './participant.ts';
import { event } from './tables.server.ts';

/** `may(…, 'manage', …)` as a condition on `event`; a test holds the two together. */
function managedBy(actor: Actor): SQL {
	if (mayAll(actor)) return sql`true`;
	if (actor.kind !== 'person') return sql`false`;
	return sql`exists (select from event_team t where t.event_id = ${event.id} and t.person_id = ${actor.id}
		and t.role = 'organiser')`;
}

const withCertificates = sql`exists (select from event_certificate c where c.event_id = ${event.id})`;

/** The registrations of events whose certificates the actor oversees: those who manage an event. `slug`: of this one. */
export function participantsOverseen(actor: Actor, slug: string | null = null): SQL {
	return sql`(select ${eventParticipant.id} from ${eventParticipant} join ${event} on ${event.id} = ${eventParticipant.eventId}
		where ${and(managedBy(actor), slug === null ? undefined : eq(event.slug, slug))})`;
}

/** Events with certificates that the actor oversees, the latest first. */
export async function eventsWithCertificates(actor: Actor): Promise<EventFacts[]> {
	const rows = await db
		.select()
		.from(event)
		.where(and(managedBy(actor), withCertificates))
		.orderBy(sql`${event.startsOn} desc nulls last`, event.slug);
	return rows.map(eventOf);
}

/** Whether the desk has certificates of events for this person. Asked on every page of the desk. */
export async function overseesEventCertificates(actor: Actor): Promise<boolean> {
	if (actor.kind !== 'person') return false;
	const rows = await db
		.select({ id: event.id })
		.from(event)
		.where(and(managedBy(actor), withCertificates))
		.limit(1);
	return rows.length > 0;
}

/** Of which events registrations are; those of editions are not among them. */
export async function eventsOfRegistrations(
	registrations: readonly string[],
	reader: Reader = db
): Promise<Map<string, EventFacts>> {
	if (registrations.length === 0) return new Map();
	const rows = await reader
		.select({ id: eventParticipant.id, event })
		.from(eventParticipant)
		.innerJoin(event, eq(event.id, eventParticipant.eventId))
		.where(inArray(eventParticipant.id, registrations as ParticipantId[]));
	return new Map(rows.map((row) => [row.id, eventOf(row.event)]));
}

export type EventCertificateFile = {
	certificate: Certificate;
	event: EventFacts;
	/** All that this participant was given, the first first. */
	chain: Certificate[];
	history: Audited[];
};

/** Null: it is no certificate of an event. What one does not oversee is not found. */
export async function overseenEventCertificate(
	actor: Actor,
	code: string
): Promise<EventCertificateFile | null> {
	const found = await overseen(actor, code, db);
	if (!found) return null;
	const chain = await certificatesFor(found.certificate.registration);
	const history = await auditOf(
		'certificate',
		chain.map((one) => one.code)
	);
	return { ...found, chain, history };
}

async function overseen(
	actor: Actor,
	code: string,
	reader: Reader
): Promise<{ certificate: Certificate; event: EventFacts } | null> {
	const certificate = await findCertificate(code);
	const { registration } = certificate;
	const of = (await eventsOfRegistrations([registration], reader)).get(registration);
	if (!of) return null;
	if (!may(actor, 'manage', await governedEvent(of, reader))) throw new NotFound('certificate');
	return { certificate, event: of };
}

/** Its holder gets a letter, unless they were erased. Throws NotFound, Refusal certificate_revoked. */
export async function revokeEventCertificate(
	actor: Actor,
	code: string,
	reason: ReasonGiven,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const found = await overseen(actor, code, tx);
		if (!found) throw new NotFound('certificate');
		await revokeIn(tx, actor, found.certificate.code, reason, now);
		await tellHolder(tx, found.certificate, 'revoked', found.certificate.code);
	});
}

/**
 * Revokes it and issues it again with the name as it should be; returns the new code. What is awarded later bears that name,
 * too. Throws as `correctNameIn` does.
 */
export async function correctEventCertificate(
	actor: Actor,
	code: string,
	name: string,
	now: Date
): Promise<string> {
	return transaction(async (tx) => {
		const found = await overseen(actor, code, tx);
		if (!found) throw new NotFound('certificate');
		const reissued = await correctNameIn(tx, actor, found.certificate.code, name, now);
		const { registration } = found.certificate;
		const corrected = (await certificatesFor(registration, tx)).find((one) => one.code === reissued);
		await tx
			.update(eventCertificateName)
			.set({ name: corrected?.said.holder ?? name })
			.where(
				and(
					eq(eventCertificateName.participantId, registration as ParticipantId),
					sql`${eventCertificateName.name} is not null`
				)
			);
		await tellHolder(tx, found.certificate, 'corrected', reissued);
		return reissued;
	});
}

async function tellHolder(
	tx: Writer,
	{ registration }: Certificate,
	letter: 'revoked' | 'corrected',
	code: string
): Promise<void> {
	await later(tx, 'events.mailCertificate', { participantId: registration as ParticipantId, letter, code });
}
