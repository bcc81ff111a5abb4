import { expect, test } from 'vitest';
import { aFolder } from './builders.server.ts';
import { readFolder } from './folder.ts';
import { standingOf, stateIn, toDoIn, wordingState, withAllIn } from './standing.ts';
import { ItemTree } from './tree.ts';

function aTree(changed: Record<string, string | null> = {}): ItemTree {
	const { written } = readFolder(aFolder(changed));
	if (!written) throw new Error('the folder is good');
	return new ItemTree(written.items, written.renderings);
}
const toDo = (tree: ItemTree, language: string) =>
	toDoIn(tree, language).map(({ item, page, state }) => `${state} ${item.key} on ${page.key}`);

test.each([
	['nothing said', 'text', null, 'missing'],
	['a draft', 'text', { state: 'draft', outdated: false }, 'draft'],
	['a draft behind its source', 'text', { state: 'draft', outdated: true }, 'draft'],
	['ready, behind its source', 'text', { state: 'ready', outdated: true }, 'outdated'],
	['ready', 'text', { state: 'ready', outdated: false }, 'ready'],
	['a quiz, which says nothing itself', 'quiz', null, null]
] as const)('%s', (_, kind, rendering, expected) => {
	expect(wordingState({ kind }, rendering)).toBe(expected);
});

test('the source is ready; the translation has one block missing and one out of date', () => {
	const tree = aTree();
	expect(standingOf(tree, tree.root, 'en')).toEqual({
		state: 'ready',
		missing: 0,
		draft: 0,
		outdated: 0,
		ready: 6
	});
	expect(standingOf(tree, tree.root, 'ar')).toEqual({
		state: 'draft',
		missing: 1,
		draft: 0,
		outdated: 1,
		ready: 4
	});
	expect(toDo(tree, 'ar')).toEqual(['outdated what-it-is on guarantees', 'missing your-bank on guarantees']);
});

test('a lesson with nothing in it is not ready, though its title is; nor is what holds it', () => {
	const whole = aTree();
	const [lesson] = whole.within(whole.within(whole.root)[0]!);
	const emptied = Object.assign(Object.create(whole) as ItemTree, {
		within: (item: Parameters<ItemTree['within']>[0]) => (item.id === lesson!.id ? [] : whole.within(item))
	});
	expect(standingOf(emptied, lesson!, 'en')).toMatchObject({ state: 'draft', ready: 1, missing: 0 });
	expect(standingOf(emptied, emptied.root, 'en').state).toBe('draft');
});

test('a language nobody began is missing everywhere, each thing on its page', () => {
	const tree = aTree();
	expect(standingOf(tree, tree.root, 'fr').state).toBe('missing');
	expect(toDo(tree, 'fr')).toEqual([
		'missing finance on finance',
		'missing access on access',
		'missing guarantees on guarantees',
		'missing what-it-is on guarantees',
		'missing your-bank on guarantees',
		'missing loss on guarantees'
	]);
});

test('a quiz that has a title in the source is to have it in the other languages', () => {
	const folder = {
		'01-access/01-guarantees/en.md': aFolder()
			.texts.get('01-access/01-guarantees/en.md')!
			.replace('questions:', 'words:\n  check: { title: Three questions }\nquestions:')
	};
	const titled = aTree(folder);
	const quiz = withAllIn(titled, titled.root).find(({ kind }) => kind === 'quiz')!;
	expect([stateIn(titled, quiz, 'en'), stateIn(titled, quiz, 'ar')]).toEqual(['ready', 'missing']);
	expect(toDo(titled, 'ar')).toContain('missing check on guarantees');
	expect(stateIn(aTree(), quiz, 'ar')).toBe(null);
});
