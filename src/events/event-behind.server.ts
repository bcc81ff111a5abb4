import { asc, eq } from 'drizzle-orm';
import { organisationsById, organisationsBySlug } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import type { EventFacts, EventId } from './event.ts';
import type { EventInput } from './event-input.ts';
import { openEvent } from './event.server.ts';
import { eventOrganisation } from './tables.server.ts';

export type Behind = { hosts: string[]; partners: string[]; donors: string[] };

/** Who stands behind an event, as organisation ids in the order they are named. */
export async function behindEvent(id: EventId, reader: Reader = db): Promise<Behind> {
	const rows = await reader
		.select()
		.from(eventOrganisation)
		.where(eq(eventOrganisation.eventId, id))
		.orderBy(asc(eventOrganisation.position));
	const of = (role: string) =>
		rows.filter((row) => row.role === role).map(({ organisationId }) => organisationId);
	return { hosts: of('host'), partners: of('partner'), donors: of('donor') };
}

/** Of an input. Throws Refusal not_known with its field. */
export async function behindOf(tx: Writer, { hosts, partners, donors }: EventInput): Promise<Behind> {
	const bySlug = await organisationsBySlug([...hosts, ...partners, ...donors], tx);
	const idsOf = (slugs: readonly string[], field: string) => [
		...new Set(
			slugs.map((slug) => {
				const found = bySlug.get(slug);
				if (!found) throw new Refusal('not_known', { field, text: slug.slice(0, 80) });
				return found.id as string;
			})
		)
	];
	return {
		hosts: idsOf(hosts, 'hosts'),
		partners: idsOf(partners, 'partners'),
		donors: idsOf(donors, 'donors')
	};
}

export async function putBehind(
	tx: Writer,
	eventId: EventId,
	{ hosts, partners, donors }: Behind
): Promise<void> {
	await tx.delete(eventOrganisation).where(eq(eventOrganisation.eventId, eventId));
	const rows = (['host', 'partner', 'donor'] as const).flatMap((role) => {
		return { host: hosts, partner: partners, donor: donors }[role].map((organisationId, position) => ({
			eventId,
			organisationId,
			role,
			position
		}));
	});
	if (rows.length > 0) await tx.insert(eventOrganisation).values(rows);
}

/** An event as its form shows it, for who manages it. */
export async function eventInput(
	actor: Actor,
	slug: string
): Promise<{ event: EventFacts; input: EventInput }> {
	const facts = await openEvent(actor, 'manage', slug);
	return { event: facts, input: await inputOfEvent(facts) };
}

/** What is decided about an event, who stands behind it by slug. */
export async function inputOfEvent(facts: EventFacts): Promise<EventInput> {
	const behind = await behindEvent(facts.id);
	const organisations = await organisationsById([...behind.hosts, ...behind.partners, ...behind.donors]);
	const slugs = (ids: readonly string[]) => ids.flatMap((id) => organisations.get(id)?.slug ?? []);
	const {
		id: _,
		entryId: __,
		slug: ___,
		state: ____,
		revision: _____,
		clonedFromId: ______,
		...said
	} = facts;
	return {
		...said,
		hosts: slugs(behind.hosts),
		partners: slugs(behind.partners),
		donors: slugs(behind.donors)
	};
}
