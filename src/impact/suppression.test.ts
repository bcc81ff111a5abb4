import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suppressed } from './suppression.ts';

test('large counts stay, with their totals', () => {
	expect(
		suppressed([
			[10, 20],
			[30, 40]
		])
	).toEqual([
		[10, 20, 30],
		[30, 40, 70],
		[40, 60, 100]
	]);
});

test('one small count takes three others along', () => {
	expect(
		suppressed([
			[3, 20, 50],
			[30, 40, 60],
			[35, 45, 70]
		])
	).toEqual([
		[null, null, 50, 73],
		[null, null, 60, 130],
		[35, 45, 70, 150],
		[68, 105, 180, 353]
	]);
});

test('nobody is no secret, and a table of nobody holds none', () => {
	expect(suppressed([[0, 30, 12]])).toEqual([
		[0, 30, 12, 42],
		[0, 30, 12, 42]
	]);
	expect(suppressed([])).toEqual([[0]]);
});

test('in no row and no column a single count is hidden, and no small one is shown', () => {
	const row = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });
	fc.assert(
		fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (counts) => {
			const table = suppressed(counts);
			const columns = (table[0] ?? []).map((_, c) => table.map((line) => line[c] ?? null));
			for (const line of [...table, ...columns]) {
				for (const count of line) expect(count === null || count === 0 || count >= 5).toBe(true);
				const shown = line.filter((count) => count !== null && count > 0);
				// A line of which all that there is is hidden has nothing left to take along.
				if (line.includes(null) && shown.length > 0)
					expect(line.filter((count) => count === null).length).toBeGreaterThan(1);
			}
		})
	);
});
