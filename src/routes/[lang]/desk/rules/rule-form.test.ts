import { expect, test } from 'vitest';
import type { CourseRules, Rule } from '#courses/index.ts';
import { reshapedRules, rulesFrom, rulesValues } from './rule-form.ts';

const rules = (completion: Rule | null): CourseRules => ({ participation: null, completion });
const back = (values: Parameters<typeof rulesFrom>[0]) => rulesFrom(values, ['final', 'first']);
const exam: Rule = { quiz: 'final', pass: 0.705 };

test.each<[Rule | null]>([
	[null],
	[{ lessons: { share: 0.5 } }],
	[{ all: [{ lessons: { share: 1 } }, exam, { writings: 2 }, { sessions: 1 }] }],
	[{ any: [exam, { all: [{ sessions: 3 }, { writings: 1 }] }] }],
	[{ atLeast: 2, of: [exam, { quiz: 'first', pass: 0.5 }, { any: [{ sessions: 3 }, { writings: 1 }] }] }]
])('%j comes back from the form as it was', (rule) => {
	expect(back(rulesValues(rules(rule)))).toEqual({ rules: rules(rule), problems: [] });
});

const filled = rulesValues(rules({ all: [exam, { any: [{ sessions: 3 }, { lessons: { share: 1 } }] }] }));

test('parts are added and taken out, and the others stay', () => {
	const more = reshapedRules(reshapedRules(filled, 'add completion.1 writings'), 'remove completion 0');
	const { problems } = back(more);
	expect(problems).toEqual([
		{ field: 'completion.1.2.amount', code: 'rule_amount', details: { most: 1000 } }
	]);
	expect(back({ ...more, 'completion.1.2.amount': ['2'] }).rules.completion).toEqual({
		any: [{ sessions: 3 }, { lessons: { share: 1 } }, { writings: 2 }]
	});
	expect(reshapedRules(filled, 'add completion days')).toEqual(filled);
});

test('a part that is added says nothing of one that was taken out', () => {
	const again = reshapedRules(reshapedRules(filled, 'remove completion 1'), 'add completion any');
	expect(back(again).problems).toEqual([{ field: 'completion.1', code: 'rule_empty' }]);
});

test.each([
	[
		{ completion: ['on'], 'completion.is': ['all'] },
		{ field: 'completion', code: 'rule_empty' }
	],
	[
		{ ...filled, 'completion.0.amount': ['101'] },
		{ field: 'completion.0.amount', code: 'rule_amount', details: { most: 100 } }
	],
	[
		{ ...filled, 'completion.0.quiz': ['nowhere'] },
		{ field: 'completion.0.quiz', code: 'rule_without_quiz', details: { quiz: 'nowhere' } }
	],
	[
		{ ...filled, 'completion.1.is': ['atLeast'], 'completion.1.count': ['3'] },
		{ field: 'completion.1.count', code: 'rule_amount', details: { most: 2 } }
	],
	[
		{ ...filled, 'completion.1.0.amount': ['1.5'] },
		{ field: 'completion.1.0.amount', code: 'rule_amount', details: { most: 1000 } }
	]
])('%j is refused beside its field', (values, problem) => {
	expect(back(values).problems).toEqual([problem]);
});

test('a form as deep as its sender likes is refused, not followed', () => {
	const values: Record<string, string[]> = { completion: ['on'] };
	for (let path = 'completion', i = 0; i < 500; i++, path += '.0')
		Object.assign(values, { [`${path}.is`]: ['all'], [`${path}.parts`]: ['0'] });
	expect(back(values).problems.map(({ code }) => code)).toEqual(['rule_wrong']);
});
