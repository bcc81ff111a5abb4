import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerProblem, emptyAnswer, saysNothing } from './answer.ts';
import { aQuestion, everyKind } from './question-builders.server.ts';
import { withoutSolutions } from './solution.ts';

const own = (json: string) => JSON.parse(json) as unknown;

test.each([
	['one', 'two', null],
	['one', 'six', 'answer_unknown_choice'],
	['one', 'constructor', 'answer_unknown_choice'],
	['one', ['two'], 'answer_not_a_choice'],
	['several', [], null],
	['several', ['a', 'c'], null],
	['several', ['a', 'a'], 'answer_repeats_a_choice'],
	['several', ['a', '__proto__'], 'answer_unknown_choice'],
	['several', 'a', 'answer_not_a_list'],
	['several', Array(1e6).fill('a'), 'answer_repeats_a_choice'],
	['true-false', false, null],
	['true-false', 'false', 'answer_not_yes_or_no'],
	['matching', { bank: 'lends' }, null],
	['matching', { bank: 'lends', fund: 'lends' }, null],
	['matching', { bank: 'gives' }, 'answer_unknown_choice'],
	['matching', own('{"__proto__":"lends"}'), 'answer_unknown_choice'],
	['matching', { constructor: 'lends' }, 'answer_unknown_choice'],
	['matching', ['lends'], 'answer_not_pairs'],
	['ordering', ['x', 'a', 'n', 'c'], null],
	['ordering', ['x'], null],
	['ordering', ['x', 'x'], 'answer_repeats_a_choice'],
	['number', 3.5, null],
	['number', '٣٫٥', null],
	['number', NaN, 'answer_not_a_number'],
	['number', '1'.repeat(101), 'answer_too_long'],
	['number', true, 'answer_not_text'],
	['short', 'a fund', null],
	['short', 7, 'answer_not_text'],
	['short', 'a\0b', 'answer_not_text'],
	['open', 'a\ud800', 'answer_not_text'],
	['open', 'ع'.repeat(7_500), null],
	['open', 'ع'.repeat(7_501), 'answer_too_long'],
	['open', null, null]
] as const)('to %s, %j: %s', (kind, value, problem) => {
	expect(answerProblem(aQuestion(kind), value)).toBe(problem);
});

test('nobody begins with a wrong answer, and a beginning says nothing', () => {
	for (const question of everyKind()) {
		expect(answerProblem(question, emptyAnswer(question))).toBeNull();
		expect(saysNothing(emptyAnswer(question))).toBe(true);
	}
});

test('a page without the solutions judges as the server does, whatever is sent', () => {
	fc.assert(
		fc.property(fc.constantFrom(...everyKind()), fc.jsonValue(), (question, value) => {
			expect(answerProblem(withoutSolutions(question), value)).toBe(answerProblem(question, value));
		})
	);
});
