import { facetCounts } from '#search/builders.server.ts';
import { emptyQuery, type SearchQuery } from '#search/index.ts';
import { conceptNames } from '#vocabulary/index.ts';
import { expect, test } from 'vitest';
import { narrowings } from './narrowing.ts';

const counts = facetCounts({
	cost: [{ value: 'free', count: 23 }],
	kind: [
		{ value: 'course', count: 40 },
		{ value: 'practice', count: 7 },
		{ value: 'expert', count: 2 }
	],
	topic: [{ value: 'remittances', count: 3 }],
	certificate: [{ value: 'yes', count: 60 }]
});
const offered = (concepts: string[], query: Partial<SearchQuery> = {}) =>
	narrowings(concepts, counts, { ...emptyQuery(), text: 'free course', ...query }, 60).map(
		({ facet, value, count }) => `${facet}:${value} ${count}`
	);

test.each([
	[
		'words for a cost and a kind, as the filters stand',
		['cost:free', 'kind:course'],
		{},
		['kind:course 40', 'cost:free 23']
	],
	[
		'words for what else the hub knows',
		['kind:practice', 'kind:expert'],
		{},
		['kind:practice 7', 'kind:expert 2']
	],
	['what has a page of its own is not offered', ['topic:remittances', 'country:EC'], {}, []],
	['what leaves nothing is not offered', ['modality:hybrid'], {}, []],
	['nor what changes nothing', ['certificate:yes'], {}, []],
	['nor what is chosen already', ['cost:free'], { filters: { cost: ['free'] } }, []],
	['nor beside another choice of the same', ['cost:free'], { filters: { cost: ['paid'] } }, []]
] as const)('%s', (_, concepts, query, expected) => {
	expect(offered([...concepts], query as Partial<SearchQuery>)).toEqual(expected);
});

test('a choice begins from the first page and keeps the words', () => {
	const [one] = narrowings(['cost:free'], counts, { ...emptyQuery(), text: 'gratis', after: 'x' }, 60);
	expect(one?.query).toEqual({ ...emptyQuery(), text: 'gratis', filters: { cost: ['free'] } });
});

test.each(['project', 'recommendation', 'practice', 'expert'])(
	'%s is a word for its kind in every language',
	(kind) => {
		const named = [...conceptNames()].filter(({ concept }) => concept === `kind:${kind}`);
		expect([...new Set(named.map(({ language }) => language))].sort()).toEqual([
			'ar',
			'en',
			'es',
			'fr',
			'ru',
			'zh'
		]);
	}
);
