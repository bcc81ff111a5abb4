import { daysText } from '#catalogue/ui/day.ts';
import { intlLocale } from '#catalogue/ui/locale.ts';
import { m } from '#messages/messages.js';
import {
	calendarDays,
	collisions,
	type AssignmentState,
	type Booking,
	type DayState,
	type Period
} from '#network/index.ts';
import { firstWeekdayOf, monthAfter, monthFrom, monthOf, weeksOf } from '../[lang]/calendar/month.ts';

const texts: Record<DayState, () => string> = {
	booked: m.experts_day_booked,
	busy: m.experts_busy,
	asked: m.experts_day_asked,
	free: m.experts_free,
	unknown: m.experts_day_unknown
};

type Assigned = { title: string; startsOn: string; endsOn: string; state: AssignmentState };
type Asked = {
	periods: readonly Period[];
	assignments: readonly Assigned[];
	/** Of the address; another than this month's where somebody looks further. */
	month: string | null;
	path: string;
	language: string;
	now: Date;
};

/** A month of somebody's days in words, the way to those around it, and what collides from today on. */
export function availabilityShown({ periods, assignments, month: asked, path, language, now }: Asked) {
	const today = now.toISOString().slice(0, 10);
	const month = monthFrom(asked) ?? monthOf(today);
	const locale = intlLocale(language);
	const format = (options: Intl.DateTimeFormatOptions) => {
		const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
		return (day: string) => formatter.format(new Date(`${day}T00:00:00Z`));
	};
	const bookings = assignments.flatMap(({ title, startsOn, endsOn, state }): Booking | [] =>
		state === 'accepted' || state === 'asked' ? { title, state, from: startsOn, until: endsOn } : []
	);
	bookings.sort((a, b) => (a.from < b.from ? -1 : 1));
	const [monthName, dayName] = [
		format({ month: 'long', year: 'numeric' }),
		format({ day: 'numeric', month: 'long' })
	];
	const [weekday, weekdayShort] = [format({ weekday: 'long' }), format({ weekday: 'short' })];
	const number = new Intl.NumberFormat(locale);
	const weeks = weeksOf(month, firstWeekdayOf(locale));
	const to = (count: number) => {
		const other = monthAfter(month, count);
		return other && { href: `${path}?month=${other}#days`, name: monthName(`${other}-01`) };
	};
	return {
		name: monthName(`${month}-01`),
		before: to(-1),
		after: to(1),
		weekdays: (weeks[0] ?? []).map((day) => ({ long: weekday(day), short: weekdayShort(day) })),
		weeks: weeks.map((days) =>
			calendarDays(days, periods, bookings).map((one) => ({
				...one,
				number: number.format(Number(one.day.slice(8))),
				date: dayName(one.day),
				text: texts[one.state](),
				isOther: monthOf(one.day) !== month,
				isToday: one.day === today
			}))
		),
		collisions: collisions(periods, bookings, today).map(({ from, until, titles: [one, other] }) => ({
			days: daysText(from, until, language),
			titles: [one, other ?? m.experts_busy()]
		}))
	};
}

export type AvailabilityShown = ReturnType<typeof availabilityShown>;
export const dayStateText = (state: DayState): string => texts[state]();
