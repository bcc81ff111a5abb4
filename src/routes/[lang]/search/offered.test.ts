import { describe, expect, it } from 'vitest';
import { facetCounts } from '#search/builders.server.ts';
import { emptyQuery, withFilter } from '#search/index.ts';
import { broaderTopics, topics } from '#vocabulary/index.ts';
import { listed, offeredFacets, shownValues } from './offered.ts';

const many = Array.from({ length: 20 }, (_, i) => ({ value: `v${i}`, count: 20 - i }));
const values = (counts: { value: string }[]) => counts.map(({ value }) => value);
const providers = new Map([['iom', 'IOM']]);

describe('values of a facet', () => {
	const counts = facetCounts({ country: many });

	it('are the most frequent', () =>
		expect(values(shownValues('country', counts, [], false))).toEqual(values(many.slice(0, listed))));

	it('and what is chosen, however rare', () =>
		expect(values(shownValues('country', counts, ['v19'], false))).toEqual([
			...values(many.slice(0, listed)),
			'v19'
		]));

	it('and all of them when asked for', () => expect(shownValues('country', counts, [], true)).toEqual(many));

	it('of kinds come in the order of the house', () =>
		expect(
			values(
				shownValues(
					'kind',
					facetCounts({
						kind: [
							{ value: 'organisation', count: 9 },
							{ value: 'course', count: 1 }
						]
					}),
					[],
					false
				)
			)
		).toEqual(['course', 'organisation']));
});

describe('topics', () => {
	const narrow = topics.find(({ id }) => broaderTopics(id).length > 0)?.id ?? '';
	const [broad = ''] = broaderTopics(narrow).slice(-1);
	const other = topics.find(({ id, broader }) => broader === null && id !== broad)?.id ?? '';
	const counts = facetCounts({
		topic: [
			{ value: broad, count: 9 },
			{ value: other, count: 5 },
			{ value: narrow, count: 3 }
		]
	});

	it('show the broadest only', () =>
		expect(values(shownValues('topic', counts, [], false))).toEqual([broad, other]));

	it('show the narrower ones of one that is chosen, right below it', () =>
		expect(values(shownValues('topic', counts, [broad], false))).toEqual([broad, narrow, other]));

	it('stay open at a narrower one that is chosen', () =>
		expect(values(shownValues('topic', counts, [narrow], false))).toEqual([broad, narrow, other]));
});

describe('offered facets', () => {
	it('leave out those without values', () =>
		expect(offeredFacets(facetCounts({}), emptyQuery(), 'en', { providers, more: null })).toEqual([]));

	it('name their values in the language of the page, and languages by their own names', () => {
		const counts = facetCounts({
			language: [{ value: 'ar', count: 2 }],
			country: [{ value: 'EC', count: 1 }]
		});
		const query = withFilter(emptyQuery(), 'country', 'EC');
		expect(offeredFacets(counts, query, 'fr', { providers, more: null })).toEqual([
			{
				facet: 'language',
				name: 'Language',
				isOpen: true,
				values: [{ value: 'ar', name: 'العربية', count: 2, chosen: false, depth: 0 }],
				more: 0
			},
			{
				facet: 'country',
				name: 'Country',
				isOpen: true,
				values: [{ value: 'EC', name: 'Équateur', count: 1, chosen: true, depth: 0 }],
				more: 0
			}
		]);
	});

	it('do not offer what has no name, such as a forged value', () => {
		const query = withFilter(withFilter(emptyQuery(), 'kind', 'constructor'), 'provider', 'nobody');
		expect(offeredFacets(facetCounts({}, query.filters), query, 'en', { providers, more: null })).toEqual([]);
	});
});
