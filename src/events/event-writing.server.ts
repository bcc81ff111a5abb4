import { and, eq } from 'drizzle-orm';
import { isSlugTaken } from '#catalogue/index.server.ts';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import type { EventFacts, EventId } from './event.ts';
import {
	problemsOfEvent,
	refusalToEventSlug,
	refusalToPublishEvent,
	type EventInput,
	type EventProblem
} from './event-input.ts';
import { eventWordNames, problemsOfWords, type EventWords } from './event-text.ts';
import { behindEvent, behindOf, putBehind } from './event-behind.server.ts';
import { eventOf, holdOwnEvent, textsOfEvent } from './event.server.ts';
import { tellEvent } from './event-telling.server.ts';
import { mayBegin, mayBeginSome } from './policy.ts';
import { event, eventTeam, eventText } from './tables.server.ts';

/** A draft that nobody but its team sees. Throws Forbidden, and Refusal with its field. */
export async function createEvent(
	actor: Actor,
	slug: string,
	input: EventInput,
	title: string,
	now: Date
): Promise<EventFacts> {
	return transaction(async (tx) => {
		const made = await insertEvent(tx, actor, slug, input, null, now);
		await writeText(tx, made, made.sourceLanguage, { title }, 'draft');
		return made;
	});
}

/** Inside a command. Whoever begins it answers for it, until they hand it on. */
export async function insertEvent(
	tx: Writer,
	actor: Actor,
	slug: string,
	input: EventInput,
	clonedFromId: EventId | null,
	now: Date
): Promise<EventFacts> {
	if (!mayBeginSome(actor)) throw new Forbidden('event.create');
	const refusal = refusalToEventSlug(slug);
	if (refusal) throw new Refusal(refusal, { field: 'slug' });
	refuseFirst(problemsOfEvent(input));
	const behind = await behindOf(tx, input);
	if (!mayBegin(actor, behind.hosts)) throw new Refusal('own_organisation_needed', { field: 'hosts' });
	if (await isSlugTaken(slug, tx)) throw new Refusal('event_slug_taken', { field: 'slug', text: slug });
	const [row] = await tx
		.insert(event)
		.values({
			id: newId<'Event'>(),
			slug,
			state: 'draft',
			revision: 1,
			clonedFromId,
			createdAt: now,
			createdBy: actor.kind === 'person' ? actor.id : null,
			...factsIn(input)
		})
		.onConflictDoNothing({ target: event.slug })
		.returning();
	if (!row) throw new Refusal('event_slug_taken', { field: 'slug', text: slug });
	await putBehind(tx, row.id, behind);
	if (actor.kind === 'person')
		await tx.insert(eventTeam).values({ eventId: row.id, personId: actor.id, role: 'organiser' });
	return eventOf(row);
}

/** Writes an event anew. `revision` is the one the actor saw. Throws Refusal with its field, and changed_meanwhile. */
export async function changeEvent(
	actor: Actor,
	slug: string,
	revision: number,
	input: EventInput,
	now: Date
): Promise<EventFacts> {
	return changedEvent(actor, slug, revision, now, async (before, tx) => {
		refuseFirst(problemsOfEvent(input));
		if (before.state !== 'draft' && (input.startsOn === null || input.endsOn === null))
			throw new Refusal('event_days_needed', { field: 'startsOn' });
		const texts = await textsOfEvent(before.id, tx);
		if (before.state !== 'draft' && !hasReady(texts, input.sourceLanguage))
			throw new Refusal('event_text_needed', { field: 'sourceLanguage' });
		const behind = await behindOf(tx, input);
		const was = await behindEvent(before.id, tx);
		// Who works for its hosts does not hand it to others.
		if (JSON.stringify(was.hosts) !== JSON.stringify(behind.hosts) && !mayBegin(actor, behind.hosts))
			throw new Refusal('own_organisation_needed', { field: 'hosts' });
		await putBehind(tx, before.id, behind);
		return factsIn(input);
	});
}

/**
 * What it says in one language. A rendering that is put says what its source says now. Throws Refusal with its field.
 */
export async function putEventText(
	actor: Actor,
	slug: string,
	revision: number,
	language: string,
	words: EventWords,
	state: 'draft' | 'ready',
	now: Date
): Promise<EventFacts> {
	return changedEvent(actor, slug, revision, now, async (before, tx) => {
		refuseFirst(problemsOfWords(words));
		if (language === before.sourceLanguage && state === 'draft' && before.state !== 'draft')
			throw new Refusal('event_text_needed', { field: 'state' });
		await writeText(tx, { ...before, revision: before.revision + 1 }, language, words, state);
		return {};
	});
}

/** A rendering goes; the source stays. */
export async function removeEventText(
	actor: Actor,
	slug: string,
	revision: number,
	language: string,
	now: Date
): Promise<EventFacts> {
	return changedEvent(actor, slug, revision, now, async (before, tx) => {
		if (language === before.sourceLanguage) throw new Refusal('event_source_stays');
		await tx.delete(eventText).where(and(eq(eventText.eventId, before.id), eq(eventText.language, language)));
		return {};
	});
}

/** From now on it is public, and in the catalogue. */
export async function publishEvent(
	actor: Actor,
	slug: string,
	revision: number,
	now: Date
): Promise<EventFacts> {
	return changedEvent(actor, slug, revision, now, async (before, tx) => {
		const refusal = refusalToPublishEvent(
			before,
			hasReady(await textsOfEvent(before.id, tx), before.sourceLanguage)
		);
		if (refusal) refuseFirst([refusal]);
		return { state: 'published' };
	});
}

/** It will not take place: its page stays and says so. */
export async function cancelHeldEvent(
	actor: Actor,
	slug: string,
	revision: number,
	now: Date
): Promise<EventFacts> {
	return changedEvent(actor, slug, revision, now, (before) => {
		if (before.state === 'draft') throw new Refusal('event_not_published');
		return Promise.resolve({ state: 'cancelled' as const });
	});
}

/** A draft that nobody will need. What was public stays; throws Refusal event_not_a_draft. */
export async function deleteEventDraft(actor: Actor, slug: string, revision: number): Promise<void> {
	await transaction(async (tx) => {
		const before = await holdOwnEvent(tx, actor, 'manage', slug, revision);
		if (before.state !== 'draft') throw new Refusal('event_not_a_draft');
		await tx.delete(event).where(eq(event.id, before.id));
		await auditLine(tx, actor, 'delete_draft', 'event', before.id);
	});
}

/** Holds it, asks the policy, refuses over a newer version, tells the catalogue, and then writes: what is public has its page. */
export async function changedEvent(
	actor: Actor,
	slug: string,
	revision: number | undefined,
	now: Date,
	work: (before: EventFacts, tx: Writer) => Promise<Partial<EventFacts>>
): Promise<EventFacts> {
	return transaction(async (tx) => {
		const before = await holdOwnEvent(tx, actor, 'manage', slug, revision);
		const fields = { ...(await work(before, tx)), revision: before.revision + 1 };
		const entryId = await tellEvent(tx, actor, { ...before, ...fields }, now);
		const [row] = await tx
			.update(event)
			.set({ ...fields, entryId })
			.where(eq(event.id, before.id))
			.returning();
		return row ? eventOf(row) : before;
	});
}

function hasReady(texts: readonly { language: string; state: string }[], source: string): boolean {
	return texts.some(({ language, state }) => language === source && state === 'ready');
}

async function writeText(
	tx: Writer,
	{ id, revision, sourceLanguage }: EventFacts,
	language: string,
	said: Partial<EventWords>,
	state: 'draft' | 'ready'
): Promise<void> {
	const texts = await textsOfEvent(id, tx);
	const was = texts.find((one) => one.language === language);
	const source = texts.find((one) => one.language === sourceLanguage);
	const words = Object.fromEntries(
		eventWordNames.map((name) => [name, (said[name] ?? '').trim()])
	) as EventWords;
	const same = was !== undefined && eventWordNames.every((name) => was[name] === words[name]);
	// The source that says something else is of this revision; a rendering is of its source's.
	const sourceRevision =
		language === sourceLanguage
			? same
				? was.sourceRevision
				: revision
			: (source?.sourceRevision ?? revision);
	const row = { eventId: id, language, state, sourceRevision, ...words };
	await tx
		.insert(eventText)
		.values(row)
		.onConflictDoUpdate({ target: [eventText.eventId, eventText.language], set: row });
}

/** What an input says in the words of the table. */
function factsIn({
	hosts: _,
	partners: __,
	donors: ___,
	...facts
}: EventInput): Omit<EventInput, 'hosts' | 'partners' | 'donors'> {
	return facts;
}

export function refuseFirst(problems: readonly EventProblem[]): void {
	const [first] = problems;
	if (first) throw new Refusal(first.code, { ...first.details, field: first.field });
}
