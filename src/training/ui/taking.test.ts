import { describe, expect, test } from 'vitest';
import type { PlayedQuestion, PlayedQuiz } from '#courses/ui/played.ts';
import { aStatement } from '#records/builders.server.ts';
import type { Statement, Verb } from '#records/index.ts';
import { everyKind } from '../../courses/question-builders.server.ts';
import {
	bestOf,
	endedByTime,
	hasStart,
	isGiven,
	markOf,
	resultOf,
	takingOf,
	unansweredIn
} from './taking.ts';

/** As the page has it: with its solution, or without. */
const played = (known: boolean): PlayedQuestion[] =>
	everyKind().map((question) => ({
		...{ id: question.id, key: question.key, kind: question.kind, points: question.points, pool: null },
		...{ language: 'en', prompt: [], choices: 'choices' in question ? question.choices.toSorted() : [] },
		...{ left: [], options: [], words: {}, optionWords: {}, unit: null, criteria: [] },
		solution: known ? { question, feedback: {}, explanation: [] } : null
	}));
const quizOf = (questions: PlayedQuestion[], given: Partial<PlayedQuiz> = {}): PlayedQuiz => ({
	...{ id: 'quiz', key: 'quiz', kind: 'quiz', language: 'en', attempts: 2, mark: 'best', minutes: null },
	...{ pass: 0.5, feedback: 'after-finish', draw: [], title: null, questions },
	...given
});
const [one] = played(true) as [PlayedQuestion];
const at = (minutes: number) => new Date(Date.UTC(2027, 1, 3, 10, minutes));
const act = (verb: Verb, minutes: number, given: Partial<Statement> = {}) =>
	aStatement({ verb, object: 'quiz', happenedAt: at(minutes), attempt: 'a', ...given });
const moment = (minutes: number) => ({ now: at(minutes), until: null });
const log = [act('started', 0), act('answered', 1, { object: one.id, value: 'two' })];

describe('a quiz on the page of who takes it', () => {
	const quiz = quizOf([one], { minutes: 30 });
	test('shows the attempt that the first answer begins, until there is one', () => {
		const { id, open, number, left } = takingOf(quiz, [], moment(0), 'next');
		expect({ id, open, number, left }).toEqual({ id: 'next', open: null, number: 1, left: 2 });
	});
	test('goes on with the attempt under way, whose time ends when it ends', () => {
		const { id, number, left, endsAt } = takingOf(quiz, log, moment(5), 'next');
		expect({ id, number, left, endsAt }).toEqual({ id: 'a', number: 1, left: 1, endsAt: at(30) });
	});
	test('is closed by time, though nothing more was done', () => {
		const { open, closed } = takingOf(quiz, log, moment(31), 'next');
		expect([open, closed.map(({ closedBy }) => closedBy)]).toEqual([null, ['time']]);
	});
});

test('that the time was over is told, whether nobody looked or the page handed it in', () => {
	const quiz = quizOf([one], { minutes: 30 });
	const told = (more: Statement[]) =>
		takingOf(quiz, [...log, ...more], moment(31), 'next').closed.map((attempt) => endedByTime(quiz, attempt));
	expect([told([]), told([act('finished', 30)]), told([act('finished', 29)])]).toEqual([
		[true],
		[true],
		[false]
	]);
});

test('a result is told once every solution is known', () => {
	const finished = [...log, act('finished', 2)];
	const attempt = (quiz: PlayedQuiz) => takingOf(quiz, finished, moment(5), 'next').closed[0] as never;
	const [unknown] = played(false) as [PlayedQuestion];
	expect(resultOf(quizOf([unknown]), attempt(quizOf([unknown])))).toBeNull();
	expect(resultOf(quizOf([one]), attempt(quizOf([one])))).toEqual({
		...{ points: 1, of: 1, awaiting: 0, share: 1 },
		passed: true
	});
	expect([markOf(unknown, null), markOf(one, attempt(quizOf([one])))?.right]).toEqual([null, true]);
});

test('an open answer that says nothing waits for nobody', () => {
	const open = played(true).find(({ kind }) => kind === 'open') as PlayedQuestion;
	expect(markOf(open, null)?.share).toBe(0);
});

test('an answer is final where feedback comes at once, and one begins by a button where a clock runs', () => {
	const [later, atOnce] = [quizOf([one]), quizOf([one], { feedback: 'at-once' })];
	const open = (quiz: PlayedQuiz) => takingOf(quiz, log, moment(5), 'next').open;
	expect([isGiven(later, one, open(later)), isGiven(atOnce, one, open(atOnce))]).toEqual([false, true]);
	expect([later, atOnce, quizOf([one], { feedback: 'at-once', minutes: 5 })].map(hasStart)).toEqual([
		true,
		false,
		true
	]);
});

test('the best attempt is found among those whose result is known', () => {
	const result = (points: number) => ({
		points,
		of: 10,
		awaiting: 0,
		share: points / 10,
		passed: points >= 7
	});
	expect(bestOf([result(4), null, result(10), result(0)])?.points).toBe(10);
	expect(bestOf([null])).toBe(null);
});

test('what says nothing is unanswered', () => {
	const { asked, open } = takingOf(quizOf([one]), [], { now: new Date(0), until: null }, 'next');
	expect(unansweredIn({ asked, open })).toBe(1);
});
