import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMet, aQuestionOf, type Answers, type Condition, type Question } from '#surveys/index.ts';
import { maskOf } from './part.ts';
import { rowsOfCells, rowsOfResponses } from './rows.ts';
import { joinedTally, tallyOf, type Tally } from './tally.ts';

const words = { en: { label: '?', hint: '', purpose: '' } };
const options = (...ids: string[]): Question['options'] => ids.map((id) => ({ id, texts: { en: id } }));
const questions = [
	aQuestionOf({ id: 'gender', kind: 'choice', texts: words, options: options('female', 'male') }),
	aQuestionOf({ id: 'applied', kind: 'choice', texts: words, options: options('yes', 'no') }),
	aQuestionOf({ id: 'obstacles', kind: 'several', texts: words, options: options('funds', 'time') }),
	aQuestionOf({ id: 'importance', kind: 'scale', texts: words, least: 1, most: 5 })
];
const questionnaire = { sections: [{ id: 's', texts: {}, when: null, questions }] };

const answers: fc.Arbitrary<Answers> = fc.record(
	{
		gender: fc.constantFrom('female', 'male', null),
		applied: fc.constantFrom('yes', 'no', null),
		obstacles: fc.subarray(['funds', 'time']),
		importance: fc.constantFrom(1, 2, 3, 4, 5, null)
	},
	{ requiredKeys: [] }
);
const leaf: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
	{ question: 'applied', has: 'yes' },
	{ question: 'obstacles', has: 'time' },
	{ question: 'importance', least: 4 },
	{ question: 'importance', most: 2 },
	{ question: 'importance', has: '3' },
	{ question: 'gender', is: 'answered' }
);
const condition = fc.oneof(
	leaf,
	leaf.map((one): Condition => ({ not: one })),
	fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
	fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any }))
);
const rowsOf = (responses: Answers[]) =>
	rowsOfResponses(
		questionnaire,
		responses.map((one) => ({ language: 'en', answers: one }))
	);
const plain = (tally: Tally | null) =>
	[...(tally ?? [])].map(([option, groups]) => [option, [...groups].sort(([a], [b]) => (a < b ? -1 : 1))]);

test('a column of conditions is the same as a condition of each response', () => {
	fc.assert(
		fc.property(fc.array(answers, { maxLength: 20 }), condition, (responses, when) => {
			const mask = maskOf(rowsOf(responses), { when });
			expect([...(mask?.met ?? [])]).toEqual(responses.map((one) => Number(isMet(when, one))));
		})
	);
});

test('the groups of a breakdown add up to everybody, and the order of responses changes nothing', () => {
	const measure = { is: 'share', part: { when: { question: 'applied', has: 'yes' } }, base: null } as const;
	const indicator = { measure, missing: 'left_out' } as const;
	fc.assert(
		fc.property(fc.array(answers, { minLength: 1, maxLength: 40 }), (responses) => {
			const tally = tallyOf(rowsOf(responses), indicator, ['gender']);
			const all = tallyOf(rowsOf(responses), indicator, [])?.get('')?.get('');
			const groups = [...(tally?.get('')?.values() ?? [])];
			for (const part of ['n', 'base', 'missing'] as const)
				expect(groups.reduce((sum, one) => sum + one[part], 0)).toBe(all?.[part] ?? 0);
			expect(plain(tallyOf(rowsOf(responses.toReversed()), indicator, ['gender']))).toEqual(plain(tally));
			const halves = [responses.slice(0, 3), responses.slice(3)].map((some) =>
				tallyOf(rowsOf(some), indicator, ['gender'])
			);
			expect(plain(joinedTally(halves))).toEqual(plain(tally));
		})
	);
});

test('who said nothing counts in the base only where the rule says so', () => {
	const rows = rowsOf([{ applied: 'yes' }, { applied: 'no' }, { applied: null }, {}]);
	const measure = { is: 'share', part: { when: { question: 'applied', has: 'yes' } }, base: null } as const;
	const counted = (missing: 'left_out' | 'counted_as_no') =>
		tallyOf(rows, { measure, missing }, [])?.get('')?.get('');
	expect(counted('left_out')).toEqual({ n: 1, base: 2, missing: 2, sum: 0 });
	expect(counted('counted_as_no')).toEqual({ n: 1, base: 4, missing: 2, sum: 0 });
});

test('a question that was never asked is no question that nobody answered', () => {
	const rows = rowsOfCells([{ in: { country: 'EC' }, count: 3 }], ['country']);
	expect(
		tallyOf(rows, { measure: { is: 'mean', question: 'x', base: null }, missing: 'left_out' }, [])
	).toBeNull();
});
