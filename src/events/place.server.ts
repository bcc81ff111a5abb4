import { and, asc, eq, max } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, NotFound } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import type { EventId } from './event.ts';
import { changedEvent, refuseFirst } from './event-writing.server.ts';
import { problemsOfPlace, type Place, type PlaceId, type PlaceInput } from './place.ts';
import { eventPlace } from './tables.server.ts';

/** The places of an event, in the order they are named. */
export async function placesOfEvent(id: EventId, reader: Reader = db): Promise<Place[]> {
	const rows = await reader
		.select()
		.from(eventPlace)
		.where(eq(eventPlace.eventId, id))
		.orderBy(asc(eventPlace.position), asc(eventPlace.id));
	return rows.map(({ eventId: _, position: __, ...place }) => place);
}

/** Adds a place, or writes the one of this id anew. Throws Refusal with its field. */
export async function putPlace(
	actor: Actor,
	slug: string,
	id: PlaceId | null,
	input: PlaceInput,
	now: Date
): Promise<PlaceId> {
	const made = id ?? newId<'EventPlace'>();
	await changedEvent(actor, slug, undefined, now, async (event, tx) => {
		refuseFirst(problemsOfPlace(input));
		const own = and(eq(eventPlace.id, made), eq(eventPlace.eventId, event.id));
		if (id === null) {
			const [last] = await tx
				.select({ position: max(eventPlace.position) })
				.from(eventPlace)
				.where(eq(eventPlace.eventId, event.id));
			await tx
				.insert(eventPlace)
				.values({ id: made, eventId: event.id, position: (last?.position ?? 0) + 1, ...input });
			return {};
		}
		const changed = await tx.update(eventPlace).set(input).where(own).returning({ id: eventPlace.id });
		if (changed.length === 0) throw new NotFound('place');
		return {};
	});
	return made;
}

/** What took place there is in no place any more, and is named as a conflict where it needs one. */
export async function removePlace(actor: Actor, slug: string, id: PlaceId, now: Date): Promise<void> {
	await changedEvent(actor, slug, undefined, now, async (event, tx) => {
		const gone = await tx
			.delete(eventPlace)
			.where(and(eq(eventPlace.id, id), eq(eventPlace.eventId, event.id)))
			.returning({ id: eventPlace.id });
		if (gone.length === 0) throw new NotFound('place');
		return {};
	});
}
