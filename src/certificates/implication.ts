import type { Condition } from './condition.ts';

/** More ways than these to meet a condition are not worked through. */
const mostWays = 2000;

/**
 * Whether whoever meets `before` also meets `after`, whatever else they did: `after` asks for no more. `covers`: who has
 * done the first has done the second too. False as well where `before` can be met in more ways than can be looked at.
 */
export function asksNoMore<Leaf extends object>(
	after: Condition<Leaf>,
	before: Condition<Leaf>,
	covers: (done: Leaf, asked: Leaf) => boolean
): boolean {
	const ways = waysOf(before);
	return ways?.every((done) => isMet(after, (asked) => done.some((one) => covers(one, asked)))) ?? false;
}

function isMet<Leaf extends object>(tree: Condition<Leaf>, done: (leaf: Leaf) => boolean): boolean {
	if ('all' in tree) return tree.all.every((part) => isMet(part, done));
	if ('any' in tree) return tree.any.some((part) => isMet(part, done));
	if ('of' in tree) return tree.of.filter((part) => isMet(part, done)).length >= tree.atLeast;
	return done(tree as Leaf);
}

/** Every least set of leaves that meets a tree (its disjunctive normal form); null when there are too many. */
function waysOf<Leaf extends object>(tree: Condition<Leaf>): Leaf[][] | null {
	if ('all' in tree) return together(tree.all);
	if ('any' in tree) return either(tree.any.map(waysOf));
	if ('of' in tree) return either(choicesOf(tree.of, tree.atLeast)?.map(together) ?? [null]);
	return [[tree as Leaf]];
}

function together<Leaf extends object>(trees: Condition<Leaf>[]): Leaf[][] | null {
	let ways: Leaf[][] = [[]];
	for (const tree of trees) {
		const more = waysOf(tree);
		if (!more || ways.length * more.length > mostWays) return null;
		ways = ways.flatMap((way) => more.map((other) => [...way, ...other]));
	}
	return ways;
}

function either<Leaf>(all: (Leaf[][] | null)[]): Leaf[][] | null {
	const ways: Leaf[][] = [];
	for (const some of all) {
		if (!some || ways.length + some.length > mostWays) return null;
		ways.push(...some);
	}
	return ways;
}

/** Every choice of so many of them; null when there are too many. */
function choicesOf<One>(all: readonly One[], count: number): One[][] | null {
	let chosen: One[][] = [[]];
	for (const [at, one] of all.entries()) {
		const left = all.length - at - 1;
		chosen = chosen.flatMap((some) => [
			...(some.length < count ? [[...some, one]] : []),
			...(some.length + left >= count ? [some] : [])
		]);
		if (chosen.length > mostWays) return null;
	}
	return chosen;
}
