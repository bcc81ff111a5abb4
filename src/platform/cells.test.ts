import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOf, fewestShown, publishedCells, withoutSmallCells } from './cells.ts';

const shown = (...counts: number[]) =>
	withoutSmallCells(counts.map((count, i) => ({ key: String(i), count }))).map(({ count }) => count);

describe('a table shows no group that is too small', () => {
	test.each([
		['all are large', [40, 12, 5], [40, 12, 5]],
		['nobody is nobody', [40, 0, 12], [40, 0, 12]],
		['one small cell takes the next with it', [40, 12, 3], [40, null, null]],
		['two small ones that are few together take a third', [40, 12, 1, 2], [40, null, null, null]],
		['two small ones that are many together hide each other', [40, 12, 4, 4], [40, 12, null, null]],
		['a single group may be all there is', [9], [9]],
		['and is hidden where it is small', [3], [null]]
	])('%s', (_, counts, expected) => {
		expect(shown(...counts)).toEqual(expected);
	});

	test('whatever the counts, the total tells no small cell', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 9 }), (counts) => {
				const cells = shown(...counts);
				const hidden = counts.filter((_, i) => cells[i] === null);
				const known = cells.every((count) => count === null || count === 0 || count >= fewestShown);
				const all = counts.filter((count) => count > 0).length === hidden.length;
				const safe =
					hidden.length === 0 ||
					all ||
					(hidden.length > 1 && hidden.reduce((sum, one) => sum + one, 0) >= fewestShown);
				return known && safe;
			})
		);
	});
});

describe('a published table', () => {
	test('names no small group, and says how many are in all of them together', () => {
		const cells = { women: 40, men: 12, other: 4, unsaid: 2 };
		expect(publishedCells(Object.entries(cells).map(([key, count]) => ({ key, count })))).toEqual([
			{ key: 'women', count: 40 },
			{ key: 'men', count: 12 },
			{ key: null, count: 6 }
		]);
		expect(publishedCells([{ key: 'refugee', count: 1 }])).toEqual([]);
	});

	test('adds up, and every number in it is of enough people', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 9 }), (counts) => {
				const table = publishedCells(counts.map((count, i) => ({ key: String(i), count })));
				const total = counts.reduce((sum, one) => sum + one, 0);
				if (table.length > 0) expect(table.reduce((sum, { count }) => sum + count, 0)).toBe(total);
				expect(table.filter(({ count }) => count < fewestShown)).toEqual([]);
				expect(table.filter(({ key, count }) => key !== null && counts[Number(key)] !== count)).toEqual([]);
			})
		);
	});
});

test.each([
	[20, 30, 20],
	[3, 30, null],
	[28, 30, null],
	[0, 30, 0],
	[30, 30, 30],
	[2, 4, null]
])('%i of %i is told as %s', (some, all, expected) => {
	expect(countOf(some, all)).toBe(expected);
});
