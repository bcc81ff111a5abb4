import { expect, test } from 'vitest';
import { readRosterQuery } from '#network/index.ts';
import { chosenFilters } from './chosen.ts';

const chosen = (address: string) =>
	chosenFilters(
		readRosterQuery(new URLSearchParams(address)),
		'en',
		new Map([['iom', 'IOM']]),
		(facet) => facet
	);

test('each filter in force can be taken back by itself, and the page begins anew', () => {
	const address =
		'q=bees&role=trainer&role=reviewer&provider=iom&level=B2&from=2027-03-01&until=2027-03-31&page=2';
	expect(chosen(address).map(({ value, without }) => [value, without])).toEqual([
		['Reviewer', 'q=bees&role=trainer&provider=iom&level=B2&from=2027-03-01&until=2027-03-31'],
		['Trainer', 'q=bees&role=reviewer&provider=iom&level=B2&from=2027-03-01&until=2027-03-31'],
		['IOM', 'q=bees&role=reviewer&role=trainer&level=B2&from=2027-03-01&until=2027-03-31'],
		['at least B2', 'q=bees&role=reviewer&role=trainer&provider=iom&from=2027-03-01&until=2027-03-31'],
		['Free 1–31 March 2027', 'q=bees&role=reviewer&role=trainer&provider=iom&level=B2']
	]);
});

test('nothing chosen, nothing to take back: words are not a filter', () => {
	expect(chosen('q=bees')).toEqual([]);
});
