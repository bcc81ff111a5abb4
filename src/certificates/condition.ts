import * as v from 'valibot';

/** What must be done for something: a tree over leaves that somebody else can measure. */
export type Condition<Leaf> =
	{ all: Condition<Leaf>[] } | { any: Condition<Leaf>[] } | { atLeast: number; of: Condition<Leaf>[] } | Leaf;

/** How much of a leaf is done: whole steps (lessons, questions) or points. */
export type Measure = { have: number; need: number };

/** The tree again, and at every part of it whether it is met and how much of it is. */
export type Explained<Leaf> = Measure & { met: boolean } & (
		{ kind: 'all' | 'any' | 'at_least'; parts: Explained<Leaf>[] } | { kind: 'leaf'; leaf: Leaf }
	);

export const deepestCondition = 6;
export const largestCondition = 100;

/** Pure: the same tree and the same measures give the same explanation. An empty `all` is met, an empty `any` is not. */
export function evaluate<Leaf extends object>(
	tree: Condition<Leaf>,
	measure: (leaf: Leaf) => Measure
): Explained<Leaf> {
	const many = (
		kind: 'all' | 'any' | 'at_least',
		trees: Condition<Leaf>[],
		need: number
	): Explained<Leaf> => {
		const parts = trees.map((part) => evaluate(part, measure));
		const met = parts.filter((part) => part.met).length;
		return { kind, parts, have: Math.min(met, need), need, met: met >= need };
	};
	if (isAll(tree)) return many('all', tree.all, tree.all.length);
	if (isAny(tree)) return many('any', tree.any, 1);
	if (isAtLeast(tree)) return many('at_least', tree.of, tree.atLeast);
	const { have, need } = measure(tree as Leaf);
	return { kind: 'leaf', leaf: tree as Leaf, have: Math.min(have, need), need, met: have >= need };
}

/** What is still to be done, nearest to done first within each part: "2 of 5 left". Nothing when it is met. */
export function missing<Leaf>(explained: Explained<Leaf>): Extract<Explained<Leaf>, { kind: 'leaf' }>[] {
	if (explained.met) return [];
	if (explained.kind === 'leaf') return [explained];
	const share = (part: Explained<Leaf>): number => (part.need === 0 ? 1 : part.have / part.need);
	return [...explained.parts].sort((a, b) => share(b) - share(a)).flatMap((part) => missing(part));
}

/** The leaves of a tree, in its order. */
export function leavesOf<Leaf extends object>(tree: Condition<Leaf>): Leaf[] {
	return partsOf(tree)?.flatMap((part) => leavesOf(part)) ?? [tree as Leaf];
}

/** A schema for what comes from outside: leaves by their own schema, no deeper and no larger than a person can read. */
export function conditionSchema<Leaf extends object>(leaf: v.GenericSchema<unknown, Leaf>) {
	const tree: v.GenericSchema<unknown, Condition<Leaf>> = v.lazy((input) => {
		const fields = typeof input === 'object' && input !== null ? input : {};
		if ('all' in fields) return v.strictObject({ all: v.array(tree) });
		if ('any' in fields) return v.strictObject({ any: v.pipe(v.array(tree), v.minLength(1)) });
		if ('atLeast' in fields)
			return v.pipe(
				v.strictObject({ atLeast: v.pipe(v.number(), v.integer(), v.minValue(1)), of: v.array(tree) }),
				v.check(({ atLeast, of }) => atLeast <= of.length, 'asks for more than there is')
			);
		return leaf;
	}) as v.GenericSchema<unknown, Condition<Leaf>>;
	// Measured before anything walks down: a tree from outside may be as deep as its sender likes.
	return v.pipe(
		v.unknown(),
		v.check((input) => fits(input), 'too deep or too large'),
		tree
	);
}

function fits(input: unknown): boolean {
	let level: unknown[] = [input];
	let size = 0;
	for (let depth = 0; level.length > 0; depth++) {
		size += level.length;
		if (depth >= deepestCondition || size > largestCondition) return false;
		level = level.flatMap((part) => (typeof part === 'object' && part !== null ? (partsOf(part) ?? []) : []));
	}
	return true;
}

function partsOf<Leaf extends object>(tree: Condition<Leaf>): Condition<Leaf>[] | null {
	const parts = isAll(tree) ? tree.all : isAny(tree) ? tree.any : isAtLeast(tree) ? tree.of : null;
	return Array.isArray(parts) ? parts : null;
}

function isAll<Leaf extends object>(tree: Condition<Leaf>): tree is { all: Condition<Leaf>[] } {
	return 'all' in tree;
}

function isAny<Leaf extends object>(tree: Condition<Leaf>): tree is { any: Condition<Leaf>[] } {
	return 'any' in tree;
}

function isAtLeast<Leaf extends object>(
	tree: Condition<Leaf>
): tree is { atLeast: number; of: Condition<Leaf>[] } {
	return 'atLeast' in tree;
}
