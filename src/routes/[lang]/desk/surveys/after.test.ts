import { expect, test } from 'vitest';
import { monthsLater, opensAfter } from './after.ts';

test('months are those of the calendar, and a day that a month lacks is its last', () => {
	expect(monthsLater('2027-03-12', 6)).toBe('2027-09-12');
	expect(monthsLater('2027-08-31', 6)).toBe('2028-02-29');
	expect(monthsLater('2027-11-30', 3)).toBe('2028-02-29');
	expect(monthsLater('2027-01-31', 12)).toBe('2028-01-31');
});

test('a wave opens the day after the end, or months later, and never before today', () => {
	expect(opensAfter('2027-03-12', null, '2027-01-01')).toBe('2027-03-13');
	expect(opensAfter('2027-03-12', 3, '2027-01-01')).toBe('2027-06-12');
	expect(opensAfter('2027-03-12', 3, '2027-07-01')).toBe('2027-07-01');
	expect(opensAfter(null, 3, '2027-07-01')).toBe('2027-07-01');
});
