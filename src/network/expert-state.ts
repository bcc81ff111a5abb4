import type { Expert } from './expert.ts';

export const expertStates = [
	'invited',
	'self_described',
	'vetted',
	'needs_reconfirming',
	'dormant',
	'withdrawn'
] as const;
export type ExpertState = (typeof expertStates)[number];

const day = 86_400_000;
/** A month of a year's twelfth, so that days can be counted alike here and in SQL. */
const monthDays = 365.25 / 12;
/** How long a profile that is due still stands, while its person is reminded. */
export const graceDays = 30;
/** An invitation that nobody took up is forgotten after this, a withdrawn profile erased after that. */
export const invitationDays = 60;
export const withdrawnDays = 30;

export type ExpertDates = Pick<
	Expert,
	'invitedAt' | 'describedAt' | 'vettedAt' | 'confirmedAt' | 'withdrawnAt'
>;

/** Confirmed before the first instant: due. Before the second: asleep. `months`: how long a confirmation holds here. */
export function confirmationBounds(now: Date, months: number): { due: Date; asleep: Date } {
	const due = new Date(now.getTime() - Math.round(months * monthDays) * day);
	return { due, asleep: new Date(due.getTime() - graceDays * day) };
}

/** The day on which a profile is due to be confirmed again; null while there is nothing to confirm. */
export function confirmationDue({ confirmedAt }: ExpertDates, months: number): Date | null {
	return confirmedAt && new Date(confirmedAt.getTime() + Math.round(months * monthDays) * day);
}

/** What a profile is at an instant: a function of its dates, so that nothing has to happen for it to fall asleep. */
export function expertState(expert: ExpertDates, now: Date, months: number): ExpertState {
	const { describedAt, vettedAt, confirmedAt, withdrawnAt } = expert;
	if (withdrawnAt) return 'withdrawn';
	if (!describedAt || !confirmedAt) return 'invited';
	const { due, asleep } = confirmationBounds(now, months);
	if (confirmedAt <= asleep) return 'dormant';
	if (confirmedAt <= due) return 'needs_reconfirming';
	return vettedAt ? 'vetted' : 'self_described';
}

/** Whether others than the roster's keepers may find it: vetted, and true not long ago. */
export function isListed(expert: ExpertDates, now: Date, months: number): boolean {
	const state = expertState(expert, now, months);
	return expert.vettedAt !== null && (state === 'vetted' || state === 'needs_reconfirming');
}
