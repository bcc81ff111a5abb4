import { describe, expect, test } from 'vitest';
import type { Content, ItemId, QuizBlock } from '#courses/index.ts';
import { explainRules, type LearnerProgress } from './progress.ts';
import type { Edition } from './edition.ts';
import { nameWaits, nextOf, partsLeft, partsOf, type Standing } from './my-learning.ts';

const now = new Date('2027-02-10T10:00:00Z');
const edition = {
	versionId: 'v',
	state: 'published',
	zone: 'UTC',
	startsOn: '2027-02-01',
	endsOn: '2027-03-12',
	datePrecision: 'day'
} as Edition;
const id = (text: string) => text as ItemId;
const quiz = { id: id('q'), key: 'check', kind: 'quiz' } as QuizBlock;
const content = {
	source: 'en',
	modules: [
		{
			lessons: [
				{ id: id('a'), key: 'one', blocks: [] },
				{ id: id('b'), key: 'two', blocks: [quiz] }
			]
		}
	]
} as unknown as Content;
const rules = {
	participation: { lessons: { share: 0.5 } },
	completion: { all: [{ lessons: { share: 1 } }, { quiz: 'check', pass: 0.5 }] }
};

function standing(given: Partial<LearnerProgress>, more: Partial<Standing> = {}): Standing {
	const progress: LearnerProgress = {
		lessons: { [id('a')]: 'untouched', [id('b')]: 'untouched' },
		place: null,
		placeSince: null,
		quizzes: {
			[id('q')]: {
				id: id('q'),
				key: 'check',
				share: null,
				passed: null,
				begun: 0,
				left: 3,
				open: null,
				awaiting: false
			}
		},
		writings: 0,
		sessions: 0,
		lastAt: null,
		changesAt: null,
		...given
	};
	return {
		state: 'enrolled',
		edition,
		phase: 'enrolling',
		nameConfirmed: true,
		studying: { content, progress, explained: explainRules(rules, content, progress) },
		...more
	};
}
const done = { [id('a')]: 'done', [id('b')]: 'done' } as const;

describe('what to do next', () => {
	test.each<[string, Standing, object]>([
		['begin, where nothing was touched', standing({}), { what: 'begin', lesson: 'one' }],
		[
			'go on, where one stopped',
			standing({ place: id('b'), lessons: { [id('a')]: 'done', [id('b')]: 'opened' } }),
			{ what: 'go_on', lesson: 'two' }
		],
		[
			'the quiz that is missing, when all lessons are done',
			standing({ place: id('b'), lessons: done }),
			{ what: 'quiz', lesson: 'two', quiz: 'check' }
		],
		[
			'go on, though a certificate waits for the name',
			standing(
				{ place: id('b'), lessons: { [id('a')]: 'done', [id('b')]: 'opened' } },
				{ nameConfirmed: false }
			),
			{ what: 'go_on', lesson: 'two' }
		],
		['wait', standing({}, { state: 'waiting', studying: null }), { what: 'wait_for_seat' }],
		['wait for the team', standing({}, { state: 'applied', studying: null }), { what: 'wait_for_decision' }],
		[
			'wait until it begins',
			standing({}, { edition: { ...edition, startsOn: '2027-02-20' } }),
			{ what: 'begins', at: new Date('2027-02-20T00:00:00Z') }
		],
		['nothing: it was called off', standing({}, { phase: 'cancelled' }), { what: 'cancelled' }],
		['nothing: one left', standing({}, { state: 'withdrawn' }), { what: 'left' }]
	])('%s', (_, given, next) => expect(nextOf(given, now)).toEqual(next));

	test.each<[string, Standing, boolean]>([
		['waits, when something is earned', standing({ lessons: done }, { nameConfirmed: false }), true],
		['is confirmed', standing({ lessons: done }), false],
		['has nothing to stand on yet', standing({}, { nameConfirmed: false }), false],
		['is of one who left', standing({ lessons: done }, { nameConfirmed: false, state: 'withdrawn' }), false]
	])('the name %s', (_, given, waits) => expect(nameWaits(given)).toBe(waits));

	test('nothing, when all is done and passed', () => {
		const progress = standing({
			place: id('b'),
			lessons: done,
			quizzes: {
				[id('q')]: {
					id: id('q'),
					key: 'check',
					share: 1,
					passed: true,
					begun: 1,
					left: 2,
					open: null,
					awaiting: false
				}
			}
		});
		expect(nextOf(progress, now)).toEqual({ what: 'all_done' });
	});
});

test('what is missing is told part by part', () => {
	const { studying } = standing({ lessons: { [id('a')]: 'done', [id('b')]: 'opened' } });
	const parts = partsOf(studying!.explained.completion!);
	expect(parts).toEqual([
		{ kind: 'one', asked: { lessons: { share: 1 } }, have: 1, need: 2, met: false },
		{ kind: 'one', asked: { quiz: 'check', pass: 0.5 }, have: 0, need: 1, met: false }
	]);
	expect(partsLeft(parts)).toEqual({ left: 2, of: 2 });
});
