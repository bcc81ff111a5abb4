import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import { conditionFrom, expressionOf } from './expression.ts';

test.each<[string, Condition | null]>([
	["${applied} = 'yes'", { question: 'applied', has: 'yes' }],
	['selected(${topics}, "finance")', { question: 'topics', has: 'finance' }],
	["${how} != ''", { question: 'how', is: 'answered' }],
	["${how} = ''", { not: { question: 'how', is: 'answered' } }],
	[
		'${n} >= 3 and ${n} <= 5',
		{
			all: [
				{ question: 'n', least: 3 },
				{ question: 'n', most: 5 }
			]
		}
	],
	[
		"${a}='1' or ${b}='2' and not(${c}='3')",
		{
			any: [
				{ question: 'a', has: '1' },
				{ all: [{ question: 'b', has: '2' }, { not: { question: 'c', has: '3' } }] }
			]
		}
	],
	["${parts__content} = 'good'", { question: 'parts', row: 'content', has: 'good' }],
	['${n} > 3', { all: [{ question: 'n', is: 'answered' }, { not: { question: 'n', most: 3 } }] }],
	['count-selected(${x}) > 2', null],
	['${a}', null],
	['', null],
	["${a} = 'x' and", null],
	["(${a} = 'x'", null],
	['('.repeat(5000), null]
])('%s', (text, condition) => expect(conditionFrom(text)).toEqual(condition));

const leaf = fc.oneof(
	fc.record({ question: fc.constantFrom('a', 'b_2'), is: fc.constant('answered' as const) }),
	fc.record({ question: fc.constantFrom('a', 'b_2'), has: fc.constantFrom('yes', 'no-1') }),
	fc.record({ question: fc.constant('m'), row: fc.constant('r'), has: fc.constant('x') }),
	fc.record({ question: fc.constant('n'), least: fc.integer({ min: -5, max: 9 }) }),
	fc.record({ question: fc.constant('n'), most: fc.integer({ min: -5, max: 9 }) })
);
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 3 },
		leaf,
		fc.record({ all: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
		fc.record({ any: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
		fc.record({ not: tie('tree') })
	)
}));

test('what is written is read again as it was', () => {
	fc.assert(
		fc.property(tree, (condition) => {
			expect(conditionFrom(expressionOf(condition))).toEqual(condition);
		})
	);
});
