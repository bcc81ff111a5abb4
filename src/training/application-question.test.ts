import { describe, expect, test } from 'vitest';
import {
	answerErasedOn,
	problemsOfAnswers,
	problemsOfQuestions,
	type ApplicationQuestion,
	type ApplicationQuestionId
} from './application-question.ts';

const words = { question: 'How many people work with you?', purpose: 'To mix the groups.' };
const id = 'q1' as ApplicationQuestionId;

describe('what a team may ask', () => {
	const cases: [string, Pick<ApplicationQuestion, 'texts'>[], string[]][] = [
		['a question with its purpose', [{ texts: { en: words } }], []],
		['nothing at all', [], []],
		['a question without words', [{ texts: {} }], ['question.0.en required']],
		[
			'a question that does not say why',
			[{ texts: { en: { ...words, purpose: ' ' } } }],
			['purpose.0.en required']
		],
		['a language the edition is not held in', [{ texts: { ru: words } }], ['question.0.ru edition_language']],
		[
			'a question as long as a page',
			[{ texts: { en: { ...words, question: 'x'.repeat(301) } } }],
			['question.0.en longer_than']
		],
		['six questions', Array.from({ length: 6 }, () => ({ texts: { en: words } })), [' more_than']]
	];
	test.each(cases)('%s', (_, questions, problems) => {
		const found = problemsOfQuestions(questions, ['en', 'ar']);
		expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(problems);
	});
});

describe('what an applicant may answer', () => {
	const cases: [string, boolean, string | undefined, string[]][] = [
		['an answer', true, 'Six', []],
		['nothing, where one may', false, undefined, []],
		['nothing, where one must', true, ' \n', ['required']],
		['a book', false, 'x'.repeat(2001), ['longer_than']]
	];
	test.each(cases)('%s', (_, required, answer, codes) => {
		const found = problemsOfAnswers(
			[{ id, required, texts: { en: words } }],
			answer === undefined ? {} : { [id]: answer }
		);
		expect(found.map(({ field, code }) => [field, code])).toEqual(
			codes.map((code) => ['application.q1', code])
		);
	});
});

test.each([
	['a year where nobody decides', null, '2028-02-10'],
	['three months after the decision', '2027-03-01', '2027-05-30'],
	['never longer than the year, though decided late', '2028-01-30', '2028-02-10']
])('an answer is kept %s', (_, decidedOn, until) => {
	expect(answerErasedOn('2027-02-10', decidedOn)).toBe(until);
});
