import { eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { cloneCall } from './clone-call.server.ts';
import { daysMoved, factsOfClone, hoursOfClone, problemsOfClone, type EventCloneGiven } from './clone.ts';
import { modulesOfEvent } from './curriculum.server.ts';
import type { EventFacts } from './event.ts';
import { openEvent, textsOfEvent } from './event.server.ts';
import { inputOfEvent } from './event-behind.server.ts';
import { insertEvent, refuseFirst } from './event-writing.server.ts';
import { placesOfEvent } from './place.server.ts';
import { sessionsOfEvent } from './session.server.ts';
import { eventModule, eventPlace, eventSession, eventTeam, eventText, eventTrack } from './tables.server.ts';
import { tracksOfEvent } from './track.server.ts';

/**
 * A draft made from an event by the declared cloner (`clone.ts`), by who manages it. Throws Refusal with its field: an
 * address that is taken, no day, no zone.
 */
export async function cloneEvent(
	actor: Actor,
	slug: string,
	given: EventCloneGiven,
	now: Date
): Promise<EventFacts> {
	return transaction(async (tx) => {
		const from = await openEvent(actor, 'manage', slug, tx);
		refuseFirst(problemsOfClone(given));
		const { hosts, partners, donors } = await inputOfEvent(from);
		const {
			id: _,
			entryId: __,
			slug: ___,
			state: ____,
			revision: _____,
			clonedFromId: ______,
			...facts
		} = factsOfClone(from, given);
		const made = await insertEvent(
			tx,
			actor,
			given.slug,
			{ ...facts, hosts, partners, donors },
			from.id,
			now
		);
		for (const text of await textsOfEvent(from.id, tx))
			await tx.insert(eventText).values({ ...text, eventId: made.id, state: 'draft', sourceRevision: 1 });
		const team = await tx.select().from(eventTeam).where(eq(eventTeam.eventId, from.id));
		if (team.length > 0)
			await tx
				.insert(eventTeam)
				.values(team.map(({ personId, role }) => ({ eventId: made.id, personId, role })))
				.onConflictDoNothing();
		const renamed = await cloneProgramme(tx, from, made, given);
		await cloneCall(tx, { actor, from, to: made, renamed, now });
		return made;
	});
}

/** Returns what each thing of the programme before is called in this one. */
async function cloneProgramme(
	tx: Writer,
	from: EventFacts,
	to: EventFacts,
	given: EventCloneGiven
): Promise<ReadonlyMap<string, string>> {
	const renamed = new Map<string, string>();
	const anew = <Made extends string>(old: string, made: Made): Made => {
		renamed.set(old, made);
		return made;
	};
	for (const [i, module] of (await modulesOfEvent(from.id, tx)).entries())
		await tx
			.insert(eventModule)
			.values({ ...module, id: anew(module.id, newId<'EventModule'>()), eventId: to.id, position: i + 1 });
	for (const [i, track] of (await tracksOfEvent(from.id, tx)).entries())
		await tx
			.insert(eventTrack)
			.values({ ...track, id: anew(track.id, newId<'EventTrack'>()), eventId: to.id, position: i + 1 });
	const stays = given.country === null || from.countries.includes(given.country);
	const places = stays ? await placesOfEvent(from.id, tx) : [];
	for (const [i, place] of places.entries())
		await tx.insert(eventPlace).values({
			...place,
			id: anew(place.id, newId<'EventPlace'>()),
			rooms: place.rooms.map((room) => ({ ...room, id: anew(room.id, newId<'EventRoom'>()) })),
			eventId: to.id,
			position: i + 1
		});
	const days = daysMoved(from, given.startsOn);
	const now = <Id extends string>(old: Id | null): Id | null =>
		old === null ? null : ((renamed.get(old) as Id | undefined) ?? null);
	for (const session of await sessionsOfEvent(from.id, tx))
		await tx.insert(eventSession).values({
			...session,
			...hoursOfClone(session, days, from.zone, to.zone),
			id: newId<'EventSession'>(),
			eventId: to.id,
			revision: 1,
			moduleId: now(session.moduleId),
			trackId: now(session.trackId),
			placeId: now(session.placeId),
			roomId: now(session.roomId),
			// Who received and where it was held online are those of that event.
			host: stays ? session.host : null,
			url: null
		});
	return renamed;
}
