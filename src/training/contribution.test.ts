import { expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import {
	answeredBy,
	longestContribution,
	mayEdit,
	refusalToContribution,
	threadsOf,
	type ContributionId
} from './contribution.ts';

const at = new Date('2027-02-10T10:00:00Z');
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const one = (minutes: number, answersId: ContributionId | null = null) => ({
	id: newId<'Contribution'>(),
	answersId,
	at: after(minutes)
});

test.each([
	['a sentence', 'In Quito the bank asked for a payslip.', null],
	['blanks', ' \n ', 'required'],
	['a book', 'x'.repeat(longestContribution + 1), 'longer_than']
])('%s', (_, body, expected) => {
	expect(refusalToContribution(body)).toBe(expected);
});

test('is changed by its author for half an hour, unless it was hidden', () => {
	expect(mayEdit({ at, hiddenAt: null }, after(30))).toBe(true);
	expect(mayEdit({ at, hiddenAt: null }, after(31))).toBe(false);
	expect(mayEdit({ at, hiddenAt: after(1) }, after(2))).toBe(false);
});

test('answers stand one level deep, in the order of time', () => {
	const first = one(0);
	const second = one(5);
	const answer = one(3, first.id);
	expect(answeredBy(answer)).toBe(first.id);
	expect(threadsOf([answer, second, first]).map(({ id, answers }) => [id, answers.map((a) => a.id)])).toEqual(
		[
			[first.id, [answer.id]],
			[second.id, []]
		]
	);
	expect(threadsOf([answer]).map(({ id }) => id)).toEqual([answer.id]);
});
