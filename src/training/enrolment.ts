import type { Id } from '#platform/index.ts';
import type { Admission, Phase } from './edition.ts';

export type EnrolmentId = Id<'Enrolment'>;

/**
 * applied: the team decides; waiting: for a seat; enrolled; declined by the team; withdrawn by the learner; moved to
 * another edition; erased at the learner's wish.
 */
export const enrolmentStates = [
	'applied',
	'waiting',
	'enrolled',
	'declined',
	'withdrawn',
	'moved',
	'erased'
] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];

/** Holds a seat, or stands in line for one. */
export function isIn(state: EnrolmentState): boolean {
	return state === 'applied' || state === 'waiting' || state === 'enrolled';
}

/** Why somebody may not ask for a place now; `mine`: the state of an enrolment they have there already. */
export function refusalToEnrol(
	{ phase, admission }: { phase: Phase; admission: Admission },
	mine: EnrolmentState | null,
	invited: boolean
): string | null {
	if (mine !== null && isIn(mine)) return 'already_enrolled';
	switch (phase) {
		case 'draft':
		case 'coming':
			return 'edition_not_open_yet';
		case 'cancelled':
			return 'edition_cancelled';
		case 'past':
		case 'over':
			return 'edition_over';
		case 'running':
			// Who was in may come back while it runs.
			return mine === 'withdrawn' || invited ? null : 'enrolment_closed';
		case 'enrolling':
			if (mine === 'declined' && !invited) return 'enrolment_declined';
			return admission === 'invitation' && !invited && mine !== 'withdrawn' ? 'invitation_needed' : null;
	}
}

/** What asking leads to. An invitation is a decision already; a seat, though, must be there. */
export function stateOnAsking(
	admission: Admission,
	seatsLeft: number | null,
	invited: boolean
): 'applied' | 'waiting' | 'enrolled' {
	if (admission === 'application' && !invited) return 'applied';
	return seatsLeft === null || seatsLeft > 0 ? 'enrolled' : 'waiting';
}

/** Null: as many as come. Never below nothing: seats may be taken away after they were filled. */
export function seatsLeft(seats: number | null, taken: number): number | null {
	return seats === null ? null : Math.max(0, seats - taken);
}
