import type { StoredFile } from './content.ts';
import type { Written } from './folder.ts';
import type { Item, Rendering } from './item.ts';
import { writeLessonText, type LessonText } from './lesson-text.ts';
import { fileSettings } from './reading.ts';
import { ItemTree } from './tree.ts';
import { writeYaml } from './yaml.ts';

/** The folder's texts by path, and its files by the names in `files/`. Reading it gives the same course. */
export type WrittenFolder = { texts: Map<string, string>; media: Map<string, StoredFile> };

export function writeFolder({ course, items, renderings }: Written): WrittenFolder {
	const folder = new Writing(items, renderings);
	const root = folder.root;
	const {
		id,
		key,
		sourceLanguage: source,
		languages,
		illustrative,
		topics,
		providers,
		entrySlug,
		rules
	} = course;
	folder.yaml('course.yaml', {
		id,
		key,
		source,
		languages,
		...(illustrative ? { illustrative } : {}),
		...folder.titles(root),
		topics,
		providers,
		...(entrySlug === null ? {} : { entry: entrySlug }),
		rules
	});
	for (const [at, module] of folder.within(root).entries()) {
		const path = `${folderName(at, module)}/`;
		folder.yaml(`${path}module.yaml`, { key: module.key, ...folder.titles(module) });
		for (const [place, lesson] of folder.within(module).entries())
			writeLesson(folder, lesson, `${path}${folderName(place, lesson)}/`);
	}
	return { texts: folder.texts, media: folder.media };
}

/** `03-guarantees`: its place, so that the folder is read in order. */
function folderName(at: number, item: Item): string {
	return `${String(at + 1).padStart(2, '0')}-${item.key}`;
}

function writeLesson(folder: Writing, lesson: Item, path: string): void {
	const blocks = folder.within(lesson);
	folder.yaml(`${path}lesson.yaml`, {
		key: lesson.key,
		...lesson.settings,
		blocks: blocks.map((block) => ({
			key: block.key,
			kind: block.kind,
			...folder.named(block.settings),
			...(block.kind === 'quiz'
				? { questions: folder.within(block).map((one) => ({ key: one.key, ...one.settings })) }
				: {})
		}))
	});
	for (const language of folder.languagesOf([
		lesson,
		...blocks,
		...blocks.flatMap((one) => folder.within(one))
	]))
		folder.texts.set(`${path}${language}.md`, writeLessonText(lessonText(folder, lesson, blocks, language)));
}

function lessonText(folder: Writing, lesson: Item, blocks: Item[], language: string): LessonText {
	const title = folder.rendering(lesson, language)?.words ?? {};
	const text: LessonText = {
		title: String(title['title'] ?? ''),
		summary: String(title['summary'] ?? ''),
		questions: {},
		words: {},
		outdated: [],
		drafts: [],
		prose: new Map()
	};
	for (const item of [lesson, ...blocks, ...blocks.flatMap((one) => folder.within(one))]) {
		const said = folder.rendering(item, language);
		if (!said) continue;
		if (said.outdated) text.outdated.push(item.key);
		if (said.state === 'draft') text.drafts.push(item.key);
		if (item.kind === 'question') text.questions[item.key] = said.words;
		else if (typeof said.words['prose'] === 'string') text.prose.set(item.key, said.words['prose']);
		else if (item.kind !== 'lesson') text.words[item.key] = folder.named(said.words);
	}
	return text;
}

class Writing extends ItemTree {
	readonly texts = new Map<string, string>();
	readonly media = new Map<string, StoredFile>();

	yaml(path: string, value: unknown): void {
		this.texts.set(path, writeYaml(value));
	}

	languagesOf(items: Item[]): string[] {
		return [
			...new Set(items.flatMap((item) => this.renderings(item).map(({ language }) => language)))
		].sort();
	}

	titles(item: Item): Record<string, unknown> {
		const said = this.renderings(item);
		const by = (name: string): Record<string, unknown> =>
			Object.fromEntries(
				said.map(({ language, words }) => [language, words[name]]).filter(([, text]) => text)
			);
		const languages = (which: (one: Rendering) => boolean): string[] =>
			said.filter(which).map(({ language }) => language);
		const [outdated, drafts] = [languages((one) => one.outdated), languages((one) => one.state === 'draft')];
		return {
			titles: by('title'),
			...(Object.keys(by('summary')).length === 0 ? {} : { summaries: by('summary') }),
			...(outdated.length === 0 ? {} : { outdated }),
			...(drafts.length === 0 ? {} : { drafts })
		};
	}

	/** Files by name: two files of one name are told apart by the beginning of their hash. */
	named(values: Record<string, unknown>): Record<string, unknown> {
		return Object.fromEntries(
			Object.entries(values).flatMap(([name, value]) => {
				if (!fileSettings.has(name)) return [[name, value]];
				return value === null ? [] : [[name, this.nameOf(value as StoredFile)]];
			})
		);
	}

	private nameOf(file: StoredFile): string {
		const other = this.media.get(file.name);
		const name =
			!other || other.sha256 === file.sha256 ? file.name : `${file.sha256.slice(0, 8)}-${file.name}`;
		this.media.set(name, { ...file, name });
		return name;
	}
}
