import { describe, expect, it } from 'vitest';
import { firstWeekdayOf, lastDayOfMonth, monthAfter, monthFrom, weeksOf } from './month.ts';
import { weekOf } from './week.ts';

describe('a month of an address', () => {
	it.each([
		['2026-12', '2026-12'],
		['2026-13', null],
		['2026-00', null],
		['0001-01', null],
		['9999-12', null],
		['2026-1', null],
		['-1', null],
		['', null],
		[null, null]
	])('reads %j as %j', (text, month) => expect(monthFrom(text)).toBe(month));
});

describe('months', () => {
	it('cross the year in both directions', () => {
		expect(monthAfter('2026-12', 1)).toBe('2027-01');
		expect(monthAfter('2026-01', -1)).toBe('2025-12');
	});
	it('end where the calendar does', () => {
		expect(monthAfter('2100-12', 1)).toBe(null);
		expect(monthAfter('1990-01', -1)).toBe(null);
	});
	it('know their last day', () => {
		expect(lastDayOfMonth('2028-02')).toBe('2028-02-29');
		expect(lastDayOfMonth('2026-02')).toBe('2026-02-28');
	});
});

describe('weeks', () => {
	it.each([
		[1, '2026-11-30', 5],
		[6, '2026-11-28', 5],
		[7, '2026-11-29', 5]
	])('of December 2026 begin on weekday %i with %s', (firstWeekday, first, count) => {
		const weeks = weeksOf('2026-12', firstWeekday);
		expect(weeks[0]?.[0]).toBe(first);
		expect(weeks.length).toBe(count);
		expect(weeks.flat()).toContain('2026-12-31');
	});
	it('begin as the language’s readers expect', () => {
		expect(firstWeekdayOf('en-GB')).toBe(1);
		expect(firstWeekdayOf('ar-EG')).toBe(6);
	});
});

describe('a week', () => {
	const week = weeksOf('2026-12', 1)[1] ?? [];
	const one = (name: string, startsOn: string, endsOn = startsOn) => ({ name, startsOn, endsOn });
	const shown = (days: ReturnType<typeof weekOf<ReturnType<typeof one>>>) =>
		days.map(({ bars, single }) => [
			...bars.map((bar) => bar && `${bar.of.name}${bar.named ? '!' : ''}`),
			...single.map(({ name }) => name)
		]);

	it('names a span on its first day and at the start of the week', () => {
		expect(
			shown(weekOf(week, [one('a', '2026-12-01', '2026-12-08'), one('b', '2026-12-12', '2026-12-20')]))
		).toEqual([['a!'], ['a'], [], [], [], ['b!'], ['b']]);
	});
	it('keeps a place free so that a span runs straight', () => {
		expect(
			shown(
				weekOf(week, [
					one('a', '2026-12-07', '2026-12-08'),
					one('b', '2026-12-08', '2026-12-10'),
					one('c', '2026-12-09')
				])
			)
		).toEqual([['a!'], ['a', 'b!'], [null, 'b', 'c'], [null, 'b'], [], [], []]);
	});
	it('leaves out what lies in other weeks', () => {
		expect(
			shown(weekOf(week, [one('a', '2026-11-01'), one('b', '2027-01-01', '2027-01-03')])).flat()
		).toEqual([]);
	});
});
