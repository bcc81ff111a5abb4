import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, type Condition } from './condition.ts';
import { asksNoMore } from './implication.ts';

type Leaf = { what: string; steps: number };
const covers = (done: Leaf, asked: Leaf) => done.what === asked.what && done.steps >= asked.steps;
const leaf = (what: string, steps: number): Leaf => ({ what, steps });
const [a1, a2, b1] = [leaf('a', 1), leaf('a', 2), leaf('b', 1)];

test.each<[string, Condition<Leaf>, Condition<Leaf>, boolean]>([
	['the same', a2, a2, true],
	['fewer steps', a1, a2, true],
	['more steps', a2, a1, false],
	['one part left out', a1, { all: [a1, b1] }, true],
	['one part added', { all: [a1, b1] }, a1, false],
	['another way in', { any: [a2, b1] }, a2, true],
	['a way taken away', a2, { any: [a2, b1] }, false],
	['two of three rather than all', { atLeast: 2, of: [a1, a2, b1] }, { all: [a1, a2, b1] }, true],
	['all rather than two of three', { all: [a1, a2, b1] }, { atLeast: 2, of: [a1, a2, b1] }, false],
	['more of what covers less', { atLeast: 2, of: [a1, a2, b1] }, a2, true],
	[
		'more ways than can be looked at',
		a1,
		{ all: Array.from({ length: 20 }, () => ({ any: [a1, a2] })) },
		false
	]
])('%s', (_, after, before, expected) => {
	expect(asksNoMore(after, before, covers)).toBe(expected);
});

const trees = fc.letrec<{ tree: Condition<Leaf> }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		fc.record({ what: fc.constantFrom('a', 'b', 'c'), steps: fc.integer({ min: 1, max: 3 }) }),
		fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
		fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
		fc
			.array(tie('tree'), { minLength: 1, maxLength: 3 })
			.chain((of) => fc.record({ atLeast: fc.integer({ min: 1, max: of.length }), of: fc.constant(of) }))
	)
})).tree;

test('it is so exactly when nobody who met the one fails the other', () => {
	const everybody = [0, 1, 2, 3].flatMap((a) =>
		[0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3].map((c) => ({ a, b, c }) as Record<string, number>))
	);
	const meets = (tree: Condition<Leaf>, who: Record<string, number>) =>
		evaluate(tree, ({ what, steps }) => ({ have: who[what] ?? 0, need: steps })).met;
	fc.assert(
		fc.property(trees, trees, (after, before) => {
			const truly = everybody.every((who) => !meets(before, who) || meets(after, who));
			expect(asksNoMore(after, before, covers)).toBe(truly);
		}),
		{ numRuns: 500 }
	);
});
