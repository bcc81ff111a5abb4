import { expect, test } from 'vitest';
import type { ItemStatistics } from '#courses/index.ts';
import { doubtsAbout, withoutSmallChoices, withoutSmallItems } from './statistics.ts';

const item = (given: Partial<ItemStatistics> = {}): ItemStatistics => ({
	...{ item: 'a', n: 60, difficulty: 0.6, discrimination: 0.3, choices: [], byLanguage: [] },
	...given
});
const languages = (...shares: [string, number, number][]) =>
	shares.map(([language, n, difficulty]) => ({ language, n, difficulty }));

test.each<[string, Partial<ItemStatistics>, string[]]>([
	['a good question', {}, []],
	['nearly nobody gets it', { difficulty: 0.1 }, ['too_hard']],
	['everybody gets it', { difficulty: 1, discrimination: null }, ['too_easy']],
	['who knows less gets it more often', { discrimination: -0.2 }, ['tells_little']],
	[
		'it is harder in one language',
		{ byLanguage: languages(['ar', 25, 0.3], ['en', 35, 0.8]) },
		['languages_differ']
	],
	['few in a language prove nothing', { byLanguage: languages(['ar', 6, 0.3], ['en', 54, 0.8]) }, []]
])('%s', (_, given, expected) => {
	expect(doubtsAbout(item(given))).toEqual(expected);
});

test('what is of fewer than five is not shown', () => {
	const shown = withoutSmallItems([
		item({ n: 4 }),
		item({ item: 'b', byLanguage: languages(['ar', 4, 0.5], ['en', 56, 0.5]) })
	]);
	expect(shown.map((one) => [one.item, one.byLanguage.map(({ language }) => language)])).toEqual([
		['b', ['en']]
	]);
});

test('what fewer than ten chose is not for who is not the team', () => {
	const choices = [{ key: 'two', count: 9 }];
	expect(withoutSmallChoices([item({ n: 9, choices }), item({ n: 10, choices })])).toEqual([
		item({ n: 9, choices: null as never }),
		item({ n: 10, choices })
	]);
});
