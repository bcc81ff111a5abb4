import type { Actor } from '#people/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import { conflictsOf, type Conflict, type Planned } from './conflict.ts';
import { modulesOfEvent } from './curriculum.server.ts';
import type { EventModule } from './curriculum.ts';
import type { EventFacts } from './event.ts';
import { openEvent } from './event.server.ts';
import { placesOfEvent } from './place.server.ts';
import type { Place } from './place.ts';
import type { Programme } from './programme.ts';
import { sessionsOfEvent } from './session.server.ts';
import type { Session } from './session.ts';
import { speakingsOfEvent } from './session-speaker.server.ts';
import type { Speaking } from './session-speaker.ts';
import { tracksOfEvent } from './track.server.ts';
import type { Track } from './track.ts';

/** A programme as its makers see it: with who only may come, and with what collides. */
export type PlannedProgramme = {
	event: EventFacts;
	places: Place[];
	tracks: Track[];
	modules: EventModule[];
	sessions: (Session & { speakers: Speaking[] })[];
	conflicts: Conflict[];
};

/** For who works for the event. */
export async function plannedProgramme(actor: Actor, slug: string): Promise<PlannedProgramme> {
	return planOf(await openEvent(actor, 'follow', slug));
}

export async function planOf(event: EventFacts, reader: Reader = db): Promise<PlannedProgramme> {
	const places = await placesOfEvent(event.id, reader);
	const tracks = await tracksOfEvent(event.id, reader);
	const modules = await modulesOfEvent(event.id, reader);
	const speakings = await speakingsOfEvent(event.id, reader);
	const sessions = (await sessionsOfEvent(event.id, reader)).map((session) => ({
		...session,
		speakers: speakings.get(session.id) ?? []
	}));
	const planned: readonly Planned[] = sessions;
	return { event, places, tracks, modules, sessions, conflicts: conflictsOf(planned, event) };
}

/** What is told of a plan: who has not confirmed is not named, and what is for participants only is left out. */
export function programmeFrom({ event, places, tracks, modules, sessions }: PlannedProgramme): Programme {
	return {
		zone: event.zone,
		places,
		tracks,
		modules,
		sessions: sessions.map(({ revision: _, url: __, startsAt, endsAt, speakers, ...session }) => ({
			...session,
			startsAt: startsAt.toISOString(),
			endsAt: endsAt.toISOString(),
			speakers: speakers
				.filter(({ state }) => state === 'confirmed')
				.map(({ speakerId, name, affiliation, role }) => ({ id: speakerId, name, affiliation, role }))
		}))
	};
}
