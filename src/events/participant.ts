import type { Id } from '#platform/index.ts';

export type ParticipantId = Id<'Participant'>;

/** expected: selected, and has not answered; confirmed: comes. */
export const participantStates = ['expected', 'confirmed', 'withdrawn'] as const;
export type ParticipantState = (typeof participantStates)[number];

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten letters that are told apart when read aloud: one in 8 × 10^14, and the row is unique. `below`: a fair die. */
export function badgeCode(below: (limit: number) => number): string {
	return Array.from({ length: 10 }, () => letters[below(letters.length)]).join('');
}
