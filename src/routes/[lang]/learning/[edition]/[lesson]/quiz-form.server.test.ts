import { describe, expect, test } from 'vitest';
import { shownOrder, type ItemId, type QuizBlock } from '#courses/index.ts';
import { aStatement } from '../../../../../records/builders.server.ts';
import { everyKind } from '../../../../../courses/question-builders.server.ts';
import { quizForm } from './quiz-form.server.ts';

const questions = everyKind();
const quizWith = (given: Partial<QuizBlock> = {}): QuizBlock => ({
	...{ id: 'quiz' as ItemId, key: 'check', kind: 'quiz', attempts: 1, mark: 'best', minutes: null },
	...{ pass: null, feedback: 'at-once', draw: [], questions },
	...given
});
const idOf = (kind: string) => questions.find((question) => question.kind === kind)?.id ?? '';
const now = new Date('2027-02-03T10:00:00Z');

function sent(fields: [string, string][], quiz = quizWith(), log: Parameters<typeof quizForm>[3] = []) {
	const form = new FormData();
	for (const question of questions) form.append(`here-${question.id}`, '1');
	for (const [name, value] of fields) form.append(name, value);
	return quizForm(quiz, 'attempt', form, log, { now, until: null }).map(({ verb, object, value }) => [
		verb,
		object,
		...(value === undefined ? [] : [value])
	]);
}

describe('what a plain form of a quiz says', () => {
	test('what was filled in is kept, and only what was checked is given', () => {
		const order = shownOrder(questions.find(({ kind }) => kind === 'ordering') as never, 'attempt');
		expect(
			sent([
				[idOf('one'), 'two'],
				[idOf('several'), 'a'],
				[idOf('several'), 'c'],
				[idOf('true-false'), 'false'],
				[idOf('number'), ' 12 '],
				['act', `check ${idOf('one')}`]
			])
		).toEqual([
			['started', 'quiz'],
			['answered', idOf('one'), 'two'],
			['saved', idOf('several'), ['a', 'c']],
			['saved', idOf('true-false'), false],
			['saved', idOf('ordering'), order],
			['saved', idOf('number'), '12']
		]);
	});

	test('a line of an order is moved by its button', () => {
		const id = idOf('ordering');
		const question = questions.find(({ kind }) => kind === 'ordering');
		const [first = '', second = '', ...rest] = question?.kind === 'ordering' ? question.choices : [];
		const fields = [first, second, ...rest].map((key): [string, string] => [id, key]);
		expect(sent([...fields, ['act', `move ${id} ${second} up`]])).toContainEqual([
			'saved',
			id,
			[second, first, ...rest]
		]);
	});

	test('handing in gives everything, and asks first where something is unanswered', () => {
		const verbs = (act: string) =>
			sent(
				[
					[idOf('one'), 'two'],
					['act', act]
				],
				quizWith({ feedback: 'after-finish' })
			).map(([verb]) => verb);
		expect(verbs('finish')).toEqual(['started', 'saved', 'saved']);
		expect(verbs('finish-anyway')).toEqual(['started', 'answered', 'answered', 'finished']);
	});

	test('a forged choice is no answer, and a closed or surplus attempt takes nothing', () => {
		expect(sent([[idOf('one'), 'forged']]).some(([, object]) => object === idOf('one'))).toBe(false);
		const done = ['started', 'finished'].map((verb) =>
			aStatement({ verb: verb as 'started', object: 'quiz', attempt: 'attempt', happenedAt: now })
		);
		expect(sent([[idOf('one'), 'two']], quizWith(), done)).toEqual([]);
		const other = done.map((one) => ({ ...one, attempt: 'other' }));
		expect(sent([[idOf('one'), 'two']], quizWith(), other)).toEqual([]);
	});
});
