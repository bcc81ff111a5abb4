import { m } from '#messages/messages.js';
import type { WaveKind } from '#surveys/index.ts';

/** When a follow-up asks: so many months after the end. */
export const afterMonths = [3, 6, 12] as const;
export type AfterMonths = (typeof afterMonths)[number];

export const afterMonthsNames: Record<AfterMonths, () => string> = {
	3: m.surveys_after_3_months,
	6: m.surveys_after_6_months,
	12: m.surveys_after_12_months
};

/** The questionnaire that comes along for each kind of wave. */
export const readyFor: Partial<Record<WaveKind, string>> = {
	profile: 'enrolment-profile',
	self_evaluation: 'course-self-evaluation',
	follow_up: 'course-follow-up',
	event_evaluation: 'event-evaluation'
};

/** The same day so many months later, or the last day of that month where it has none: '2027-08-31' and 6 are '2028-02-29'. */
export function monthsLater(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0));
	return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
		.toISOString()
		.slice(0, 10);
}

/** The day a wave about what ends on `endsOn` is best opened: the next day, or so many months later; today when that is past. */
export function opensAfter(endsOn: string | null, month: number | null, today: string): string {
	if (endsOn === null) return today;
	const day = month === null ? daysLater(endsOn, 1) : monthsLater(endsOn, month);
	return day < today ? today : day;
}

export function daysLater(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
