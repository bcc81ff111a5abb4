import fc from 'fast-check';
import { expect, test } from 'vitest';
import { availabilityIn, conflictWith, dayAfter, isDay, overlaps } from './expert-spans.ts';

const march = { from: '2027-03-01', until: '2027-03-31' };
const free = (from: string, until: string) => ({ from, until, busy: false });
const busy = (from: string, until: string) => ({ from, until, busy: true });

test.each([
	['nothing was said', [], [], 'unknown'],
	['all of it was said to be free', [free('2027-02-01', '2027-04-30')], [], 'free'],
	['two periods meet', [free('2027-03-16', '2027-03-31'), free('2027-02-20', '2027-03-15')], [], 'free'],
	[
		'a day between them was not said',
		[free('2027-03-01', '2027-03-14'), free('2027-03-16', '2027-03-31')],
		[],
		'partly'
	],
	['the last day is busy', [free('2027-01-01', '2027-12-31'), busy('2027-03-31', '2027-04-02')], [], 'busy'],
	[
		'an assignment takes the first day',
		[free('2027-01-01', '2027-12-31')],
		[{ from: '2027-02-20', until: '2027-03-01' }],
		'busy'
	],
	[
		'an assignment ends the day before',
		[free('2027-03-01', '2027-12-31')],
		[{ from: '2027-02-20', until: '2027-02-28' }],
		'free'
	]
] as const)('March, where %s', (_, periods, taken, expected) => {
	expect(availabilityIn(march, periods, taken)).toBe(expected);
});

test.each([
	['2027-02-29', false],
	['2028-02-29', true],
	['2027-13-01', false],
	['27-01-01', false],
	['2027-01-01T00:00', false],
	['2027-04-31', false]
])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

const spans = fc
	.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 }))
	.map(([start, length]) => ({ from: dayOf(start), until: dayOf(start + length) }));
const dayOf = (days: number) => new Date(Date.UTC(2027, 0, 1 + days)).toISOString().slice(0, 10);

test('spans overlap when they share a day, whichever comes first', () => {
	const days = ({ from, until }: { from: string; until: string }) => {
		const all: string[] = [];
		for (let day = from; day <= until; day = dayAfter(day)) all.push(day);
		return all;
	};
	fc.assert(
		fc.property(spans, spans, (a, b) => {
			const shared = days(a).some((day) => days(b).includes(day));
			expect(overlaps(a, b)).toBe(shared);
			expect(overlaps(b, a)).toBe(shared);
			expect(conflictWith(a, [b])).toBe(shared ? b : null);
		})
	);
});
