import type { Block, Content, Lesson, Module, StoredFile, Texts } from './content.ts';
import type { CourseFacts } from './course.ts';
import type { Item, Rendering, Words } from './item.ts';
import { proseFrom } from './prose.ts';
import type { Question } from './question.ts';
import { ItemTree } from './tree.ts';

/** Why a course cannot be frozen as it stands. */
export type Unready = {
	key: string;
	code: 'no_lessons' | 'nothing_in_it' | 'source_not_ready' | 'draw_too_large';
};

/**
 * The course as it can be taught: only what is ready, every language that is; Markdown read once for all readers.
 * What is out of date is taught as it is: an old translation is better than none.
 */
export function assemble(
	course: CourseFacts,
	items: readonly Item[],
	renderings: readonly Rendering[]
): Content {
	const tree = new ItemTree(items, renderings);
	const root = tree.root;
	return {
		key: course.key,
		source: course.sourceLanguage,
		languages: course.languages,
		...titles(tree, root),
		modules: tree.within(root).map((module): Module => ({
			id: module.id,
			key: module.key,
			...titles(tree, module),
			lessons: tree.within(module).map((lesson): Lesson => ({
				id: lesson.id,
				key: lesson.key,
				minutes: (lesson.settings['minutes'] as number | null) ?? null,
				...titles(tree, lesson),
				blocks: tree.within(lesson).map((block) => blockOf(tree, block))
			}))
		}))
	};
}

/** Everything that stands against freezing it. */
export function refusalsToFreeze(
	course: CourseFacts,
	items: readonly Item[],
	renderings: readonly Rendering[]
): Unready[] {
	const tree = new ItemTree(items, renderings);
	const found: Unready[] = [];
	const modules = tree.within(tree.root);
	const lessons = modules.flatMap((module) => tree.within(module));
	if (lessons.length === 0) found.push({ key: course.key, code: 'no_lessons' });
	for (const item of [...modules.filter((module) => tree.within(module).length === 0), ...lessons])
		if (tree.within(item).length === 0) found.push({ key: item.key, code: 'nothing_in_it' });
	for (const item of items) {
		if (item.kind === 'quiz') found.push(...refusalsToDraw(item, tree.within(item)));
		else if (!ready(tree, item)[course.sourceLanguage])
			found.push({ key: item.key, code: 'source_not_ready' });
	}
	return found;
}

function refusalsToDraw(quiz: Item, questions: Item[]): Unready[] {
	if (questions.length === 0) return [{ key: quiz.key, code: 'nothing_in_it' }];
	const draws = (quiz.settings['draw'] ?? []) as { pool: string; take: number }[];
	const tooLarge = draws.some(
		({ pool, take }) => questions.filter(({ settings }) => settings['pool'] === pool).length < take
	);
	return tooLarge ? [{ key: quiz.key, code: 'draw_too_large' }] : [];
}

function blockOf(tree: ItemTree, item: Item): Block {
	const { id, key, kind, settings } = item;
	const words = ready(tree, item);
	const each = <To>(to: (words: Words) => To): Texts<To> =>
		Object.fromEntries(Object.entries(words).map(([language, said]) => [language, to(said)]));
	switch (kind) {
		case 'text':
		case 'reflection':
		case 'discussion':
			return { id, key, kind, prose: each((said) => proseFrom(said['prose'] as string)) };
		case 'quiz': {
			const questions = tree.within(item).map((question) => questionOf(tree, question));
			const titles = each((said) => String(said['title']));
			// A quiz without a title is frozen as it was before there were any.
			return { id, key, kind, ...settings, ...(isNone(titles) ? {} : { titles }), questions } as Block;
		}
		case 'link':
		case 'file':
		case 'image':
		case 'audio':
		case 'video':
			// Settings and words are what the schemas of the kind say (item.ts).
			return { id, key, kind, ...settings, words } as unknown as Block;
		case 'course':
		case 'module':
		case 'lesson':
		case 'question':
			throw new Error(`${kind} is no block`);
	}
}

function isNone(texts: Texts<unknown>): boolean {
	return Object.keys(texts).length === 0;
}

function questionOf(tree: ItemTree, item: Item): Question {
	return { id: item.id, key: item.key, ...item.settings, texts: ready(tree, item) } as unknown as Question;
}

/** Every file the content names. */
export function filesOf(content: Content): StoredFile[] {
	const found = new Map<string, StoredFile>();
	const look = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(look);
		else if (value !== null && typeof value === 'object') {
			if ('sha256' in value) found.set((value as StoredFile).sha256, value as StoredFile);
			else Object.values(value).forEach(look);
		}
	};
	look(content.modules);
	return [...found.values()];
}

/** The words of every language that is ready. */
function ready(tree: ItemTree, item: Item): Texts<Words> {
	return Object.fromEntries(
		tree
			.renderings(item)
			.flatMap(({ language, words, state }) => (state === 'ready' ? [[language, words]] : []))
	);
}

function titles(tree: ItemTree, item: Item): { titles: Texts<string>; summaries: Texts<string> } {
	const words = Object.entries(ready(tree, item));
	return {
		titles: Object.fromEntries(words.map(([language, said]) => [language, String(said['title'])])),
		summaries: Object.fromEntries(
			words.flatMap(([language, said]) => (said['summary'] ? [[language, String(said['summary'])]] : []))
		)
	};
}
