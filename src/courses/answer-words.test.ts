import { expect, test } from 'vitest';
import type { Json } from '#records/index.ts';
import { answerWords, type AnswerWords } from './answer-words.ts';
import { aQuestion } from './question-builders.server.ts';
import type { QuestionKind } from './question.ts';

const chosen = (lines: string[], inOrder = false): AnswerWords => ({
	...{ is: 'chosen', lines, inOrder },
	language: 'en'
});

const cases: [string, QuestionKind, Json | null, AnswerWords][] = [
	['nothing typed says nothing', 'open', '  ', { is: 'nothing' }],
	['nothing chosen says nothing', 'several', [], { is: 'nothing' }],
	['no answer says nothing', 'one', null, { is: 'nothing' }],
	['what was typed stays so', 'open', 'I **bake**.\nSix.', { is: 'typed', text: 'I **bake**.\nSix.' }],
	['a number is its digits', 'number', 12.5, { is: 'typed', text: '12.5' }],
	['yes or no', 'true-false', false, { is: 'truth', value: false }],
	['a choice by its words', 'one', 'two', chosen(['2,000'])],
	['a choice of another version by its key', 'one', 'gone', chosen(['gone'])],
	['several in the author’s order', 'several', ['c', 'a'], chosen(['Alpha', 'Gamma'])],
	['steps in the learner’s order', 'ordering', ['c', 'x'], chosen(['Fourth', 'First'], true)],
	['a pair with both sides', 'matching', { bank: 'lends', x: 'y' }, chosen(['The bank – lends'])]
];

test.each(cases)('%s', (_, kind, value, words) => {
	expect(answerWords(aQuestion(kind), value, { language: 'ru', source: 'en' })).toEqual(words);
});
