import fc from 'fast-check';
import { expect, test } from 'vitest';
import { needIndex, problemsOfNeed, rankTopics, type CountedAnswer } from './need.ts';

const answer = (
	country: string,
	topics: [string, number, number?][],
	given: Partial<CountedAnswer> = {}
): CountedAnswer => ({
	country,
	topics: topics.map(([topic, priority, staff]) => ({ topic, priority, staff: staff ?? null })),
	...{ quarters: [], languages: [], modalities: [], words: '' },
	...given
});

test.each([
	['not needed', [['GE', 1]], 0],
	['most needed', [['GE', 5]], 100],
	['in the middle', [['GE', 3]], 50],
	[
		'every agency of a country counts the same',
		[
			['GE', 5],
			['GE', 1]
		],
		50
	],
	[
		'every country counts the same, however many agencies answer there',
		[
			['GE', 5],
			['GE', 5],
			['GE', 5],
			['KZ', 1]
		],
		50
	],
	['nobody rated it', [], 0]
] as [string, [string, number][], number][])('%s', (_, rated, index) => {
	expect(needIndex(rated.map(([country, priority]) => ({ country, priority })))).toBe(index);
});

test('topics are ranked by need, then by the people who would come, then by name', () => {
	const ranks = rankTopics(
		[
			answer('GE', [
				['remittances', 5, 4],
				['return', 3, 2],
				['health', 3, 2],
				['data', 3, 9]
			]),
			answer('KZ', [
				['remittances', 5, 6],
				['return', 3, 2],
				['health', 3, 2],
				['data', 3, 9]
			])
		],
		['return', 'health', 'data', 'remittances', 'unrated']
	);
	expect(ranks.map(({ topic, index, staff }) => [topic, index, staff])).toEqual([
		['remittances', 100, 10],
		['data', 50, 18],
		['health', 50, 4],
		['return', 50, 4]
	]);
});

test('what suits those who need a topic decides its quarter, language and mode; a split wish is a split voice', () => {
	const [rank] = rankTopics(
		[
			answer('GE', [['data', 5, 3]], { quarters: [2], languages: ['ru'], modalities: ['face-to-face'] }),
			answer('GE', [['data', 4, 5]], {
				quarters: [1, 2, 3, 4],
				languages: ['en', 'ru'],
				modalities: ['online-live']
			}),
			answer('AM', [['data', 4]], { quarters: [3], languages: ['en'], modalities: ['online-live'] }),
			answer('KZ', [['data', 1, 50]], { quarters: [4], languages: ['zh'], modalities: ['hybrid'] })
		],
		['data']
	);
	expect(rank).toEqual({
		...{ topic: 'data', index: 54.2, agencies: 4, urgent: 3, mean: 3.5, staff: 8 },
		...{ quarter: 2, language: 'en', modality: 'online-live' },
		countries: [
			{ country: 'GE', index: 87.5, staff: 8 },
			{ country: 'AM', index: 75, staff: 0 }
		]
	});
});

test('where nobody calls a topic urgent, the wishes of all who rated it count', () => {
	const [rank] = rankTopics([answer('GE', [['data', 2, 1]], { quarters: [4] })], ['data']);
	expect(rank).toMatchObject({ urgent: 0, quarter: 4, countries: [], staff: 1 });
});

const anAnswer = fc.record({
	country: fc.constantFrom('GE', 'KZ', 'AM', 'TR'),
	topics: fc.uniqueArray(
		fc.record({
			topic: fc.constantFrom('a', 'b', 'c'),
			priority: fc.integer({ min: 1, max: 5 }),
			staff: fc.option(fc.nat(40))
		}),
		{ selector: ({ topic }) => topic }
	),
	quarters: fc.uniqueArray(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const)),
	languages: fc.uniqueArray(fc.constantFrom('en', 'ru', 'ar')),
	modalities: fc.uniqueArray(
		fc.constantFrom('face-to-face' as const, 'online-live' as const, 'hybrid' as const)
	),
	words: fc.constant('')
});

test('the order in which agencies answered changes nothing, and every index is between 0 and 100', () => {
	fc.assert(
		fc.property(
			fc
				.array(anAnswer, { maxLength: 12 })
				.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
			([answers, shuffled]) => {
				const ranks = rankTopics(answers, ['a', 'b', 'c']);
				expect(rankTopics(shuffled, ['a', 'b', 'c'])).toEqual(ranks);
				for (const { index } of ranks) expect(index >= 0 && index <= 100).toBe(true);
			}
		)
	);
});

test('an answer is kept unfinished, and sent only when every topic has its priority', () => {
	const some = answer('GE', [['a', 3]]);
	expect(problemsOfNeed(some, ['a', 'b'], { sent: false })).toEqual([]);
	expect(problemsOfNeed(some, ['a', 'b'], { sent: true })).toEqual([
		{ field: 'priority.b', code: 'priority_needed' }
	]);
	expect(
		problemsOfNeed(answer('GE', [['x', 9, -1]], { languages: ['tlh-x'], words: 'x'.repeat(4001) }), ['a'], {
			sent: false
		}).map(({ field, code }) => `${field} ${code}`)
	).toEqual([
		'topics not_known',
		'priority.x required',
		'staff.x staff_count',
		'languages not_known',
		'words longer_than'
	]);
});
