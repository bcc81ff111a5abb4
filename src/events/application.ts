import type { Id } from '#platform/index.ts';

export type ApplicationId = Id<'Application'>;

/** What an application goes through; `review`: somebody is looking at it. */
export const applicationStates = [
	'draft',
	'submitted',
	'review',
	'selected',
	'waiting',
	'declined',
	'confirmed',
	'withdrawn'
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const applicationActs = [
	'submit',
	'review',
	'select',
	'wait',
	'decline',
	'confirm',
	'withdraw'
] as const;
export type ApplicationAct = (typeof applicationActs)[number];

/** What a team decides; the letter goes out when the decisions are released. */
export const decisions = ['select', 'wait', 'decline'] as const;
export type Decision = (typeof decisions)[number];

const machine: Record<ApplicationState, Partial<Record<ApplicationAct, ApplicationState>>> = {
	draft: { submit: 'submitted' },
	submitted: {
		review: 'review',
		select: 'selected',
		wait: 'waiting',
		decline: 'declined',
		withdraw: 'withdrawn'
	},
	review: { select: 'selected', wait: 'waiting', decline: 'declined', withdraw: 'withdrawn' },
	selected: { confirm: 'confirmed', withdraw: 'withdrawn' },
	waiting: { select: 'selected', decline: 'declined', withdraw: 'withdrawn' },
	declined: { select: 'selected', wait: 'waiting' },
	confirmed: { withdraw: 'withdrawn' },
	withdrawn: {}
};

/** Where an act leads from a state; null: it is not possible there. */
export function after(state: ApplicationState, act: ApplicationAct): ApplicationState | null {
	return machine[state][act] ?? null;
}

/** Why it cannot be done, as the code of a sentence; null: it can. */
export function refusalToAct(state: ApplicationState, act: ApplicationAct): string | null {
	if (after(state, act) !== null) return null;
	if (state === 'withdrawn') return 'application_withdrawn';
	if (act === 'submit') return 'application_submitted_already';
	if (act === 'confirm')
		return state === 'confirmed' ? 'application_confirmed_already' : 'application_not_selected';
	return state === 'draft' ? 'application_not_submitted' : 'application_state';
}

/** Whether somebody can be chosen from a state: what a selection offers. */
export function isOpenToDecision(state: ApplicationState): boolean {
	return after(state, 'select') !== null;
}

export const isSelected = (state: ApplicationState): boolean => state === 'selected' || state === 'confirmed';

/** Nobody came back to it. */
export const draftDays = 60;
/** Of whoever does not take part, their name and address are kept so long after the event, for complaints. */
export const declinedDays = 90;
/** Of participants: as long as reports to those who paid are written. */
export const takenPartDays = 365;

type Lived = { state: ApplicationState; savedOn: string; endsOn: string | null };

/** The day from which an application names nobody any more; null: its event has no days yet. */
export function namelessFrom({ state, savedOn, endsOn }: Lived): string | null {
	const afterEvent = (days: number) => endsOn && daysAfter(endsOn, days);
	if (state === 'draft') {
		const own = daysAfter(savedOn, draftDays);
		const event = afterEvent(30);
		return event && event < own ? event : own;
	}
	return afterEvent(isSelected(state) ? takenPartDays : declinedDays);
}

function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
