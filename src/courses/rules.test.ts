import { expect, test } from 'vitest';
import { harderRule, hasEmptyPart, unknownQuizzes, type Rule } from './rules.ts';

const half: Rule = { lessons: { share: 0.5 } };
const whole: Rule = { lessons: { share: 1 } };
const exam: Rule = { quiz: 'final', pass: 0.7 };
const both: Rule = { all: [whole, exam] };

test.each<[string, Rule | null, Rule | null, 'completion' | null]>([
	['the same rule', both, both, null],
	['a part less', both, whole, null],
	['a lower mark', exam, { quiz: 'final', pass: 0.6 }, null],
	['another way to it', both, { any: [both, { sessions: 3 }] }, null],
	['a certificate where there was none', null, both, null],
	['a part more', whole, both, 'completion'],
	['a higher mark', exam, { quiz: 'final', pass: 0.8 }, 'completion'],
	['another quiz', exam, { quiz: 'first', pass: 0.7 }, 'completion'],
	['more to write', { writings: 2 }, { writings: 3 }, 'completion'],
	['no certificate any more', half, null, 'completion']
])('%s', (_, before, after, expected) => {
	const rules = (completion: Rule | null) => ({ participation: half, completion });
	expect(harderRule(rules(before), rules(after))).toBe(expected);
});

test('what holds nothing, and a quiz that is not there, are told', () => {
	expect([hasEmptyPart({ all: [] }), hasEmptyPart({ any: [half, { all: [] }] }), hasEmptyPart(both)]).toEqual(
		[true, true, false]
	);
	expect(unknownQuizzes({ participation: half, completion: both }, ['first'])).toEqual(['final']);
	expect(unknownQuizzes({ participation: exam, completion: both }, ['final'])).toEqual([]);
});
