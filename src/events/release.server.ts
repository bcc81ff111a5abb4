import { and, desc, eq } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader } from '#platform/index.server.ts';
import { difference, type Change } from './difference.ts';
import type { EventFacts, EventId } from './event.ts';
import { holdOwnEvent, openEvent } from './event.server.ts';
import { planOf, programmeFrom } from './programme.server.ts';
import { noProgramme, type Programme } from './programme.ts';
import { eventRelease } from './tables.server.ts';

/** A programme as it was told on a day. */
export type Release = {
	number: number;
	at: Date;
	/** language → what the organiser says of it */
	notes: Record<string, string>;
	programme: Programme;
	/** What differs from the one before; null of the first. */
	changes: Change[] | null;
};

function releaseOf({ eventId: _, byPerson: __, ...release }: typeof eventRelease.$inferSelect): Release {
	return release;
}

/** The latest; null where nothing was released yet. */
export async function lastRelease(id: EventId, reader: Reader = db): Promise<Release | null> {
	const [row] = await reader
		.select()
		.from(eventRelease)
		.where(eq(eventRelease.eventId, id))
		.orderBy(desc(eventRelease.number))
		.limit(1);
	return row ? releaseOf(row) : null;
}

/** One of them by its number. Throws NotFound. */
export async function findRelease(id: EventId, number: number): Promise<Release> {
	const [row] = await db
		.select()
		.from(eventRelease)
		.where(and(eq(eventRelease.eventId, id), eq(eventRelease.number, number)));
	if (!row) throw new NotFound('release');
	return releaseOf(row);
}

/** All of them without their programmes, the latest first. */
export async function listReleases(id: EventId): Promise<Omit<Release, 'programme'>[]> {
	return db
		.select({
			number: eventRelease.number,
			at: eventRelease.at,
			notes: eventRelease.notes,
			changes: eventRelease.changes
		})
		.from(eventRelease)
		.where(eq(eventRelease.eventId, id))
		.orderBy(desc(eventRelease.number));
}

/** What a release made now would say, before it is made: for who manages the event. */
export async function releasePreview(
	actor: Actor,
	slug: string
): Promise<{ event: EventFacts; changes: Change[]; number: number; isEmpty: boolean }> {
	const event = await openEvent(actor, 'manage', slug);
	const before = await lastRelease(event.id);
	const programme = programmeFrom(await planOf(event));
	return {
		event,
		number: (before?.number ?? 0) + 1,
		changes: before ? difference(before.programme, programme) : [],
		isEmpty: programme.sessions.length === 0
	};
}

/**
 * Freezes the programme as it is planned now under the next number; who takes part is told what changed. `seen` is the
 * number that the preview had: of two who release at once, the second is told. Throws Refusal release_empty,
 * release_same, release_meanwhile, event_not_published.
 */
export async function releaseProgramme(
	actor: Actor,
	slug: string,
	seen: number,
	notes: Record<string, string>,
	now: Date
): Promise<Release> {
	return transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		if (event.state !== 'published') throw new Refusal('event_not_public_yet');
		const before = await lastRelease(event.id, tx);
		const number = (before?.number ?? 0) + 1;
		if (number !== seen) throw new Refusal('release_meanwhile', { number: number - 1 });
		const programme = programmeFrom(await planOf(event, tx));
		if (programme.sessions.length === 0) throw new Refusal('release_empty');
		const changes = before ? difference(before.programme, programme) : null;
		if (changes?.length === 0) throw new Refusal('release_same', { number: before?.number ?? 0 });
		const said = Object.fromEntries(
			Object.entries(notes).flatMap(([language, note]) =>
				note.trim() ? [[language, note.trim().slice(0, 4000)]] : []
			)
		);
		const release = { number, at: now, notes: said, programme, changes };
		await tx.insert(eventRelease).values({
			eventId: event.id,
			byPerson: actor.kind === 'person' ? actor.id : null,
			...release
		});
		await auditLine(tx, actor, 'release', 'event', event.id);
		await later(tx, 'events.tellRelease', { eventId: event.id, number });
		return release;
	});
}

/** What the public is told now. */
export async function toldProgramme(
	event: EventFacts
): Promise<{ release: Release | null; programme: Programme }> {
	const release = await lastRelease(event.id);
	return { release, programme: release?.programme ?? noProgramme(event.zone) };
}
