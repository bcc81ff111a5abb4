import { m } from '#messages/messages.js';
import type { EnrolmentState } from '#training/index.ts';

/** Where somebody stands who asked for a place. */
export function stateText(state: EnrolmentState): string {
	return states[state]();
}

const states: Record<EnrolmentState, () => string> = {
	applied: m.team_state_applied,
	waiting: m.team_state_waiting,
	enrolled: m.team_state_enrolled,
	declined: m.team_state_declined,
	withdrawn: m.team_has_left,
	moved: m.team_state_moved,
	erased: m.team_author_gone
};
