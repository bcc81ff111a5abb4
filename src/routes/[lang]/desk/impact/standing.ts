import type { CohortStanding } from '#impact/index.ts';
import { m } from '#messages/messages.js';

export const standingNames: Record<CohortStanding, () => string> = {
	hidden: m.cohorts_state_hidden,
	waiting: m.cohorts_state_waiting,
	public: m.cohorts_state_public,
	left_out: m.cohorts_state_left_out
};
