import { expect, test } from 'vitest';
import { barsOf, niceAbove, yearsBetween } from './bars.ts';

test.each([
	[0, 1],
	[1, 1],
	[2, 2],
	[3, 5],
	[7, 10],
	[10, 10],
	[11, 20],
	[99, 100],
	[230, 500]
])('a scale for %d goes to %d', (value, nice) => expect(niceAbove(value)).toBe(nice));

test('bars stand on the ground and reach as high as their value', () => {
	const { bars, ticks } = barsOf(
		[
			{ label: 2020, value: 2 },
			{ label: 2021, value: 0 }
		],
		4,
		{ width: 100, height: 50 }
	);
	expect(bars).toEqual([
		{ label: 2020, value: 2, x: 5, width: 40, y: 30, height: 20 },
		{ label: 2021, value: 0, x: 55, width: 40, y: 50, height: 0 }
	]);
	expect(ticks).toEqual([
		{ value: 0, y: 50 },
		{ value: 5, y: 0 }
	]);
	expect(barsOf([], 0, { width: 10, height: 10 }).bars).toEqual([]);
});

test.each([
	[[2001, null, 2010], 20, { from: 2001, to: 2010 }],
	[[1950, 2010], 20, { from: 1991, to: 2010 }],
	[[null], 20, null],
	[[], 20, null]
])('years %j', (years, most, expected) => expect(yearsBetween(years, most)).toEqual(expected));
