import { expect, test } from 'vitest';
import { daysSince, freshness } from './freshness.ts';

const now = new Date('2026-11-21T23:59:00Z');

test.each([
	['2026-11-21', 'fresh'],
	['2026-05-25', 'fresh'], // 180 days
	['2026-05-24', 'ageing'], // 181
	['2025-11-21', 'ageing'], // 365
	['2025-11-20', 'stale'], // 366
	['2027-01-01', 'fresh'], // a clock that runs ahead
	[null, 'unknown'],
	['soon', 'unknown']
])('confirmed on %s is %s', (confirmedOn, expected) => {
	expect(freshness(confirmedOn, now)).toBe(expected);
});

test('days are whole and never negative', () => {
	expect([daysSince('2026-11-20', now), daysSince('2026-12-24', now)]).toEqual([1, 0]);
});
