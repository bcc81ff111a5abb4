import { Refusal } from '#platform/index.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	emptyQuery,
	readQuery,
	sorts,
	withFilter,
	withoutFilter,
	writeQuery,
	type SearchQuery
} from './address.ts';
import { facets, type Facet } from './filters.ts';

const read = (text: string) => readQuery(new URLSearchParams(text));

const values = fc
	.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9/._-]{0,20}$/), { minLength: 1, maxLength: 5 })
	.map((list) => list.sort());
const query: fc.Arbitrary<SearchQuery> = fc.record({
	text: fc
		.array(fc.stringMatching(/^[\p{L}\p{N}"-]{1,12}$/u), { maxLength: 6 })
		.map((words) => words.join(' ').toWellFormed()),
	filters: fc.record(
		Object.fromEntries(facets.map((facet) => [facet, values])) as Record<Facet, typeof values>,
		{ requiredKeys: [] }
	),
	sort: fc.constantFrom(...sorts),
	after: fc.option(fc.stringMatching(/^[\w-]{1,60}$/)),
	size: fc.integer({ min: 1, max: 100 })
});

test('a query that was written is read as it was', () => {
	fc.assert(
		fc.property(query, (asked) => {
			expect(readQuery(writeQuery(asked))).toEqual(asked);
		})
	);
});

test('whatever stands in an address, a query comes of it, and it has one address', () => {
	fc.assert(
		fc.property(fc.webQueryParameters(), (text) => {
			const once = writeQuery(read(text));
			expect(writeQuery(readQuery(once)).toString()).toBe(once.toString());
		})
	);
});

describe('readQuery', () => {
	test.each([
		['an empty address is everything', '', emptyQuery()],
		[
			'values repeat',
			'kind=event&kind=course&kind=course',
			{ ...emptyQuery(), filters: { kind: ['course', 'event'] } }
		],
		['unknown facets and sorts are dropped', 'colour=red&sort=cheapest', emptyQuery()],
		[
			'values that cannot be are dropped',
			'topic=<script>&topic=&topic=remittances',
			{ ...emptyQuery(), filters: { topic: ['remittances'] } }
		],
		[
			'marks that turn the direction are dropped',
			'q=%E2%80%AEsaremer%00+x',
			{ ...emptyQuery(), text: 'saremer x' }
		],
		['a size that is none is the usual one', 'size=-1', emptyQuery()],
		['a size too large is the largest', 'size=1000000000', { ...emptyQuery(), size: 100 }],
		['a cursor with other letters is none', 'after=../../etc', emptyQuery()]
	])('%s', (_, address, expected) => {
		expect(read(address)).toEqual(expected);
	});

	test('a thousand words are cut at a word’s end', () => {
		const { text } = readQuery(new URLSearchParams({ q: 'migration '.repeat(1000) }));
		expect([text.length <= 1000, text.endsWith('migration')]).toEqual([true, true]);
	});

	test('what nobody typed is refused', () => {
		expect(() => readQuery(new URLSearchParams({ q: 'x'.repeat(30_000) }))).toThrow(
			new Refusal('search_too_long', { most: 1000 })
		);
	});
});

test('a filter comes and goes, and both lead to the first page', () => {
	const start: SearchQuery = { ...emptyQuery(), after: 'abc' };
	const one = withFilter(start, 'topic', 'remittances');
	const two = withFilter({ ...one, after: 'abc' }, 'topic', 'diaspora');
	expect([
		one,
		two,
		withoutFilter(two, 'topic', 'remittances'),
		withoutFilter(one, 'topic', 'remittances')
	]).toEqual([
		{ ...emptyQuery(), filters: { topic: ['remittances'] } },
		{ ...emptyQuery(), filters: { topic: ['diaspora', 'remittances'] } },
		{ ...emptyQuery(), filters: { topic: ['diaspora'] } },
		emptyQuery()
	]);
});
