import { expect, test } from 'vitest';
import { stuckIn } from './stuck.ts';
import type { Summary } from './summary.ts';

const now = new Date('2027-02-20T10:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
const summary = (given: Partial<Summary> = {}): Summary => ({
	...{ lessonsDone: 1, lessons: 4, done: ['a'], place: 'b', placeSince: ago(2), quizzes: {} },
	...{ writings: 0, sessions: 0, lastAt: ago(1), changesAt: null },
	met: { participation: false, completion: false },
	...given
});
const quizzes = [{ key: 'check', attempts: 3, pass: 0.7 }];
const failed = { check: { share: 0.4, passed: false, begun: 3, awaiting: false } };
const moment = { now, from: new Date('2027-02-01T00:00:00Z'), until: new Date('2027-03-12T00:00:00Z') };

test.each<[string, Partial<Summary>, { refused?: number; enrolled?: number; over?: boolean }, string[]]>([
	['all is well', {}, {}, []],
	[
		'nothing opened a week after the beginning',
		{ lastAt: null, place: null },
		{ enrolled: 10 },
		['not_begun']
	],
	['who came yesterday is given time', { lastAt: null, place: null }, { enrolled: 1 }, []],
	['away for a week', { lastAt: ago(8) }, {}, ['away']],
	['at the same lesson for a week', { placeSince: ago(9) }, {}, ['same_lesson']],
	['no attempt left', { quizzes: failed }, {}, ['attempts_used']],
	['answers that could not be taken', {}, { refused: 2 }, ['refused']],
	[
		'several at once, the most pressing first',
		{ quizzes: failed, lastAt: ago(8) },
		{},
		['attempts_used', 'away']
	],
	['who completed it rests', { lastAt: ago(20), met: { participation: true, completion: true } }, {}, []],
	['an edition that is over waits for nobody', { lastAt: ago(20) }, { over: true }, []]
])('%s', (_, given, { refused = 0, enrolled = 15, over = false }, expected) => {
	const learner = { enrolledAt: new Date(ago(enrolled)), summary: summary(given), refused };
	const found = stuckIn(learner, quizzes, over ? { ...moment, until: new Date(ago(3)) } : moment);
	expect(found.map(({ trouble }) => trouble)).toEqual(expected);
});

test('before the edition begins nobody is late', () => {
	const learner = { enrolledAt: new Date(ago(30)), summary: summary({ lastAt: null }), refused: 0 };
	expect(stuckIn(learner, quizzes, { ...moment, from: new Date('2027-03-01T00:00:00Z') })).toEqual([]);
});
