import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
	conditionSchema,
	deepestCondition,
	evaluate,
	largestCondition,
	leavesOf,
	missing,
	type Condition
} from './condition.ts';

type Leaf = { lessons: string; need: number };
const leaf = (lessons: string, need = 1): Leaf => ({ lessons, need });
const done = (counts: Record<string, number>) => (one: Leaf) => ({
	have: counts[one.lessons] ?? 0,
	need: one.need
});

describe('a condition explains itself', () => {
	test.each<[string, Condition<Leaf>, Record<string, number>, { met: boolean; have: number; need: number }]>([
		['a leaf half done', leaf('a', 5), { a: 3 }, { met: false, have: 3, need: 5 }],
		['more than needed counts as what is needed', leaf('a', 5), { a: 9 }, { met: true, have: 5, need: 5 }],
		['all of nothing', { all: [] }, {}, { met: true, have: 0, need: 0 }],
		['any of nothing', { any: [] }, {}, { met: false, have: 0, need: 1 }],
		['all, one missing', { all: [leaf('a'), leaf('b')] }, { a: 1 }, { met: false, have: 1, need: 2 }],
		['any, one there', { any: [leaf('a'), leaf('b')] }, { b: 1 }, { met: true, have: 1, need: 1 }],
		[
			'at least two of three',
			{ atLeast: 2, of: [leaf('a'), leaf('b'), leaf('c')] },
			{ a: 1, c: 1 },
			{ met: true, have: 2, need: 2 }
		]
	])('%s', (_, tree, counts, expected) => {
		expect(evaluate(tree, done(counts))).toMatchObject(expected);
	});

	test('what is missing begins with what is nearest to done', () => {
		const tree = { all: [leaf('far', 10), leaf('met', 2), leaf('near', 5)] };
		const left = missing(evaluate(tree, done({ far: 1, met: 2, near: 3 })));
		expect(left.map((part) => [part.leaf.lessons, part.need - part.have])).toEqual([
			['near', 2],
			['far', 9]
		]);
	});
});

const trees: fc.Arbitrary<Condition<Leaf>> = fc.letrec<{ tree: Condition<Leaf> }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		fc.record({ lessons: fc.constantFrom('a', 'b', 'c', 'd'), need: fc.nat(5) }),
		fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
		fc.record({ any: fc.array(tie('tree'), { maxLength: 3, minLength: 1 }) }),
		fc
			.array(tie('tree'), { minLength: 1, maxLength: 4 })
			.chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of })))
	)
})).tree;
const counts = fc.record({ a: fc.nat(6), b: fc.nat(6), c: fc.nat(6), d: fc.nat(6) });

describe('for any condition', () => {
	test('doing more never loses what was met, and never makes more missing', () => {
		fc.assert(
			fc.property(trees, counts, fc.constantFrom('a', 'b', 'c', 'd' as const), (tree, before, which) => {
				const more = { ...before, [which]: before[which as 'a'] + 1 };
				const [then, now] = [evaluate(tree, done(before)), evaluate(tree, done(more))];
				expect(now.met).toBe(now.met || then.met);
				expect(now.have).toBeGreaterThanOrEqual(then.have);
				expect(missing(now).length).toBeLessThanOrEqual(missing(then).length);
			})
		);
	});

	test('it is met exactly when it has what it needs, and then nothing is missing', () => {
		fc.assert(
			fc.property(trees, counts, (tree, at) => {
				const explained = evaluate(tree, done(at));
				expect(explained.met).toBe(explained.have >= explained.need);
				if (explained.met) expect(missing(explained)).toEqual([]);
			})
		);
	});

	test('doing everything meets everything', () => {
		fc.assert(
			fc.property(trees, (tree) => {
				expect(evaluate(tree, ({ need }) => ({ have: need, need })).met).toBe(true);
			})
		);
	});
});

describe('a condition from outside', () => {
	const schema = conditionSchema(v.strictObject({ lessons: v.string(), need: v.number() }));
	const nested = (depth: number): unknown => (depth === 0 ? leaf('a') : { all: [nested(depth - 1)] });

	test('is taken as it is', () => {
		const tree = { all: [leaf('a'), { atLeast: 1, of: [leaf('b'), { any: [leaf('c')] }] }] };
		expect(v.parse(schema, tree)).toEqual(tree);
		expect(leavesOf(tree).map(({ lessons }) => lessons)).toEqual(['a', 'b', 'c']);
	});

	test.each<[string, unknown]>([
		['nothing', null],
		['text', 'all'],
		['an unknown leaf', { coffees: 3 }],
		['any of nothing, which nobody can meet', { any: [] }],
		['more than there is', { atLeast: 3, of: [leaf('a')] }],
		['half of one', { atLeast: 0.5, of: [leaf('a')] }],
		['two things in one', { all: [], any: [leaf('a')] }],
		['no list', { all: { length: 3 } }],
		['too deep', nested(deepestCondition)],
		['far too deep', nested(5_000)],
		['too large', { all: Array.from({ length: largestCondition }, () => leaf('a')) }]
	])('is refused: %s', (_, input) => {
		expect(v.safeParse(schema, input).success).toBe(false);
	});

	test('may be as deep as a person can read', () => {
		expect(v.safeParse(schema, nested(deepestCondition - 1)).success).toBe(true);
	});
});
