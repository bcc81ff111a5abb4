import type { Conflict, SpeakerState } from '#events/index.ts';
import { m } from '#messages/messages.js';

export const speakerStateTexts: Record<SpeakerState, () => string> = {
	named: m.events_speaker_named,
	asked: m.events_speaker_asked,
	confirmed: m.events_speaker_confirmed,
	declined: m.events_speaker_declined
};

/** What does not go together, as a sentence beside the session it is said of. */
export function conflictText(
	conflict: Conflict,
	named: { other: (id: string) => string; speaker: (id: string) => string }
): string {
	switch (conflict.code) {
		case 'room_twice':
			return m.events_conflict_room({ other: named.other(conflict.other) });
		case 'bus_twice':
			return m.events_conflict_bus({ other: named.other(conflict.other) });
		case 'people_twice':
			return m.events_conflict_people({ other: named.other(conflict.other) });
		case 'person_twice':
			return m.events_conflict_person({
				person: named.speaker(conflict.speaker),
				other: named.other(conflict.other)
			});
		case 'visit_without_place':
			return m.events_conflict_visit();
		case 'past_midnight':
			return m.events_conflict_midnight();
		case 'clocks_change':
			return m.events_conflict_clocks();
		case 'outside_days':
			return m.events_conflict_days();
	}
}
