import { expect, test } from 'vitest';
import { boundsIn, determinedIn } from './deduction.ts';
import type { Place } from './nested-table.ts';

/** Two rows and two columns with their sums, and all together. */
const lines: Place[][] = [
	...[0, 1, 2].map((r) => [0, 1, 2].map((c): Place => [r, c])),
	...[0, 1, 2].map((c) => [0, 1, 2].map((r): Place => [r, c]))
];
const among = (...hidden: Place[]) => {
	const names = new Set(hidden.map((place) => place.join()));
	return (place: Place) => names.has(place.join());
};

test('four hidden in a square are not determined; where one of them is told, the others are', () => {
	expect(determinedIn(lines, among([0, 0], [0, 1], [1, 0], [1, 1]))).toEqual([]);
	const three = determinedIn(lines, among([0, 0], [0, 1], [1, 0]));
	expect(three.map((place) => place.join()).sort()).toEqual(['0,0', '0,1', '1,0']);
});

test('what follows from two sums together and from neither alone is found', () => {
	// In each line two are hidden, and the sums of both lines share one of them.
	const place = (at: number): Place => [0, at];
	const both: Place[][] = [
		[place(0), place(1), place(2)],
		[place(0), place(1), place(3), place(2)]
	];
	expect(determinedIn(both, among(place(0), place(1), place(3)))).toEqual([[0, 3]]);
});

test('bounds are drawn from what each place can hold at most', () => {
	const people = [
		[4, 28, 32],
		[36, 0, 36],
		[40, 28, 68]
	];
	const at = ([r, c]: Place): number => people[r]?.[c] ?? 0;
	const bounds = boundsIn(lines, among([0, 0], [0, 1], [1, 0], [1, 1]), {
		known: at,
		most: (place) => (place.join() === '1,0' ? 36 : 28)
	});
	// The second column holds 28, so that at least four of the first row stand in the first; nothing says that there are no more.
	expect(bounds([0, 0])).toEqual({ low: 4, high: 28 });
	expect(bounds([2, 0])).toEqual({ low: 40, high: 40 });
});
