import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestForDiscrimination, itemStatistics, type ItemResponse } from './item-statistics.ts';

const response = (given: Partial<ItemResponse>): ItemResponse => ({
	...{ item: 'a', language: 'en', points: 1, of: 1, totalPoints: 5, totalOf: 10, chosen: [] },
	...given
});
const many = (count: number, each: (i: number) => Partial<ItemResponse>) =>
	Array.from({ length: count }, (_, i) => response(each(i)));

test('an item is joined over languages, and each language is shown by itself', () => {
	const responses = [
		response({ points: 1, chosen: ['x'] }),
		response({ points: 0, chosen: ['y'], language: 'ar' }),
		response({ points: 0, chosen: [], language: 'ar' }),
		response({ points: 1, chosen: ['x', 'x'], language: 'fr' })
	];
	expect(itemStatistics(responses)).toEqual([
		{
			item: 'a',
			n: 4,
			difficulty: 0.5,
			discrimination: null,
			choices: [
				{ key: 'x', count: 2 },
				{ key: 'y', count: 1 }
			],
			byLanguage: [
				{ language: 'ar', n: 2, difficulty: 0 },
				{ language: 'en', n: 1, difficulty: 1 },
				{ language: 'fr', n: 1, difficulty: 1 }
			]
		}
	]);
	expect(itemStatistics([])).toEqual([]);
});

describe('discrimination', () => {
	const of = (responses: ItemResponse[]) => itemStatistics(responses)[0]?.discrimination;

	test('is the point-biserial correlation with the rest, by its textbook formula', () => {
		const rests = [2, 4, 4, 5, 7, 9, 1, 3, 6, 8];
		const rights = [0, 0, 1, 1, 1, 1, 0, 0, 0, 1];
		const responses = many(40, (i) => {
			const [points, rest] = [rights[i % 10] ?? 0, rests[i % 10] ?? 0];
			return { points, totalPoints: rest + points, totalOf: 11 };
		});
		const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
		const [m1, m0] = [1, 0].map((right) => mean(rests.filter((_, i) => rights[i] === right)));
		const s = Math.sqrt(mean(rests.map((rest) => (rest - mean(rests)) ** 2)));
		const p = mean(rights);
		expect(of(responses)).toBeCloseTo((((m1 ?? 0) - (m0 ?? 0)) / s) * Math.sqrt(p * (1 - p)), 12);
	});

	test('does not reward an item for being part of the total', () => {
		expect(of(many(60, (i) => ({ points: i % 2, totalPoints: (i % 2) + (i % 3), totalOf: 4 })))).toBeCloseTo(
			0,
			12
		);
	});

	test.each([
		['too few learners', many(fewestForDiscrimination - 1, (i) => ({ points: i % 2, totalPoints: i % 5 }))],
		['everybody is right', many(50, (i) => ({ points: 1, totalPoints: 1 + (i % 5) }))],
		['every rest is the same', many(50, (i) => ({ points: i % 2, totalPoints: 3 + (i % 2) }))],
		['there is no other question', many(50, (i) => ({ points: i % 2, totalPoints: i % 2, totalOf: 1 }))]
	])('is not said where %s', (_, responses) => {
		expect(of(responses)).toBeNull();
	});
});

test('no order of the responses shows in any digit', () => {
	const responses = many(50, (i) => ({
		item: i % 2 ? 'a' : 'b',
		points: (i % 7) / 7,
		totalPoints: (i % 7) / 7 + (i % 5) / 3,
		language: i % 3 ? 'en' : 'ar',
		chosen: [`c${i % 4}`]
	}));
	const once = itemStatistics(responses);
	fc.assert(
		fc.property(fc.shuffledSubarray(responses, { minLength: responses.length }), (again) => {
			expect(itemStatistics(again)).toEqual(once);
		})
	);
});
