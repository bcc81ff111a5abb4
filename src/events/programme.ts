import type { EventModule } from './curriculum.ts';
import type { Place } from './place.ts';
import type { Session } from './session.ts';
import type { SpeakerId, SpeakerRole } from './session-speaker.ts';
import type { Track } from './track.ts';

/** Instants as they travel. Nothing in it is for participants only. */
export type ProgrammeSession = Omit<Session, 'revision' | 'url' | 'startsAt' | 'endsAt'> & {
	startsAt: string;
	endsAt: string;
	/** Who confirmed. */
	speakers: { id: SpeakerId; name: string; affiliation: string | null; role: SpeakerRole }[];
};

/** A programme as it is told: whole in itself, so that it says the same when what it names is gone. */
export type Programme = {
	zone: string;
	places: Place[];
	tracks: Track[];
	modules: EventModule[];
	/** In the order they begin. */
	sessions: ProgrammeSession[];
};

export const noProgramme = (zone: string): Programme => ({
	zone,
	places: [],
	tracks: [],
	modules: [],
	sessions: []
});
