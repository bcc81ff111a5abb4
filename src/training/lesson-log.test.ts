import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptsOf, type ItemId, type Lesson, type QuizBlock } from '#courses/index.ts';
import { aStatement } from '#records/builders.server.ts';
import type { Statement, Verb } from '#records/index.ts';
import { everyKind } from '../courses/question-builders.server.ts';
import { knownSolutions, lessonLog } from './lesson-log.ts';
import { writingIn } from './writing.ts';

const questions = everyKind().slice(0, 3);
const quizWith = (given: Partial<QuizBlock> = {}): QuizBlock => ({
	...{ id: 'quiz' as ItemId, key: 'check', kind: 'quiz', attempts: null, mark: 'best', minutes: null },
	...{ pass: 0.5, feedback: 'after-finish', draw: [], questions },
	...given
});
const lessonWith = (quiz: QuizBlock): Lesson => ({
	...{ id: 'lesson' as ItemId, key: 'lesson', minutes: null, titles: {}, summaries: {} },
	blocks: [{ id: 'think' as ItemId, key: 'think', kind: 'reflection', prose: {} }, quiz]
});
const at = (minutes: number) => new Date(Date.UTC(2027, 1, 3, 10, minutes));
const moment = { now: at(600), until: null };
let count = 0;
const act = (verb: Verb, object: string, minutes: number, given: Partial<Statement> = {}) =>
	aStatement({
		id: `s${String(++count).padStart(5, '0')}` as Statement['id'],
		...{ verb, object, happenedAt: at(minutes), attempt: 'attempt' },
		...given
	});
const first = questions[0]?.id ?? '';

describe('what the page of a lesson is sent of the log', () => {
	test('leaves out what was typed on the way, and what other lessons are about', () => {
		const log = [
			act('opened', 'lesson', 0, { attempt: null }),
			act('started', 'quiz', 1),
			...[2, 3, 4].map((minute) => act('saved', first, minute, { value: `typed ${minute}` })),
			...[5, 6].map((minute) => act('saved', 'think', minute, { attempt: null, value: `thought ${minute}` })),
			act('saved', 'elsewhere', 7, { attempt: 'other' })
		];
		expect(lessonLog(lessonWith(quizWith()), log, moment).map(({ value }) => value)).toEqual([
			null,
			'typed 4',
			'thought 6'
		]);
	});

	test('gives the same attempts as the whole of it', () => {
		const verbs = fc.constantFrom<Verb>('started', 'saved', 'saved', 'saved', 'answered', 'finished');
		const acts = fc.array(
			fc.record({
				verb: verbs,
				question: fc.integer({ min: 0, max: 2 }),
				minutes: fc.integer({ min: 0, max: 40 }),
				attempt: fc.constantFrom('a', 'b'),
				value: fc.constantFrom('five', 'two', 'three')
			}),
			{ maxLength: 25 }
		);
		const rules = fc.record({
			minutes: fc.constantFrom(null, 20),
			feedback: fc.constantFrom<QuizBlock['feedback']>('at-once', 'after-finish')
		});
		fc.assert(
			fc.property(acts, rules, (made, given) => {
				const quiz = quizWith(given);
				const log = made.map(({ verb, question, minutes, attempt, value }) => {
					const of = verb === 'started' || verb === 'finished' ? 'quiz' : (questions[question]?.id ?? '');
					return act(verb, of, minutes, { attempt, value });
				});
				const told = (some: Statement[]) =>
					attemptsOf(quiz, some, moment).map(({ evidence: _, ...attempt }) => attempt);
				expect(told(lessonLog(lessonWith(quiz), log, moment))).toEqual(told(log));
			})
		);
	});
});

test('the last word of a reflection stands, and is known for typed or said', () => {
	const log = [6, 5].map((minute) => act('saved', 'think', minute, { attempt: null, value: `at ${minute}` }));
	expect(writingIn('think', log)).toEqual({ text: 'at 6', provisional: true });
	const said = act('wrote', 'think', 7, { attempt: null, value: 'said' });
	expect(writingIn('think', [...log, said])).toEqual({ text: 'said', provisional: false });
	expect(writingIn('other', log)).toBeNull();
});

describe('which solutions a learner may know', () => {
	const all = questions.map(({ id }) => id as string);
	const begun = [act('started', 'quiz', 0), act('answered', first, 1, { value: 'two' })];
	const finished = [...begun, act('finished', 'quiz', 9)];
	test.each<[string, Partial<QuizBlock>, Statement[], string[]]>([
		['practice: all of them, so that it works without a line', { pass: null, feedback: 'at-once' }, [], all],
		['after handing in: none before', {}, begun, []],
		['after handing in: all that were asked', {}, finished, all],
		['at once, and it counts: what was answered', { feedback: 'at-once' }, begun, [first]],
		['time over: all that were asked', { minutes: 5 }, begun, all]
	])('%s', (_, given, log, known) => {
		expect([...knownSolutions(quizWith(given), log, moment)]).toEqual(known);
	});
});
