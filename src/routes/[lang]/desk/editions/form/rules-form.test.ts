import { expect, test } from 'vitest';
import { ruleFrom, ruleValues } from './rules-form.ts';

const rules = [
	{ lessons: { share: 0.5 } },
	{ all: [{ lessons: { share: 1 } }, { quiz: 'final', pass: 0.7 }, { writings: 2 }, { sessions: 1 }] },
	null
];

test.each(rules.map((rule) => [rule] as const))('%j comes back from the form as it was', (rule) => {
	expect(ruleFrom(ruleValues('completion', rule), 'completion', ['final'], null)).toEqual({
		rule,
		problems: []
	});
});

test('what the form cannot say stays as it is', () => {
	const either = { any: [{ lessons: { share: 1 } }, { sessions: 3 }] };
	expect(ruleFrom(ruleValues('completion', either), 'completion', [], either).rule).toEqual(either);
});

test.each([
	[{ completion: ['on'] }, { field: 'completion', code: 'rule_empty' }],
	[
		{ completion: ['on'], 'completion.lessons': ['101'] },
		{ field: 'completion.lessons', code: 'rule_amount', details: { most: 100 } }
	],
	[
		{ completion: ['on'], 'completion.writings': ['1.5'] },
		{ field: 'completion.writings', code: 'rule_amount', details: { most: 1000 } }
	]
])('%j is refused beside its field', (values, problem) => {
	expect(ruleFrom(values, 'completion', [], null).problems).toEqual([problem]);
});
