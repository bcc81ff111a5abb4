import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seatsLeft, seatsOfCountries, type SeatsGiven } from './nomination-seats.ts';

const target = (value: string, most: number | null) =>
	({ dimension: 'country', value, least: null, most }) as const;
const line = {
	seats: 10,
	countries: [
		{ country: 'KE', seats: 3 },
		{ country: 'UG', seats: null }
	]
};

describe('seats of a country', () => {
	test.each<[string, SeatsGiven, Record<string, number>, string, number | null]>([
		['its own, in a line', { lines: [line], targets: [] }, { KE: 1 }, 'KE', 2],
		['none left when they are taken', { lines: [line], targets: [] }, { KE: 3 }, 'KE', 0],
		['those that all share', { lines: [line], targets: [] }, { KE: 3, UG: 4 }, 'UG', 3],
		[
			'the shared ones for a country the line does not name',
			{ lines: [line], targets: [] },
			{ UG: 6 },
			'RW',
			1
		],
		['as many as come', { lines: [{ seats: null, countries: [] }], targets: [] }, { KE: 90 }, 'KE', null],
		['at most as a target says', { lines: [], targets: [target('KE', 2)] }, { KE: 1 }, 'KE', 1],
		['the fewer of both', { lines: [line], targets: [target('KE', 2)] }, { KE: 1 }, 'KE', 1],
		[
			'no limit by a target that only says at least',
			{ lines: [], targets: [target('KE', null)] },
			{},
			'KE',
			null
		]
	])('%s', (_, given, held, country, left) => {
		expect(seatsLeft(given, new Map(Object.entries(held)), country)?.left ?? null).toBe(left);
	});

	test('are listed once for each country that has any', () => {
		const given = { lines: [line], targets: [target('KE', 2), target('PH', 5), target('MX', null)] };
		expect(seatsOfCountries(given, new Map([['KE', 1]]))).toEqual([
			{ country: 'KE', seats: 2, taken: 1, left: 1 },
			{ country: 'UG', seats: null, taken: 0, left: 7 },
			{ country: 'PH', seats: 5, taken: 0, left: 5 }
		]);
	});

	test('are never less than none, and one more that is held never leaves more', () => {
		const count = fc.nat({ max: 12 });
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom('KE', 'UG', 'RW'), count), count, (held, most) => {
				const given = { lines: [line], targets: [target('KE', most)] };
				const before = new Map(Object.entries(held));
				const more = new Map(before).set('KE', (before.get('KE') ?? 0) + 1);
				for (const country of ['KE', 'UG', 'RW']) {
					const left = seatsLeft(given, before, country)?.left ?? Infinity;
					expect(left).toBeGreaterThanOrEqual(0);
					expect(seatsLeft(given, more, country)?.left ?? Infinity).toBeLessThanOrEqual(left);
				}
			})
		);
	});
});
