import { expect, test } from 'vitest';
import { summedOutcome, type EditionOutcome } from './outcome.ts';

const edition = (given: Partial<EditionOutcome>): EditionOutcome => ({
	editionId: 'e',
	people: 0,
	certified: 0,
	countries: [],
	...given
});

test('editions are summed as each is told', () => {
	const one = edition({
		people: 40,
		certified: 12,
		countries: [
			{ country: 'GE', people: 20 },
			{ country: 'AZ', people: 12 }
		]
	});
	const two = edition({ people: 15, certified: null, countries: [{ country: 'AZ', people: 9 }] });
	const few = edition({ people: null, certified: null });
	expect(summedOutcome([one, two, few])).toEqual({
		people: 55,
		certified: 12,
		countries: [
			{ country: 'AZ', people: 21 },
			{ country: 'GE', people: 20 }
		],
		elsewhere: 14,
		untold: 1
	});
});

test('nothing comes to nothing', () => {
	expect(summedOutcome([])).toEqual({ people: 0, certified: 0, countries: [], elsewhere: 0, untold: 0 });
});
