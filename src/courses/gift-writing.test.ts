import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftQuestion } from './foreign-question.ts';
import { questionsToGift } from './gift-writing.ts';
import { questionsFromGift } from './gift.ts';
import type { MatchingWords } from './question.ts';
import { aQuestion, everyKind } from './question-builders.server.ts';

const read = (gift: string) => questionsFromGift(gift, 'en');

describe('written and read again', () => {
	const signs = '\\:#={}~%[]*_<>&/"-. 15abéعف';
	const line = fc
		.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 20 })
		.map((text) => text.trim())
		.filter((text) => text !== '' && !text.includes('->'));
	const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
	const key = fc.constantFrom('loss', 'own-plan', 'a1');
	const letters = (count: number) => [...'abcdefgh'].slice(0, count);
	const common = <K extends string>(kind: K) =>
		fc.record({
			kind: fc.constant(kind),
			key,
			pool: fc.constantFrom(null, 'finance'),
			points: fc.constant(1)
		});
	const spoken = { prompt: lines, explanation: fc.oneof(fc.constant(''), lines) };
	const some = (keys: string[]) =>
		fc.subarray(keys).chain((chosen) => fc.record(Object.fromEntries(chosen.map((one) => [one, lines]))));
	const each = (keys: string[], text: fc.Arbitrary<string>) =>
		fc.record(Object.fromEntries(keys.map((one) => [one, text])));
	const texts = <T>(words: fc.Arbitrary<T>) => words.map((en) => ({ en }));

	const choices = fc.integer({ min: 2, max: 6 }).chain((count) => {
		const keys = letters(count);
		const kinds = fc.oneof(
			fc.tuple(common('one'), fc.subarray(keys, { minLength: 1, maxLength: count - 1 })),
			fc.tuple(common('several'), fc.subarray(keys, { minLength: 1 }))
		);
		return fc
			.tuple(kinds, texts(fc.record({ ...spoken, choices: each(keys, line), feedback: some(keys) })))
			.map(([[base, right], words]) => ({ ...base, choices: keys, right, texts: words }));
	});
	const trueFalse = fc
		.tuple(
			common('true-false'),
			fc.boolean(),
			texts(fc.record({ ...spoken, feedback: some(['true', 'false']) }))
		)
		.map(([base, right, words]) => ({ ...base, right, texts: words }));
	const matching = fc.integer({ min: 2, max: 5 }).chain((count) => {
		const keys = letters(count);
		const options = fc.uniqueArray(line, { minLength: count, maxLength: count });
		return fc
			.tuple(common('matching'), fc.record(spoken), each(keys, line), options)
			.map(([base, said, left, all]) => ({
				...{ ...base, left: keys.slice(0, Math.max(2, count - 1)), options: keys },
				right: Object.fromEntries(keys.slice(0, Math.max(2, count - 1)).map((one) => [one, one])),
				texts: {
					en: {
						...said,
						left: Object.fromEntries(keys.slice(0, Math.max(2, count - 1)).map((one) => [one, left[one]])),
						options: Object.fromEntries(keys.map((one, i) => [one, all[i]])),
						feedback: {}
					}
				}
			}));
	});
	const ordering = fc
		.integer({ min: 2, max: 6 })
		.chain((count) =>
			fc
				.tuple(
					common('ordering'),
					texts(fc.record({ ...spoken, choices: each(letters(count), line), feedback: fc.constant({}) }))
				)
				.map(([base, words]) => ({ ...base, choices: letters(count), texts: words }))
		);
	const finite = fc
		.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
		.map((value) => value + 0 || 0);
	const number = fc
		.tuple(
			common('number'),
			finite,
			finite.map(Math.abs),
			texts(fc.record({ ...spoken, feedback: some(['right', 'wrong']) }))
		)
		.map(([base, right, tolerance, words]) => ({ ...base, right, tolerance, unit: null, texts: words }));
	const accepted = fc.uniqueArray(line, { minLength: 1, maxLength: 3 });
	const short = fc
		.tuple(common('short'), texts(fc.record({ ...spoken, accepted, feedback: some(['right', 'wrong']) })))
		.map(([base, words]) => ({ ...base, texts: words }));
	const open = fc
		.tuple(common('open'), texts(fc.record({ ...spoken, criteria: fc.constant({}) })))
		.map(([base, words]) => ({ ...base, rubric: [], texts: words }));

	test.each([
		['choices', choices],
		['true or false', trueFalse],
		['pairs', matching],
		['orders', ordering],
		['numbers', number],
		['short texts', short],
		['open texts', open]
	] as [string, fc.Arbitrary<unknown>][])('%s stay the same', (_, questions) => {
		fc.assert(
			fc.property(questions as fc.Arbitrary<DraftQuestion>, (question) => {
				const { gift, notes } = questionsToGift([question], 'en');
				expect(notes).toEqual([]);
				expect(read(gift)).toMatchObject({ notes: [], problem: null });
				expect(read(gift).drafts.map((draft) => draft.question)).toEqual([question]);
			}),
			{ numRuns: 300 }
		);
	});

	test('what GIFT has no place for is said', () => {
		const plain = questionsToGift(everyKind(), 'fr');
		expect(plain.notes.map(({ key, code }) => [key, code])).toEqual(
			everyKind()
				.filter(({ kind }) => kind !== 'short')
				.map(({ key }) => [key, 'no_words'])
		);
		const { notes, gift } = questionsToGift(
			[aQuestion('open'), aQuestion('number', { unit: 'km', pool: 'x' })],
			'en'
		);
		expect(notes.map(({ key, code, text }) => [key, code, text])).toEqual([
			['own-plan', 'rubric', 'Says who pays whom.'],
			['own-plan', 'rubric', 'It can be done.'],
			['own-plan', 'points', '5'],
			['cost', 'unit', 'km']
		]);
		expect(gift).toBe(
			'::own-plan::[markdown]Your plan?{}\n\n$CATEGORY: $course$/top/x\n\n::cost::[markdown]How much?{#\n\t=2000:0\n}\n\n'
		);
	});
});

test('what a text looks like does not change what it is', () => {
	const looks = [
		'%50%',
		'[html]<b>',
		'[plain]x',
		'//',
		'####',
		'*',
		'\\*',
		'T',
		'$CATEGORY: x',
		'::',
		'{',
		'=',
		'[markdown]',
		'_____'
	];
	const words = { prompt: '// [html] %50% $CATEGORY: x', explanation: '[plain]', feedback: {} };
	for (const text of looks) {
		const base = { key: 'q', points: 1, pool: null };
		const choices = { a: text, b: 'b' };
		const questions: DraftQuestion[] = [
			{ ...base, kind: 'one', choices: ['a', 'b'], right: ['a'], texts: { en: { ...words, choices } } },
			{ ...base, kind: 'one', choices: ['a', 'b'], right: ['b'], texts: { en: { ...words, choices } } },
			{ ...base, kind: 'several', choices: ['a', 'b'], right: ['a'], texts: { en: { ...words, choices } } },
			{ ...base, kind: 'ordering', choices: ['a', 'b'], texts: { en: { ...words, choices } } },
			{ ...base, kind: 'short', texts: { en: { ...words, accepted: [text] } } }
		];
		for (const question of questions)
			expect(read(questionsToGift([question], 'en').gift).drafts.map((draft) => draft.question)).toEqual([
				question
			]);
	}
	const arrows = aQuestion('matching');
	arrows.texts['en'] = { ...(arrows.texts['en'] as MatchingWords), left: { bank: 'a -> b', fund: 'c' } };
	const short = aQuestion('short', {
		texts: { en: { ...words, accepted: ['a -> b', 'c'], feedback: { right: 'x -> y', wrong: 'z -> y' } } }
	});
	const written = questionsToGift([short], 'en');
	expect(written.notes).toEqual([{ key: 'name-it', code: 'arrow', text: 'a -> b' }]);
	expect(read(written.gift).drafts[0]?.question.texts['en']).toMatchObject({
		...{ accepted: ['c'], feedback: { right: 'x -\\> y', wrong: 'z -\\> y' } }
	});
	const [again] = read(questionsToGift([arrows], 'en').gift).drafts;
	expect(again?.question.texts['en']).toMatchObject({ left: { a: 'a -\\> b', b: 'c' } });
});
