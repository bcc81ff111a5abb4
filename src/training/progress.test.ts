import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Content, ItemId } from '#courses/index.ts';
import { newId } from '#platform/index.ts';
import type { Statement } from '#records/index.ts';
import { readFolder } from '../courses/folder.ts';
import { assemble } from '../courses/assemble.ts';
import { aFolder } from '../courses/builders.server.ts';
import { aStatement } from '../records/builders.server.ts';
import { explainRules, progressOf } from './progress.ts';

const written = readFolder(aFolder()).written!;
const content: Content = assemble(written.course, written.items, written.renderings);
const [lesson] = content.modules[0]!.lessons;
const quiz = lesson!.blocks.find((block) => block.kind === 'quiz')!;
const question = quiz.questions[0]!;
const now = new Date('2027-02-10T10:00:00Z');
const moment = { now, until: null };
const registration = newId<'Registration'>();
const attempt = newId();

let second = 0;
function did(verb: Statement['verb'], object: string, given: Partial<Statement> = {}): Statement {
	second++;
	const happenedAt = new Date(Date.parse('2027-02-03T10:00:00Z') + second * 1000);
	return aStatement({ registration, verb, object, happenedAt, ...given });
}

const whole = [
	did('opened', lesson!.id),
	did('started', quiz.id, { attempt }),
	did('saved', question.id, { attempt, value: 'five' }),
	did('answered', question.id, { attempt, value: 'two' }),
	did('finished', quiz.id, { attempt }),
	did('wrote', lesson!.blocks[1]!.id, { value: 'My bank asks for a payslip.' }),
	did('completed', lesson!.id)
];
const rules = {
	participation: { lessons: { share: 0.5 } },
	completion: { all: [{ lessons: { share: 1 } }, { quiz: 'check', pass: 0.5 }, { writings: 2 }] }
};

describe('progress is a function of the log', () => {
	test('nothing done', () => {
		const progress = progressOf(content, [], moment);
		expect([progress.place, progress.lessons[lesson!.id], progress.lastAt]).toEqual([
			null,
			'untouched',
			null
		]);
	});

	test('an assessment that was only looked at waits for the lessons before it', () => {
		const assessment = { ...quiz, id: 'final' as ItemId, feedback: 'after-finish' as const };
		const last = { ...lesson!, id: 'last' as ItemId, key: 'last', blocks: [assessment] };
		const two: Content = { ...content, modules: [{ ...content.modules[0]!, lessons: [lesson!, last] }] };
		const looked = [did('opened', 'last')];
		expect(progressOf(two, looked, moment).place).toBe(lesson!.id);
		const begun = [...looked, did('started', 'final', { attempt: newId() })];
		expect(progressOf(two, begun, moment).place).toBe('last');
	});

	test('everything done', () => {
		const progress = progressOf(content, whole, moment);
		expect(progress.lessons).toEqual({ [lesson!.id]: 'done' });
		expect(progress.quizzes[quiz.id]).toEqual({
			id: quiz.id,
			key: 'check',
			share: 1,
			passed: true,
			begun: 1,
			left: 2,
			open: null,
			awaiting: false
		});
		expect(progress.writings).toBe(1);
	});

	test('any order and any duplication of the same statements give the same', () => {
		const expected = progressOf(content, whole, moment);
		const shuffled = fc.shuffledSubarray([...whole, ...whole], { minLength: whole.length * 2 });
		fc.assert(
			fc.property(shuffled, (log) => {
				expect(progressOf(content, log, moment)).toEqual(expected);
			})
		);
	});

	test('more done never takes progress away', () => {
		fc.assert(
			fc.property(fc.subarray(whole), (some) => {
				const [less, more] = [progressOf(content, some, moment), progressOf(content, whole, moment)];
				const rank = { untouched: 0, opened: 1, done: 2 };
				for (const id of Object.keys(less.lessons) as ItemId[])
					expect(rank[less.lessons[id]!]).toBeLessThanOrEqual(rank[more.lessons[id]!]);
				expect(less.writings).toBeLessThanOrEqual(more.writings);
			})
		);
	});

	test('evidence that does not count is no progress', () => {
		const flagged = whole.map((one) => ({ ...one, flags: ['from_the_future' as const] }));
		expect(progressOf(content, flagged, moment).lessons[lesson!.id]).toBe('untouched');
	});
});

test('what is missing for each certificate is said part by part', () => {
	const { participation, completion } = explainRules(rules, content, progressOf(content, whole, moment));
	expect([participation?.met, completion?.met]).toEqual([true, false]);
	expect(
		completion?.kind !== 'leaf' && completion?.parts.map(({ have, need, met }) => ({ have, need, met }))
	).toEqual([
		{ have: 1, need: 1, met: true },
		{ have: 1, need: 1, met: true },
		{ have: 1, need: 2, met: false }
	]);
});
