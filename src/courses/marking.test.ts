import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyAnswer } from './answer.ts';
import { mark, readPersonMark } from './marking.ts';
import { aQuestion, everyKind } from './question-builders.server.ts';

const share = (...given: Parameters<typeof mark>) => mark(...given).share;

test.each([
	['one', 'two', 1, ['two']],
	['one', 'five', 0, ['five']],
	['several', ['c', 'a'], 1, ['a', 'c']],
	['several', ['a'], 1 / 2, ['a']],
	['several', ['a', 'c', 'b'], 1 - 1 / 3, ['a', 'b', 'c']],
	['several', ['b'], 0, ['b']],
	['several', ['a', 'b', 'c', 'd', 'e'], 0, ['a', 'b', 'c', 'd', 'e']],
	['true-false', false, 1, ['false']],
	['true-false', true, 0, ['true']],
	['matching', { bank: 'lends', fund: 'promises' }, 1, ['right']],
	['matching', { bank: 'lends', fund: 'lends' }, 1 / 2, ['partly']],
	['matching', { fund: 'lends' }, 0, ['wrong']],
	['ordering', ['x', 'a', 'n', 'c'], 1, ['right']],
	['ordering', ['c', 'n', 'a', 'x'], 0, ['wrong']],
	['number', 2000, 1, ['right']],
	['number', '2,000', 1, ['right']],
	['number', '٢٠٠٠', 1, ['right']],
	['number', '2 001', 0, ['wrong']],
	['number', 'many', 0, ['wrong']],
	['short', 'Mutual guarantee SOCIETY', 1, ['right']],
	['short', 'bank', 0, ['wrong']],
	['open', 'My plan.', null, []]
] as const)('%s: %j earns %s', (kind, answer, expected, feedback) => {
	expect(mark(aQuestion(kind), answer, 'en')).toEqual({
		share: expected,
		right: expected === null ? null : expected === 1,
		feedback
	});
});

describe('partial credit', () => {
	test('in an order, one neighbour swapped costs little, and one step moved costs less than all', () => {
		expect(share(aQuestion('ordering'), ['a', 'x', 'n', 'c'], 'en')).toBeCloseTo(4 / 6, 12);
		expect(share(aQuestion('ordering'), ['a', 'n', 'c', 'x'], 'en')).toBe(0);
		const steps = aQuestion('ordering', { choices: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] });
		expect(share(steps, ['b', 'c', 'd', 'e', 'f', 'g', 'a'], 'en')).toBeCloseTo(9 / 21, 12);
		expect(share(steps, ['a', 'b'], 'en')).toBeCloseTo(1 / 21, 12);
		expect(share(steps, ['a'], 'en')).toBe(0);
	});

	test('several, where every choice is right, has nothing to take off', () => {
		expect(share(aQuestion('several', { choices: ['a', 'b'], right: ['a', 'b'] }), ['a'], 'en')).toBe(1 / 2);
	});

	test('any of the right ones is right where one is asked for', () => {
		expect(share(aQuestion('one', { right: ['two', 'three'] }), 'three', 'en')).toBe(1);
	});
});

test('the ends of the tolerance count, in spite of binary fractions', () => {
	const near = aQuestion('number', { right: 1, tolerance: 0.1 });
	expect([0.9, 1.1, '0,9', '1.1'].map((answer) => share(near, answer, 'es'))).toEqual([1, 1, 1, 1]);
	expect([0.899, 1.1001].map((answer) => share(near, answer, 'es'))).toEqual([0, 0]);
	expect(share(aQuestion('number', { right: 0.3 }), 0.1 + 0.2, 'en')).toBe(1);
});

test('what is accepted in one language of the question is accepted in every one', () => {
	for (const typed of ['صُندوق الضمان المتبادل', 'Societe de caution mutuelle', 'mutual guarantee society'])
		for (const language of ['en', 'fr', 'ar', 'ru'])
			expect(share(aQuestion('short'), typed, language)).toBe(1);
});

test('nothing said earns nothing, and leaves nothing to a person', () => {
	for (const question of everyKind())
		for (const nothing of [emptyAnswer(question), null, '', ' \n'])
			expect(mark(question, nothing, 'en')).toMatchObject({ share: 0, right: false });
});

test('any answer at all earns between nothing and everything, and never throws', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...everyKind()),
			fc.jsonValue(),
			fc.string(),
			(question, answer, language) => {
				const { share, right } = mark(question, answer, language);
				expect(share === null || (share >= 0 && share <= 1)).toBe(true);
				expect(right).toBe(share === null ? null : share === 1);
			}
		)
	);
});

test('guessing at "several" earns little', () => {
	const question = aQuestion('several');
	const every = fc
		.sample(fc.subarray(question.choices), 2000)
		.map((answer) => share(question, answer, 'en') ?? 0);
	expect(every.reduce((sum, one) => sum + one, 0) / every.length).toBeLessThan(0.25);
});

test("a person's mark is a share, with criteria and a note", () => {
	expect(readPersonMark({ share: 0.8 })).toEqual({ share: 0.8, criteria: {}, note: '' });
	for (const wrong of [
		null,
		1,
		{ share: 2 },
		{ share: NaN },
		{ share: '1' },
		{ share: 1, criteria: { clear: -1 } }
	])
		expect(readPersonMark(wrong)).toBeNull();
});
