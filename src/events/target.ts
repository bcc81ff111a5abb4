import type { Dimension } from './field.ts';
import type { Facts } from './field-answer.ts';

/** How many of those selected there are to be of one country, gender, group or language: at least, at most. */
export type Target = { dimension: Dimension; value: string; least: number | null; most: number | null };

export type TargetState = 'missing' | 'met' | 'beyond';
/** `before`: with those already selected; `after`: with the choices on the page, too. */
export type TargetEffect = Target & { before: number; after: number; state: TargetState };

const keyOf = (dimension: string, value: string): string => `${dimension}:${value}`;

/** How many of these there are of each value, by `dimension:value`. */
export function tally(selected: Iterable<Facts>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const facts of selected)
		for (const [dimension, values] of Object.entries(facts))
			for (const value of values) {
				const key = keyOf(dimension, value);
				counts.set(key, (counts.get(key) ?? 0) + 1);
			}
	return counts;
}

export function stateOf({ least, most }: Target, count: number): TargetState {
	if (most !== null && count > most) return 'beyond';
	return least !== null && count < least ? 'missing' : 'met';
}

/** What choices do to each target. */
export function effectOn(
	targets: readonly Target[],
	before: Iterable<Facts>,
	after: Iterable<Facts>
): TargetEffect[] {
	const [was, is] = [tally(before), tally(after)];
	return targets.map((target) => {
		const key = keyOf(target.dimension, target.value);
		const count = is.get(key) ?? 0;
		return { ...target, before: was.get(key) ?? 0, after: count, state: stateOf(target, count) };
	});
}

export type OneMore = { target: Target; count: number; does: 'helps' | 'fits' | 'breaks' };

/** What it would do to the targets to take this one too: helps one that is missing some, or goes beyond one. */
export function oneMore(
	targets: readonly Target[],
	counts: ReadonlyMap<string, number>,
	facts: Facts
): OneMore[] {
	return targets.flatMap((target): OneMore[] => {
		if (!facts[target.dimension]?.includes(target.value)) return [];
		const count = (counts.get(keyOf(target.dimension, target.value)) ?? 0) + 1;
		if (target.most !== null && count > target.most) return [{ target, count, does: 'breaks' }];
		return [{ target, count, does: target.least !== null && count <= target.least ? 'helps' : 'fits' }];
	});
}

/** The first in line whom no target forbids; null: nobody. */
export function nextInLine<Waiting extends { facts: Facts }>(
	line: readonly Waiting[],
	targets: readonly Target[],
	selected: Iterable<Facts>
): Waiting | null {
	const counts = tally(selected);
	return (
		line.find(({ facts }) => oneMore(targets, counts, facts).every(({ does }) => does !== 'breaks')) ?? null
	);
}

export type TargetProblem = 'target_bounds' | 'target_twice' | 'target_empty';

export function problemOfTargets(targets: readonly Target[]): TargetProblem | null {
	const keys = targets.map(({ dimension, value }) => keyOf(dimension, value));
	if (new Set(keys).size < keys.length) return 'target_twice';
	if (targets.some(({ least, most }) => least === null && most === null)) return 'target_empty';
	return targets.some(({ least, most }) => least !== null && most !== null && least > most)
		? 'target_bounds'
		: null;
}
