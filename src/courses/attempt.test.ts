import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aStatement } from '#records/builders.server.ts';
import type { Statement, Verb } from '#records/index.ts';
import { attemptMarks, attemptScore, attemptsOf, type Attempt, type TakenQuiz } from './attempt.ts';
import type { QuizRules } from './content.ts';
import { everyKind } from './question-builders.server.ts';

const questions = everyKind();
const [one, several] = questions as [(typeof questions)[0], (typeof questions)[1]];
const quiz: TakenQuiz & QuizRules & { questions: typeof questions } = {
	...{ id: 'quiz', attempts: null, mark: 'best', minutes: 30, pass: 0.7, feedback: 'after-finish', draw: [] },
	questions
};
const at = (minutes: number, seconds = 0) => new Date(Date.UTC(2027, 1, 3, 10, minutes, seconds));
const later = { now: at(300), until: null };

let count = 0;
const act = (verb: Verb, minutes: number, given: Partial<Statement> = {}) =>
	aStatement({
		id: `s${String(++count).padStart(4, '0')}` as Statement['id'],
		...{ verb, happenedAt: at(minutes), attempt: 'attempt', object: quiz.id },
		...given
	});
const answered = (minutes: number, value: Statement['value'], given: Partial<Statement> = {}) =>
	act('answered', minutes, { object: one.id, value, ...given });
const saved = (minutes: number, value: Statement['value'], given: Partial<Statement> = {}) =>
	act('saved', minutes, { object: one.id, value, ...given });

/** What counts as the answer to the first question, and what is evidence. */
function outcome(attempts: Attempt[]) {
	const [attempt] = attempts;
	if (!attempt) throw new Error('no attempt');
	const given = attempt.answers.get(one.id);
	return {
		closed: attempt.closedBy && [attempt.closedBy, attempt.closedAt],
		answer: given ? (given.provisional ? [given.value, 'provisional'] : given.value) : null,
		flags: attempt.evidence.map(({ flag }) => flag)
	};
}

describe('which answer counts', () => {
	const start = act('started', 0);
	const finish = act('finished', 20);
	test.each<[string, Statement[], ReturnType<typeof outcome>]>([
		[
			'the last one before handing in',
			[start, answered(5, 'five'), answered(6, 'two'), finish],
			{ closed: ['learner', at(20)], answer: 'two', flags: [] }
		],
		[
			'of two in the same moment, the one with the greater id',
			[start, answered(5, 'two', { id: 'b' as never }), answered(5, 'five', { id: 'a' as never }), finish],
			{ closed: ['learner', at(20)], answer: 'two', flags: [] }
		],
		[
			'none after handing in, which is kept as evidence',
			[start, answered(5, 'five'), finish, answered(21, 'two')],
			{ closed: ['learner', at(20)], answer: 'five', flags: ['after_the_finish'] }
		],
		[
			'one given at the moment of handing in',
			[start, answered(20, 'two'), finish],
			{ closed: ['learner', at(20)], answer: 'two', flags: [] }
		],
		[
			'what was typed when the time ran out',
			[start, answered(5, 'five'), saved(29, 'two')],
			{ closed: ['time', at(30)], answer: ['two', 'provisional'], flags: [] }
		],
		[
			'what was typed, where it was handed in',
			[start, saved(5, 'two'), finish],
			{ closed: ['learner', at(20)], answer: ['two', 'provisional'], flags: [] }
		],
		[
			'none after the time, however it is handed in',
			[start, answered(5, 'two'), answered(31, 'five'), act('finished', 31)],
			{ closed: ['time', at(30)], answer: 'two', flags: ['after_the_limit', 'after_the_limit'] }
		],
		[
			'what a slow timer hands in a moment late',
			[start, saved(30, 'two', { happenedAt: at(30, 4) }), act('finished', 30, { happenedAt: at(30, 5) })],
			{ closed: ['learner', at(30, 5)], answer: ['two', 'provisional'], flags: [] }
		],
		[
			'the first handing in is the one',
			[start, answered(5, 'two'), finish, act('finished', 25)],
			{ closed: ['learner', at(20)], answer: 'two', flags: ['after_the_finish'] }
		],
		[
			'one from before the start: the clock was put back',
			[start, answered(-60, 'two'), finish],
			{ closed: ['learner', at(20)], answer: 'two', flags: ['before_its_start'] }
		],
		[
			'all of them, where it was handed in before it began',
			[start, answered(5, 'two'), act('finished', -60)],
			{ closed: ['learner', at(-60)], answer: 'two', flags: ['before_its_start'] }
		],
		[
			'one whose attempt has not begun, as far as is known',
			[answered(5, 'two')],
			{ closed: ['time', at(35)], answer: 'two', flags: [] }
		],
		[
			'none that reached the hub after it was handed in there, whatever time it names',
			[
				start,
				answered(5, 'five', { storedAt: at(5) }),
				answered(19, 'two', { storedAt: at(40) }),
				act('finished', 20, { storedAt: at(20) })
			],
			{ closed: ['learner', at(20)], answer: 'five', flags: ['after_the_finish'] }
		],
		[
			'all that came late, but no later than the handing in',
			[
				start,
				answered(5, 'five', { storedAt: at(90) }),
				answered(19, 'two', { storedAt: at(90, 5) }),
				act('finished', 20, { storedAt: at(90) })
			],
			{ closed: ['learner', at(20)], answer: 'two', flags: ['arrived_late', 'arrived_late'] }
		],
		[
			'none that the log itself doubts',
			[start, answered(5, 'two'), answered(6, 'five', { flags: ['from_the_future'] })],
			{ closed: ['time', at(30)], answer: 'two', flags: ['from_the_future'] }
		],
		[
			'none to a question that is not in the quiz',
			[start, answered(5, 'two', { object: 'elsewhere' }), finish],
			{ closed: ['learner', at(20)], answer: null, flags: ['unknown_question'] }
		]
	])('%s', (_, statements, expected) => {
		expect(outcome(attemptsOf(quiz, statements, later))).toEqual(expected);
	});

	test('where the solution is shown at once, none that reached the hub after the one it was shown for', () => {
		const atOnce: TakenQuiz = { ...quiz, feedback: 'at-once' };
		const log = [
			start,
			answered(4, 'two', { storedAt: at(9) }),
			saved(4, 'two', { storedAt: at(9) }),
			answered(5, 'five', { storedAt: at(5) })
		];
		expect(outcome(attemptsOf(atOnce, log, later))).toMatchObject({
			answer: 'five',
			flags: ['after_the_answer', 'after_the_answer']
		});
	});

	test('the first one given, where the solution is shown at once; what was typed, until then', () => {
		const atOnce: TakenQuiz = { ...quiz, feedback: 'at-once' };
		expect(
			outcome(
				attemptsOf(
					atOnce,
					[start, saved(4, 'nothing'), answered(5, 'five'), answered(6, 'two'), finish],
					later
				)
			)
		).toEqual({ closed: ['learner', at(20)], answer: 'five', flags: ['after_the_answer'] });
		expect(
			outcome(attemptsOf(atOnce, [start, saved(4, 'nothing'), saved(5, 'two'), finish], later)).answer
		).toEqual(['two', 'provisional']);
	});
});

test('an attempt is under way until its time, or the edition, is over', () => {
	const statements = [act('started', 0), saved(5, 'two')];
	const noLimit = { ...quiz, minutes: null };
	expect(outcome(attemptsOf(quiz, statements, { now: at(10), until: null })).closed).toBeNull();
	expect(outcome(attemptsOf(noLimit, statements, later)).closed).toBeNull();
	expect(outcome(attemptsOf(noLimit, statements, { now: at(300), until: at(60) }))).toEqual({
		...{ closed: ['time', at(60)], answer: ['two', 'provisional'], flags: [] }
	});
});

test('attempts stand in the order they were begun; those beyond what is allowed are kept, and marked so', () => {
	const statements = ['c', 'a', 'b'].flatMap((attempt, i) => [
		act('started', i * 40, { attempt }),
		answered(i * 40 + 1, 'two', { attempt })
	]);
	const taken = attemptsOf({ ...quiz, attempts: 2 }, statements, later);
	expect(taken.map(({ id, beyond }) => [id, beyond])).toEqual([
		['c', false],
		['a', false],
		['b', true]
	]);
});

test('other quizzes and other acts of the same learner are no attempts at this one', () => {
	const others = [
		act('opened', 0, { attempt: null, object: 'lesson' }),
		act('started', 0, { attempt: 'other', object: 'other quiz' }),
		answered(1, 'two', { attempt: null })
	];
	expect(attemptsOf(quiz, others, later)).toEqual([]);
});

test('a drawn quiz counts only what was drawn', () => {
	const drawing = {
		...quiz,
		questions: questions.map((question) => ({ ...question, pool: 'all' })),
		draw: [{ pool: 'all', take: 3 }]
	};
	const statements = [
		act('started', 0),
		...questions.map(({ id }) => act('answered', 1, { object: id, value: null }))
	];
	const [attempt] = attemptsOf(drawing, statements, later);
	expect(attempt?.answers.size).toBe(3);
	expect(attempt?.evidence.map(({ flag }) => flag)).toEqual(Array(5).fill('unknown_question'));
	expect(attempt && attemptScore(drawing, attempt).share).toBe(0);
});

test("a person's mark goes before what was computed, the last one counts, and it may come long after", () => {
	const open = questions.find(({ kind }) => kind === 'open');
	if (!open) throw new Error('no open question');
	const marked = (minutes: number, value: Statement['value']) =>
		act('marked', minutes, { object: open.id, value });
	const statements = [
		act('started', 0),
		answered(1, 'two'),
		act('answered', 2, { object: several.id, value: ['a'], language: 'ar' }),
		act('answered', 2, { object: open.id, value: 'My plan.' }),
		act('finished', 3)
	];
	const [waiting] = attemptsOf(quiz, statements, later);
	expect(waiting && attemptScore(quiz, waiting)).toEqual({ points: 2, of: 15, awaiting: 5, share: null });
	const [found] = attemptsOf(
		quiz,
		[...statements, marked(200, { share: 0.2 }), marked(201, { share: 0.8 }), marked(202, 'all')],
		later
	);
	expect(found && attemptScore(quiz, found)).toEqual({ points: 6, of: 15, awaiting: 0, share: 0.4 });
	expect(found?.evidence.map(({ flag }) => flag)).toEqual(['unknown_question']);
	expect(found && attemptMarks(questions, found).get(several.id)).toBe(0.5);
});

test('any order and any duplication of the same statements tells the same', () => {
	const verb = fc.constantFrom<Verb>('started', 'answered', 'saved', 'finished', 'marked', 'opened');
	const statement = fc.record({
		verb,
		object: fc.constantFrom(quiz.id, ...questions.map(({ id }) => id), 'elsewhere', '__proto__'),
		attempt: fc.constantFrom('a', 'b', '__proto__', null),
		value: fc.oneof(
			fc.constantFrom('two', 'five', ['a'], { share: 0.5 }, true),
			fc.jsonValue({ maxDepth: 2 })
		),
		language: fc.constantFrom('en', 'ar'),
		happenedAt: fc.integer({ min: 0, max: 50 }).map((minutes) => at(minutes)),
		storedAt: fc.constantFrom(null, at(30), at(60)),
		flags: fc.constantFrom<Statement['flags']>([], [], [], ['from_the_future'])
	});
	const log = fc
		.array(statement, { maxLength: 25 })
		.map((all) =>
			all.map((given, i) => aStatement({ ...(given as Partial<Statement>), id: `s${i}` as never }))
		);
	const mixed = log.chain((all) =>
		fc.tuple(
			fc.constant(all),
			fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
			fc.boolean()
		)
	);
	fc.assert(
		fc.property(
			mixed,
			fc.constantFrom<QuizRules['feedback']>('at-once', 'after-finish'),
			([all, again, kept], feedback) => {
				const rules = { ...quiz, attempts: 1, feedback };
				// The device's own copies of what the log holds: not stored, nothing found.
				const local = kept
					? all
							.filter(({ storedAt }) => storedAt !== null)
							.map((one) => ({ ...one, storedAt: null, flags: [] }))
					: [];
				const told = attemptsOf(rules, all, later);
				expect(attemptsOf(rules, [...local, ...again], later)).toEqual(told);
				for (const attempt of told) attemptScore(quiz, attempt);
			}
		),
		{ numRuns: 300 }
	);
});
