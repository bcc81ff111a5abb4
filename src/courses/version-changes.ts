import type { Block, Content } from './content.ts';

/** The keys of what came, changed and went from one version to the next: modules, lessons, blocks and questions. */
export type VersionChanges = { added: string[]; changed: string[]; removed: string[] };

/** Between two versions; `before` null: everything came. What only moved is a change of what holds it. */
export function versionChanges(before: Content | null, after: Content): VersionChanges {
	const [old, now] = [partsOf(before), partsOf(after)];
	const found: VersionChanges = { added: [], changed: [], removed: [] };
	for (const [key, part] of now) {
		const was = old.get(key);
		if (was === undefined) found.added.push(key);
		else if (was !== part) found.changed.push(key);
	}
	for (const key of old.keys()) if (!now.has(key)) found.removed.push(key);
	return found;
}

/** Each by its key, as text to compare, with the keys of what it holds in place of that. */
function partsOf(content: Content | null): Map<string, string> {
	const parts = new Map<string, string>();
	if (!content) return parts;
	const put = (key: string, part: object) => parts.set(key, JSON.stringify(part));
	const keys = (of: { key: string }[]) => of.map(({ key }) => key);
	put(content.key, { ...content, modules: keys(content.modules) });
	for (const module of content.modules) {
		put(module.key, { ...module, lessons: keys(module.lessons) });
		for (const lesson of module.lessons) {
			put(lesson.key, { ...lesson, blocks: keys(lesson.blocks) });
			for (const block of lesson.blocks) putBlock(block);
		}
	}
	return parts;

	function putBlock(block: Block) {
		if (block.kind !== 'quiz') return void put(block.key, block);
		put(block.key, { ...block, questions: keys(block.questions) });
		for (const question of block.questions) put(question.key, question);
	}
}
