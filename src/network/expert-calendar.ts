import type { Period, Span } from './expert.ts';
import { overlaps } from './expert-spans.ts';

/** What somebody may have on a day, the weightiest first: an assignment accepted, days said to be busy, one asked for. */
export const dayStates = ['booked', 'busy', 'asked', 'free', 'unknown'] as const;
export type DayState = (typeof dayStates)[number];

/** An assignment that takes its days, or would. */
export type Booking = Span & { title: string; state: 'accepted' | 'asked' };

export type CalendarDay = {
	day: string;
	state: DayState;
	/** Of the assignments of the day. */
	titles: string[];
	/** More than one thing wants this day. */
	collides: boolean;
};

/** What is known of each of these days; nothing about a day is not the same as free. */
export function calendarDays(
	days: readonly string[],
	periods: readonly Period[],
	bookings: readonly Booking[]
): CalendarDay[] {
	return days.map((day) => {
		const span = { from: day, until: day };
		const told = periods.filter((one) => overlaps(one, span));
		const booked = bookings.filter((one) => overlaps(one, span));
		const known = new Set<DayState>([
			...booked.map(({ state }) => (state === 'accepted' ? 'booked' : 'asked')),
			...told.map(({ busy }) => (busy ? 'busy' : 'free'))
		]);
		return {
			day,
			state: dayStates.find((state) => known.has(state)) ?? 'unknown',
			titles: booked.map(({ title }) => title),
			collides: booked.length > 1 || (booked.length === 1 && known.has('busy'))
		};
	});
}

/** Days, and what wants them; null for days that were only said to be busy. */
export type Collision = Span & { titles: [string, string | null] };

/** Each pair of assignments, and each assignment with busy days, that meet on a day from `today` on. */
export function collisions(
	periods: readonly Period[],
	bookings: readonly Booking[],
	today: string
): Collision[] {
	const others = [
		...bookings,
		...periods.filter(({ busy }) => busy).map(({ from, until }) => ({ from, until, title: null }))
	];
	return bookings
		.flatMap((one, i) =>
			others.slice(i + 1).flatMap((other): Collision | [] => {
				if (!overlaps(one, other)) return [];
				const from = one.from > other.from ? one.from : other.from;
				const until = one.until < other.until ? one.until : other.until;
				return until < today ? [] : { from, until, titles: [one.title, other.title] };
			})
		)
		.sort((a, b) => (a.from < b.from ? -1 : 1));
}
