import type { ApplicationState, Decision, Dimension, ParticipantState } from '#events/index.ts';
import { m } from '#messages/messages.js';

export const stateTexts: Record<ApplicationState, () => string> = {
	draft: m.applications_state_draft,
	submitted: m.applications_state_submitted,
	review: m.applications_state_review,
	selected: m.applications_state_selected,
	waiting: m.applications_state_waiting,
	declined: m.applications_state_declined,
	confirmed: m.applications_state_confirmed,
	withdrawn: m.applications_state_withdrawn
};

export const decisionTexts: Record<Decision, () => string> = {
	select: m.applications_decide_select,
	wait: m.applications_decide_wait,
	decline: m.applications_decide_decline
};

export const dimensionTexts: Record<Dimension, () => string> = {
	country: m.applications_dimension_country,
	gender: m.applications_dimension_gender,
	group: m.applications_dimension_group,
	language: m.applications_dimension_language
};

export const participantTexts: Record<ParticipantState, () => string> = {
	expected: m.applications_participant_expected,
	confirmed: m.applications_participant_confirmed,
	withdrawn: m.applications_state_withdrawn
};

/** What the act before this page did: a code in the address, never a text. */
const done: Record<string, () => string> = {
	saved: m.applications_desk_saved,
	taken: m.applications_desk_taken,
	decided: m.applications_desk_decided,
	released: m.applications_desk_released,
	judged: m.applications_desk_judged,
	conflict: m.applications_desk_conflict,
	added: m.applications_desk_added
};

export function doneText(url: URL): string | null {
	const code = url.searchParams.get('done') ?? '';
	return Object.hasOwn(done, code) ? (done[code]?.() ?? null) : null;
}
