import { expect, test } from 'vitest';
import { problemsOfLine, quarterOf, seatsByCountry, type LineInput } from './series-line.ts';

const line: LineInput = {
	...{
		quarter: 1,
		eventId: null,
		editionId: null,
		titles: { en: 'Return' },
		topics: [],
		languages: [],
		modality: null
	},
	...{ seats: 20, donorId: null, partnershipId: null, countries: [{ country: 'GE', seats: 8 }] }
};

test.each([
	['as it should be', {}, []],
	['without a title', { titles: { en: ' ' } }, ['title.en required']],
	['both event and edition', { eventId: 'e' as never, editionId: 'c' }, ['event line_is_one_thing']],
	['in a fifth quarter', { quarter: 5 as never }, ['quarter required']],
	[
		'for a topic and a country that nobody knows',
		{ topics: ['alchemy'], countries: [{ country: 'XX', seats: null }] },
		['topics not_known', 'countries not_known']
	],
	['with no seats at all', { seats: 0 }, ['seats seats_count', 'countries more_seats_than_there_are']],
	['giving away more seats than it has', { seats: 5 }, ['countries more_seats_than_there_are']],
	[
		'with a country twice',
		{
			countries: [
				{ country: 'GE', seats: 1 },
				{ country: 'GE', seats: null }
			]
		},
		['countries country_twice']
	]
] as [string, Partial<LineInput>, string[]][])('a line %s', (_, given, wrong) => {
	expect(problemsOfLine({ ...line, ...given }).map(({ field, code }) => `${field} ${code}`)).toEqual(wrong);
});

test.each([
	['2027-01-01', 1],
	['2027-03-31', 1],
	['2027-04-01', 2],
	['2027-09-30', 3],
	['2027-12-31', 4]
])('%s is in quarter %i', (day, quarter) => {
	expect(quarterOf(day)).toBe(quarter);
});

test('a country takes of its own seats first, then of those that all share', () => {
	const countries = [
		{ country: 'GE', seats: 5 },
		{ country: 'KZ', seats: 5 },
		{ country: 'AM', seats: null }
	];
	const taken = new Map([
		['GE', 7],
		['AM', 3],
		['TR', 1]
	]);
	expect(seatsByCountry({ seats: 20, countries }, taken)).toEqual([
		{ country: 'GE', seats: 5, taken: 7, left: 0 },
		{ country: 'KZ', seats: 5, taken: 0, left: 5 },
		{ country: 'AM', seats: null, taken: 3, left: 4 }
	]);
	expect(seatsByCountry({ seats: null, countries }, new Map()).map(({ left }) => left)).toEqual([5, 5, null]);
});
