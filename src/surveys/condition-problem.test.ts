import { describe, expect, test } from 'vitest';
import { problemOfExpression } from './condition-problem.ts';
import { aQuestionOf } from './question.ts';

const words = { en: { label: 'One?', hint: '', purpose: 'To know.' } };
const option = (id: string) => ({ id, texts: { en: id } });
const questions = [
	aQuestionOf({ id: 'applied', kind: 'choice', texts: words, options: ['yes', 'no'].map(option) }),
	aQuestionOf({ id: 'importance', kind: 'scale', texts: words, least: 1, most: 5 }),
	aQuestionOf({ id: 'country', kind: 'country', texts: words })
];
const said = (expression: string) => {
	const problem = problemOfExpression(expression, questions);
	return problem && [problem.code, ...Object.values(problem.details ?? {})].join(' | ');
};

describe('a condition with a mistake says what, where and what is nearest', () => {
	test.each([
		["${applied} = 'yes' and ${importance} >= 3", null],
		["${country} = 'EC'", null],
		['applied is yes', 'survey_condition_word | applied | 1 | ${applied}'],
		["${applied} == 'yes' und true()", 'survey_condition_word | und | 21 | and'],
		["${aplied} = 'yes'", 'survey_condition_question | aplied | 1 | ${applied}'],
		["${applied} = 'yse'", "survey_condition_option | yse | applied | 15 | 'yes'"],
		["${importance} = '9'", "survey_condition_option | 9 | importance | 18 | '1'"],
		['${applied} =', 'survey_expression']
	])('%s', (expression, problem) => expect(said(expression)).toBe(problem));

	test('where there is no question to name it says so', () =>
		expect(problemOfExpression("${x} = 'y'", [])?.code).toBe('survey_condition_earlier'));
});
