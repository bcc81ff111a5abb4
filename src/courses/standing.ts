import type { Item, Rendering } from './item.ts';
import type { ItemTree } from './tree.ts';

/** How an item stands in one language. A draft that is out of date is first of all a draft. */
export type WordingState = 'missing' | 'draft' | 'outdated' | 'ready';
export const wordingStates = ['missing', 'draft', 'outdated', 'ready'] as const;

/** A quiz may say nothing itself, without a title of its own in any language (`says`): null. */
export function wordingState(
	item: Pick<Item, 'kind'>,
	rendering: Pick<Rendering, 'state' | 'outdated'> | null,
	says = item.kind !== 'quiz'
): WordingState | null {
	if (!says) return null;
	if (!rendering) return 'missing';
	if (rendering.state === 'draft') return 'draft';
	return rendering.outdated ? 'outdated' : 'ready';
}

/** The same of an item where it stands: a quiz that has a title in one language is to have it in all. */
export function stateIn(tree: ItemTree, item: Item, language: string): WordingState | null {
	return wordingState(item, tree.rendering(item, language), saysWords(tree, item));
}

export function saysWords(tree: ItemTree, item: Item): boolean {
	return item.kind !== 'quiz' || tree.renderings(item).length > 0;
}

/**
 * How many wordings of a language stand how, in a part of a course; `state`: of the whole part, by what is left to do. Where
 * a lesson or a quiz has nothing in it, no part that holds it is ready.
 */
export type Standing = { state: WordingState } & { [State in WordingState]: number };

/** Of an item and everything in it. Missing: nothing was begun; draft: something is missing or not ready. */
export function standingOf(tree: ItemTree, item: Item, language: string): Standing {
	const count = { missing: 0, draft: 0, outdated: 0, ready: 0 };
	const all = withAllIn(tree, item);
	for (const one of all) {
		const state = stateIn(tree, one, language);
		if (state) count[state]++;
	}
	const begun = count.draft + count.outdated + count.ready > 0;
	const state = !begun
		? 'missing'
		: count.missing + count.draft > 0 || all.some((one) => isEmpty(tree, one))
			? 'draft'
			: count.outdated > 0
				? 'outdated'
				: 'ready';
	return { state, ...count };
}

/** Nothing could be taught of it: a version is refused. */
export function isEmpty(tree: ItemTree, item: Item): boolean {
	return (item.kind === 'lesson' || item.kind === 'quiz') && tree.within(item).length === 0;
}

/** One thing to do in a language: the item, and the page it stands on (its lesson; a module's title is its own page). */
export type ToDo = { item: Item; page: Item; state: Exclude<WordingState, 'ready'> };

/** What is missing, not ready or out of date in a language, in the order of the course. */
export function toDoIn(tree: ItemTree, language: string): ToDo[] {
	const look = (item: Item, page: Item): ToDo[] => {
		const state = stateIn(tree, item, language);
		const here: ToDo[] = state === null || state === 'ready' ? [] : [{ item, page, state }];
		return [...here, ...tree.within(item).flatMap((one) => look(one, page.kind === 'lesson' ? page : one))];
	};
	return look(tree.root, tree.root);
}

/** An item and everything in it, in order. */
export function withAllIn(tree: ItemTree, item: Item): Item[] {
	return [item, ...tree.within(item).flatMap((one) => withAllIn(tree, one))];
}
