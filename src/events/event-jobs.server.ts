import type { EventId } from './event.ts';
import { sendRelease, tellRelease, type ReleaseReader } from './release-telling.server.ts';
import { sendSpeakerLetter } from './session-speaker-link.server.ts';
import { tidySpeakers } from './session-speaker-tidy.server.ts';
import type { SpeakerId } from './session-speaker.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'events.mailSpeaker': { speakerId: SpeakerId };
		'events.tellRelease': { eventId: EventId; number: number };
		'events.mailRelease': { eventId: EventId; number: number; reader: ReleaseReader };
		'events.tidySpeakers': Record<string, never>;
	}
}

export const eventJobs = {
	'events.mailSpeaker': ({ speakerId }: { speakerId: SpeakerId }) => sendSpeakerLetter(speakerId),
	'events.tellRelease': ({ eventId, number }: { eventId: EventId; number: number }) =>
		tellRelease(eventId, number),
	'events.mailRelease': (told: { eventId: EventId; number: number; reader: ReleaseReader }) =>
		sendRelease(told.eventId, told.number, told.reader),
	'events.tidySpeakers': async () => void (await tidySpeakers(new Date()))
};
