import { itemsToEdit, openWorkshop, wordsAt, type Wording, type WrittenItem } from '#courses/index.server.ts';
import {
	itemKinds,
	saysWords,
	standingOf,
	stateIn,
	withAllIn,
	wordDifference,
	wordingState,
	wordsIn,
	type Item,
	type ItemTree,
	type QuestionKind,
	type Stretch,
	type WordingState
} from '#courses/index.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import type { Values } from '#ui/form/values.ts';
import { filesOfItem, valuesOfItem, type Content } from '../../form/item.server.ts';
import { kindName, questionName, stateName } from '../../form/names.ts';
import { tongueOf } from '../../form/tongue.server.ts';
import { viewOf, type View } from '../../form/view.server.ts';

export type LessonAtWork = Awaited<ReturnType<typeof lessonAt>>;

/** The page of a lesson, a module or the course itself: what is written on it, in the language asked for. */
export async function lessonAt(actor: Actor, courseKey: string, key: string, asked: string | null) {
	const { course, tree } = await openWorkshop(actor, courseKey);
	const page = withAllIn(tree, tree.root).find((one) => one.key === key);
	if (!page || !['course', 'module', 'lesson'].includes(page.kind)) throw new NotFound('lesson');
	const inside = page.kind === 'lesson' ? withAllIn(tree, page) : [page];
	const items = await itemsToEdit(inside.map(({ id }) => id));
	const language = asked !== null && course.languages.includes(asked) ? asked : course.sourceLanguage;
	const { sourceLanguage: source } = course;
	return { course, tree, page, items, language, source, translating: language !== source };
}

export function contentOf(item: WrittenItem, language: string): Content {
	return { settings: item.settings, words: wordingIn(item, language)?.words ?? {} };
}

export function wordingIn(item: WrittenItem, language: string): Wording | null {
	return item.wordings.find((one) => one.language === language) ?? null;
}

export type Entry = {
	id: string;
	key: string;
	kind: Item['kind'];
	name: string;
	/** A question stands in its quiz. */
	depth: 0 | 1;
	state: WordingState | null;
	stateName: string;
	view: View | null;
	sourceView: View | null;
	/** Of those beside it. */
	first: boolean;
	last: boolean;
	/** It has words to translate: a quiz without a title has none. */
	says: boolean;
};

/** What stands on the page, in order: as it reads in this language, and in the source's beside it. */
export function entriesOf({ tree, page, items, language, source, translating }: LessonAtWork): Entry[] {
	return items.map((item) => {
		const rendering = tree.rendering(item, language);
		const state = stateIn(tree, item, language);
		const beside = item.parentId === null ? [] : besideOf(tree, item);
		return {
			id: item.id,
			key: item.key,
			kind: item.kind,
			name: nameOf(item),
			depth: item.kind === 'question' ? 1 : 0,
			state,
			stateName: state === null ? '' : stateName(state),
			view: rendering || item.kind === 'quiz' ? viewOf(item.kind, contentOf(item, language)) : null,
			sourceView: translating && saysWords(tree, item) ? viewOf(item.kind, contentOf(item, source)) : null,
			says: saysWords(tree, item),
			first: item.id === page.id || beside[0]?.id === item.id,
			last: item.id === page.id || beside.at(-1)?.id === item.id
		};
	});
}

function besideOf(tree: ItemTree, item: Item): Item[] {
	const parent = withAllIn(tree, tree.root).find(({ id }) => id === item.parentId);
	return parent ? tree.within(parent) : [];
}

export function nameOf(item: Pick<Item, 'kind' | 'settings'>): string {
	return item.kind === 'question' ? questionName(item.settings['kind'] as QuestionKind) : kindName(item.kind);
}

/** A field of the source's words, as it is now, and what changed in it since this translation was made. */
export type SourceField = { name: string; text: string; changed: Stretch[] | null };

/** An item as it is edited: what its form says now, its numbers, and what it is translated from. */
export async function openOf({ tree, items, language, source, translating }: LessonAtWork, key: string) {
	const item = items.find((one) => one.key === key);
	if (!item) throw new NotFound('item');
	const [wording, original] = [wordingIn(item, language), wordingIn(item, source)];
	const content = contentOf(item, language);
	return {
		id: item.id,
		key: item.key,
		kind: item.kind,
		questionKind: item.kind === 'question' ? (item.settings['kind'] as QuestionKind) : null,
		name: nameOf(item),
		values: valuesOfItem(item.kind, content),
		files: filesOfItem(item.kind, content),
		state: wording?.state ?? 'ready',
		exists: wording !== null,
		revision: wording?.revision ?? 0,
		itemRevision: item.revision,
		sourceRevision: original?.revision ?? 0,
		sourceFields: translating ? await sourceFields(item, wording, original) : [],
		saysWords:
			item.kind === 'quiz'
				? translating && saysWords(tree, item)
				: itemKinds[item.kind].words !== null || item.kind === 'question'
	};
}
export type Open = Awaited<ReturnType<typeof openOf>>;

async function sourceFields(
	item: WrittenItem,
	wording: Wording | null,
	original: Wording | null
): Promise<SourceField[]> {
	if (!original) return [];
	const seen = wording?.sourceRevision ?? null;
	const behind = seen !== null && seen < original.revision;
	const before = behind && seen > 0 ? await wordsAt(item.id, original.language, seen) : null;
	const spoken = (words: Content['words']) =>
		textsOf(valuesOfItem(item.kind, { settings: item.settings, words }));
	const was = before ? spoken(before) : null;
	return Object.entries(spoken(original.words)).map(([name, text]) => {
		const old = was?.[name];
		return { name, text, changed: old === undefined || old === text ? null : wordDifference(old, text) };
	});
}

function textsOf(values: Values): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([name, texts]) => [name, texts.join('\n')]));
}

/** The languages of the course, with how this page stands in each. */
export function tonguesOf({ course, tree, page, language }: LessonAtWork) {
	return course.languages.map((code) => {
		const { state } =
			page.kind === 'lesson' ? standingOf(tree, page, code) : { state: ownState(tree, page, code) };
		return { ...tongueOf(code), here: code === language, state, stateName: stateName(state) };
	});
}

function ownState(tree: ItemTree, page: Item, language: string): WordingState {
	return wordingState(page, tree.rendering(page, language)) ?? 'ready';
}

/** The title of an item that has one, in the language asked for or another, with the language it came in. */
export function titleIn(
	tree: ItemTree,
	item: Item,
	language: string,
	source: string
): { text: string; language: string } {
	const texts = Object.fromEntries(
		tree.renderings(item).map((one) => [one.language, String(one.words['title'] ?? '')])
	);
	const found = wordsIn(texts, language, source);
	return found ? { text: found.words, language: found.language } : { text: item.key, language: source };
}
