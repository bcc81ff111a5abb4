import type { Id } from '#platform/index.ts';

export type SpeakerId = Id<'EventSpeaker'>;

export const speakerRoles = ['speaker', 'facilitator', 'moderator', 'guide'] as const;
export type SpeakerRole = (typeof speakerRoles)[number];

/** named: the team thinks of them; asked: by letter, or by somebody of the team; then they answer. */
export const speakerStates = ['named', 'asked', 'confirmed', 'declined'] as const;
export type SpeakerState = (typeof speakerStates)[number];

export type Speaking = {
	speakerId: SpeakerId;
	name: string;
	affiliation: string | null;
	role: SpeakerRole;
	state: SpeakerState;
};

/** How long after an event the address of a speaker is kept, in months. */
export const speakerMonths = 6;
