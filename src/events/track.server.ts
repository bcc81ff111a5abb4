import { and, asc, eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import type { EventId } from './event.ts';
import { holdOwnEvent } from './event.server.ts';
import { eventTrack } from './tables.server.ts';
import type { Track, TrackId } from './track.ts';

export const mostTracks = 12;

/** The tracks of an event, in the order they are named. */
export async function tracksOfEvent(id: EventId, reader: Reader = db): Promise<Track[]> {
	const rows = await reader
		.select()
		.from(eventTrack)
		.where(eq(eventTrack.eventId, id))
		.orderBy(asc(eventTrack.position), asc(eventTrack.id));
	return rows.map(({ id: own, names }) => ({ id: own, names }));
}

/** Adds a track, or names the one of this id anew. */
export async function putTrack(
	actor: Actor,
	slug: string,
	id: TrackId | null,
	names: Track['names']
): Promise<TrackId> {
	return transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const said = Object.fromEntries(
			Object.entries(names).flatMap(([language, name]) =>
				name.trim() ? [[language, name.trim().slice(0, 200)]] : []
			)
		);
		if (Object.keys(said).length === 0) throw new Refusal('required', { field: 'track' });
		const tracks = await tracksOfEvent(event.id, tx);
		if (id === null) {
			if (tracks.length >= mostTracks) throw new Refusal('more_than', { field: 'track', most: mostTracks });
			const made = newId<'EventTrack'>();
			await tx
				.insert(eventTrack)
				.values({ id: made, eventId: event.id, position: tracks.length + 1, names: said });
			return made;
		}
		if (!tracks.some((one) => one.id === id)) throw new NotFound('track');
		await tx.update(eventTrack).set({ names: said }).where(eq(eventTrack.id, id));
		return id;
	});
}

/** Its sessions are for everybody then. */
export async function removeTrack(actor: Actor, slug: string, id: TrackId): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const gone = await tx
			.delete(eventTrack)
			.where(and(eq(eventTrack.id, id), eq(eventTrack.eventId, event.id)))
			.returning({ id: eventTrack.id });
		if (gone.length === 0) throw new NotFound('track');
	});
}
