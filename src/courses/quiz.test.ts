import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceFrom, shuffled } from './chance.ts';
import { aQuestion, everyKind } from './question-builders.server.ts';
import {
	attemptsLeft,
	attemptsScore,
	deadline,
	drawQuestions,
	passed,
	quizScore,
	reaches,
	shownOrder
} from './quiz.ts';
import { withoutSolutions } from './solution.ts';

const pooled = (id: string, pool: string | null) => ({ id, pool });
const questions = [
	pooled('opening', null),
	...['a', 'b', 'c', 'd'].map((name) => pooled(`finance-${name}`, 'finance')),
	pooled('middle', 'no-draw'),
	...['a', 'b', 'c'].map((name) => pooled(`skills-${name}`, 'skills')),
	pooled('open', null)
];
const draw = [
	{ pool: 'finance', take: 2 },
	{ pool: 'skills', take: 1 }
];

describe('a draw', () => {
	test('takes what each pool owes and leaves what is outside in its place', () => {
		fc.assert(
			fc.property(fc.uuid(), (seed) => {
				const drawn = drawQuestions({ draw, questions }, seed);
				expect(drawn).toHaveLength(6);
				expect(new Set(drawn).size).toBe(6);
				expect(drawn.filter(({ pool }) => pool === 'finance')).toHaveLength(2);
				expect(drawn.filter(({ pool }) => pool === 'skills')).toHaveLength(1);
				expect([drawn[0]?.id, drawn.at(-1)?.id]).toEqual(['opening', 'open']);
				expect(drawQuestions({ draw, questions }, seed)).toEqual(drawn);
			})
		);
	});

	test('never changes: attempts that were begun before an update of the software see the same questions', () => {
		expect(
			drawQuestions({ draw, questions }, '0190f000-0000-7000-8000-000000000001').map(({ id }) => id)
		).toEqual([...['opening', 'finance-d', 'finance-a', 'middle', 'skills-b', 'open']]);
		expect(shuffled([1, 2, 3, 4, 5, 6, 7, 8], chanceFrom('serai'))).toEqual([3, 5, 1, 6, 7, 8, 4, 2]);
	});

	test('of nothing gives all in order; of more than there is, all there is', () => {
		expect(drawQuestions({ draw: [], questions }, 'x')).toEqual(questions);
		const all = drawQuestions({ draw: [{ pool: 'skills', take: 9 }], questions }, 'x');
		expect(all.map(({ id }) => id).sort()).toEqual(questions.map(({ id }) => id).sort());
		expect(drawQuestions({ draw: [{ pool: 'skills', take: -1 }], questions }, 'x')).toHaveLength(7);
	});

	test('gives every question the same chance', () => {
		const counts = new Map<string, number>();
		for (let i = 0; i < 4000; i++)
			for (const { id } of drawQuestions({ draw, questions }, `attempt ${i}`))
				counts.set(id, (counts.get(id) ?? 0) + 1);
		for (const name of ['a', 'b', 'c', 'd'])
			expect(Math.abs((counts.get(`finance-${name}`) ?? 0) - 2000)).toBeLessThan(160);
	});
});

test('the shown order is the same without the solution, and differs between attempts', () => {
	for (const question of everyKind()) {
		expect(shownOrder(withoutSolutions(question), 'x')).toEqual(shownOrder(question, 'x'));
	}
	const orders = Array.from({ length: 200 }, (_, i) => shownOrder(aQuestion('ordering'), `${i}`).join());
	expect(new Set(orders).size).toBe(24);
});

describe('the score of an attempt', () => {
	const three = [
		{ id: 'a', points: 1 },
		{ id: 'b', points: 2 },
		{ id: 'c', points: 1 }
	];
	test.each([
		['all right', [1, 1, 1], { points: 4, of: 4, awaiting: 0, share: 1 }],
		['thirds add up', [1 / 3, 1 / 3, 0], { points: 1, of: 4, awaiting: 0, share: 0.25 }],
		['one awaits a person', [1, null, 0], { points: 1, of: 4, awaiting: 2, share: null }],
		['nothing was answered', [], { points: 0, of: 4, awaiting: 0, share: 0 }]
	] as const)('%s', (_, shares, score) => {
		const marks = new Map(shares.map((share, i) => [three[i]?.id ?? '', share]));
		expect(quizScore(three, marks)).toEqual(score);
	});

	test('passes as soon as it can no longer fail, and fails as soon as it can no longer pass', () => {
		const score = (points: number, awaiting: number) => ({ points, of: 10, awaiting, share: null });
		expect(passed(0.7, score(7, 3))).toBe(true);
		expect(passed(0.7, score(6, 3))).toBeNull();
		expect(passed(0.7, score(6, 0))).toBe(false);
		expect(passed(0.7, score(3, 3))).toBe(false);
		expect(passed(null, score(10, 0))).toBeNull();
		expect(reaches(0.1 + 0.2 + 0.4, 0.7)).toBe(true);
	});
});

test.each([
	['best', [0.4, 0.9, 0.5], 0.9],
	['best', [0.4, null], 0.4],
	['best', [null], null],
	['best', [], null],
	['last', [0.9, 0.5], 0.5],
	['last', [0.9, null], null],
	['last', [], null],
	['mean', [0.4, 0.8], 0.6],
	['mean', [0.4, null], null],
	['mean', [], null]
] as const)('the %s of %j is %s', (rule, shares, score) => {
	expect(
		attemptsScore(
			rule,
			shares.map((share) => ({ share }))
		)
	).toBe(score);
});

test('time and attempts have limits, or none', () => {
	const start = new Date('2027-02-03T10:00:00Z');
	expect(deadline(start, 40)).toEqual(new Date('2027-02-03T10:40:00Z'));
	expect(deadline(start, null)).toBeNull();
	expect([attemptsLeft(3, 1), attemptsLeft(3, 5), attemptsLeft(null, 9)]).toEqual([2, 0, null]);
});
