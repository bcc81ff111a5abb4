import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDays, collisions, type Booking } from './expert-calendar.ts';
import type { Period } from './expert.ts';
import { availabilityIn } from './expert-spans.ts';

const told: Period[] = [
	{ from: '2027-03-01', until: '2027-03-10', busy: false },
	{ from: '2027-03-08', until: '2027-03-09', busy: true }
];
const bookings: Booking[] = [
	{ from: '2027-03-03', until: '2027-03-05', title: 'Course', state: 'accepted' },
	{ from: '2027-03-05', until: '2027-03-08', title: 'Review', state: 'asked' }
];

test('the weightiest of a day is shown: booked, busy, asked, free, and nothing known', () => {
	const days = ['02', '04', '05', '07', '08', '09', '11'].map((day) => `2027-03-${day}`);
	expect(
		calendarDays(days, told, bookings).map(({ day, state, titles, collides }) => [
			day.slice(8),
			state,
			titles,
			collides
		])
	).toEqual([
		['02', 'free', [], false],
		['04', 'booked', ['Course'], false],
		['05', 'booked', ['Course', 'Review'], true],
		['07', 'asked', ['Review'], false],
		['08', 'busy', ['Review'], true],
		['09', 'busy', [], false],
		['11', 'unknown', [], false]
	]);
});

test('collisions are told by the days that are shared, once a pair, and not when they are over', () => {
	expect(collisions(told, bookings, '2027-01-01')).toEqual([
		{ from: '2027-03-05', until: '2027-03-05', titles: ['Course', 'Review'] },
		{ from: '2027-03-08', until: '2027-03-08', titles: ['Review', null] }
	]);
	expect(collisions(told, bookings, '2027-03-06').map(({ from }) => from)).toEqual(['2027-03-08']);
	expect(collisions(told, [], '2027-01-01')).toEqual([]);
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2027-03-${String(n).padStart(2, '0')}`);
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }));

test('a day is shown as the roster’s search judges it', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(span, fc.boolean())), fc.array(span), day, (periods, taken, one) => {
			const some = periods.map(([days, busy]) => ({ ...days, busy }));
			const booked = taken.map((days): Booking => ({ ...days, title: 'x', state: 'accepted' }));
			const [shown] = calendarDays([one], some, booked);
			const searched = availabilityIn({ from: one, until: one }, some, taken);
			expect(shown?.state === 'booked' ? 'busy' : shown?.state).toBe(searched);
		})
	);
});
