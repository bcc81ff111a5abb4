import { expect, test } from 'vitest';
import { emptyQuery } from './address.ts';
import { ConceptFinder } from './concepts.ts';
import { analyse } from './document.ts';
import { SearchIndex } from './search-index.ts';

const on = (day: string) => new Date(`${day}T12:00:00Z`);
const now = on('2026-06-15');

const periods: Record<string, [string | null, string | null][]> = {
	'runs now': [['2026-06-01', '2026-06-30']],
	'starts next': [['2026-07-01', '2026-07-02']],
	'ran, and starts later': [
		['2026-01-01', '2026-01-02'],
		['2026-09-01', '2026-09-02']
	],
	'always open': [[null, null]],
	'open since a day': [['2020-01-01', null]],
	'over since yesterday': [['2026-06-13', '2026-06-14']],
	'some time in 2025': [['2025-01-01', '2026-01-01']],
	'over since December 2025': [['2025-12-10', '2025-12-11']],
	'over since a day, begun we do not know when': [[null, '2025-11-30']],
	'over long ago': [['2019-01-01', '2019-01-02']],
	'a book': []
};

const index = SearchIndex.empty(new ConceptFinder([]), () => []);
for (const [i, [key, list]] of Object.entries(periods).entries())
	index.take(
		key,
		i,
		analyse({
			key,
			texts: [],
			filters: ['kind:course', 'when:past'],
			periods: list.map(([from, until]) => ({
				from: from === null ? null : on(from),
				until: until === null ? null : on(until)
			})),
			newestAt: new Date(Date.UTC(2026, 0, i + 1))
		})
	);
const keys = (changes: object) =>
	index.find({ ...emptyQuery(), ...changes }, { now }).hits.map(({ key }) => key);

test('soonest: what runs and what starts by its start, what is always open, what is over, what has no time', () => {
	expect(keys({ sort: 'soonest' })).toEqual([
		'runs now',
		'starts next',
		'ran, and starts later',
		'open since a day',
		'always open',
		'over since yesterday',
		'over since December 2025',
		'over since a day, begun we do not know when',
		'some time in 2025',
		'over long ago',
		'a book'
	]);
});

test('newest first', () => {
	expect(keys({ sort: 'newest' })).toEqual(Object.keys(periods).toReversed());
});

test('upcoming, ongoing and past are told by the clock, never by a filter that was put', () => {
	expect(
		['upcoming', 'ongoing', 'past'].map((when) => keys({ filters: { when: [when] }, sort: 'soonest' }))
	).toEqual([
		['starts next', 'ran, and starts later'],
		['runs now', 'open since a day', 'always open'],
		[
			'over since yesterday',
			'over since December 2025',
			'over since a day, begun we do not know when',
			'some time in 2025',
			'over long ago'
		]
	]);
});

test('what the visitor prefers stands first among equals', () => {
	const liking = SearchIndex.empty(new ConceptFinder([]), () => []);
	const put = (key: string, title: string, body: string, filters: string[]) =>
		liking.take(
			key,
			1,
			analyse({ key, texts: [{ language: 'en', title, body }], filters, periods: [], newestAt: now })
		);
	put('entry:a', 'Law', '', []);
	put('entry:b', 'Law', '', ['country:EC']);
	put('entry:c', 'Cities', 'Something about the law', ['country:EC']);
	const order = (prefer: string[]) =>
		liking.find({ ...emptyQuery(), text: 'law' }, { now, prefer }).hits.map(({ key }) => key);
	expect([order([]), order(['country:EC', 'country:XX'])]).toEqual([
		['entry:a', 'entry:b', 'entry:c'],
		['entry:b', 'entry:a', 'entry:c']
	]);
});

test.each([
	['nothing said', [], 'acde'],
	['a reader of Spanish', ['language:es'], 'cead'],
	['a reader of Spanish in Ecuador', ['language:es', 'country:EC'], 'ecad'],
	['who lists every language reads none twice', ['language:es', 'language:fr'], 'cead'],
	[
		'a country and an audience do not outweigh a language',
		['language:es', 'country:EC', 'audience:ngo'],
		'ecad'
	],
	['a country outweighs an audience', ['country:EC', 'audience:ngo'], 'aedc']
])('without words, languages sort first, then country, then audience: %s', (_, prefer, expected) => {
	const filters = {
		'entry:a': ['country:EC', 'language:en'],
		'entry:c': ['language:es', 'language:fr'],
		'entry:d': ['audience:ngo', 'language:en'],
		'entry:e': ['language:es', 'country:EC']
	};
	const liking = SearchIndex.empty(new ConceptFinder([]), () => []);
	for (const [key, list] of Object.entries(filters))
		liking.take(key, 1, analyse({ key, texts: [], filters: list, periods: [], newestAt: now }));
	const { hits } = liking.find(emptyQuery(), { now, prefer });
	expect(hits.map(({ key }) => key.slice(-1)).join('')).toBe(expected);
});

test('what is upcoming becomes ongoing and past at its very moment, and time may run backwards', () => {
	const [from, until] = [on('2026-06-20'), on('2026-06-21')];
	const one = SearchIndex.empty(new ConceptFinder([]), () => []);
	one.take(
		'entry:a',
		1,
		analyse({ key: 'entry:a', texts: [], filters: [], periods: [{ from, until }], newestAt: now })
	);
	const whenAt = (moment: number) =>
		one
			.find(emptyQuery(), { now: new Date(moment) })
			.counts.all('when')
			.map(({ value }) => value);
	const moments = [
		now.getTime(),
		from.getTime() - 1,
		from.getTime(),
		until.getTime(),
		until.getTime() + 1,
		from.getTime()
	];
	expect(moments.map(whenAt)).toEqual([
		['upcoming'],
		['upcoming'],
		['ongoing'],
		['ongoing'],
		['past'],
		['ongoing']
	]);
});
