import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db, prepared, type Reader, type Writer } from '#platform/index.server.ts';
import type { EventFacts, EventId } from './event.ts';
import type { EventText } from './event-text.ts';
import { eventActs, may, mayAll, type EventAct, type GovernedEvent } from './policy.ts';
import { event, eventTeam, eventText } from './tables.server.ts';

type Row = typeof event.$inferSelect;

export function eventOf({ createdAt: _, createdBy: __, ...facts }: Row): EventFacts {
	return facts;
}

/** Throws NotFound. No policy is asked. */
export async function eventFacts(id: EventId, reader: Reader = db): Promise<EventFacts> {
	const [row] = await reader.select().from(event).where(eq(event.id, id));
	if (!row) throw new NotFound('event');
	return eventOf(row);
}

export async function governedEvent(facts: EventFacts, reader: Reader = db): Promise<GovernedEvent> {
	const team = await reader
		.select({ personId: eventTeam.personId, role: eventTeam.role })
		.from(eventTeam)
		.where(eq(eventTeam.eventId, facts.id));
	return { state: facts.state, team };
}

/** The event, if the actor may do this to it. What one may not see is not found. */
export async function openEvent(
	actor: Actor,
	act: EventAct,
	slug: string,
	reader: Reader = db
): Promise<EventFacts> {
	const [row] = await reader.select().from(event).where(eq(event.slug, slug));
	if (!row) throw new NotFound('event');
	const facts = eventOf(row);
	// Being in the team takes nothing away: what anybody may needs no look at who is.
	if (may(actor, act, { state: facts.state, team: [] })) return facts;
	const governed = await governedEvent(facts, reader);
	if (!may(actor, 'see', governed)) throw new NotFound('event');
	if (!may(actor, act, governed)) throw new Forbidden(`event.${act}`);
	return facts;
}

/** The same inside a command: held until it ends. With `revision`, refuses over a newer one (changed_meanwhile). */
export async function holdOwnEvent(
	tx: Writer,
	actor: Actor,
	act: EventAct,
	slug: string,
	revision?: number
): Promise<EventFacts> {
	const { id } = await openEvent(actor, act, slug, tx);
	const [row] = await tx.select().from(event).where(eq(event.id, id)).for('update');
	if (!row) throw new NotFound('event');
	if (revision !== undefined && row.revision !== revision)
		throw new Refusal('changed_meanwhile', { revision: row.revision });
	return eventOf(row);
}

/** What the actor may do to an event they may see. */
export async function allowedInEvent(actor: Actor, facts: EventFacts): Promise<EventAct[]> {
	const governed = await governedEvent(facts);
	return eventActs.filter((act) => may(actor, act, governed));
}

/** `may(…, 'see', …)` as SQL, for lists; a test holds the two together. */
export function visibleEvents(actor: Actor): SQL {
	if (mayAll(actor)) return sql`true`;
	return sql`(${event.state} <> 'draft' or ${inTeam(actor)})`;
}

function inTeam(actor: Actor): SQL {
	return actor.kind === 'person'
		? sql`exists (select from event_team t where t.event_id = ${event.id} and t.person_id = ${actor.id})`
		: sql`false`;
}

/** The events the actor works for, latest first; all of them for an editor. */
export async function eventsToLead(actor: Actor): Promise<EventFacts[]> {
	if (actor.kind === 'visitor') return [];
	const rows = await db
		.select()
		.from(event)
		.where(mayAll(actor) ? undefined : inTeam(actor))
		.orderBy(sql`${event.startsOn} desc nulls first`, asc(event.slug));
	return rows.map(eventOf);
}

/** Whether the desk has an event for this person. */
export async function leadsEvents(actor: Actor): Promise<boolean> {
	if (actor.kind !== 'person') return false;
	const [row] = await eventLedBy().execute({ personId: actor.id });
	return row !== undefined;
}

// Asked for every page of whoever signed in.
const eventLedBy = prepared(() =>
	db
		.select({ id: eventTeam.eventId })
		.from(eventTeam)
		.where(eq(eventTeam.personId, sql.placeholder('personId')))
		.limit(1)
		.prepare('events_led_by')
);

/** What events say of themselves, by id; the source first. */
export async function textsOfEvents(
	ids: readonly EventId[],
	reader: Reader = db
): Promise<Map<EventId, EventText[]>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.select()
		.from(eventText)
		.where(inArray(eventText.eventId, [...ids]))
		.orderBy(asc(eventText.language));
	return new Map(
		[...Map.groupBy(rows, ({ eventId }) => eventId)].map(([id, some]) => [
			id,
			some.map(({ eventId: _, ...text }) => text)
		])
	);
}

export async function textsOfEvent(id: EventId, reader: Reader = db): Promise<EventText[]> {
	return (await textsOfEvents([id], reader)).get(id) ?? [];
}

/** A published or cancelled event by its page in the catalogue; null where the event is held elsewhere. */
export async function eventOfEntry(entryId: string): Promise<EventFacts | null> {
	const [row] = await db
		.select()
		.from(event)
		.where(and(eq(event.entryId, entryId), sql`${event.state} <> 'draft'`));
	return row ? eventOf(row) : null;
}
