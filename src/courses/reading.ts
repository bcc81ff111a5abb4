import * as v from 'valibot';
import type { ItemId, StoredFile } from './content.ts';
import type { CourseFacts } from './course.ts';
import {
	checkSettings,
	checkWords,
	type Item,
	type ItemKind,
	type Rendering,
	type Settings
} from './item.ts';
import { readYaml } from './yaml.ts';

/** A course as a folder: paths with `/`, from the folder's root; `media` by their names in `files/`. */
export type Folder = { texts: ReadonlyMap<string, string>; media: ReadonlyMap<string, StoredFile> };

export type FolderProblem = { file: string; path: string; code: string };

/** The settings and words that name a file. */
export const fileSettings = new Set(['file', 'low', 'audio', 'poster', 'captions']);

/** Whether a translation is behind its source, and whether it is not ready. */
export type Standing = { outdated: boolean; draft: boolean };

/** What was read of a folder so far, and every place where it says something wrong. */
export class Reading {
	readonly problems: FolderProblem[] = [];
	readonly items: Item[] = [];
	readonly renderings: Rendering[] = [];
	private readonly folder: Folder;
	private readonly read = new Set<string>();
	private readonly keys = new Set<string>();
	private readonly children = new Map<ItemId, number>();
	private readonly settings = new Map<ItemId, Settings>();

	constructor(folder: Folder) {
		this.folder = folder;
	}

	problem(file: string, path: string, code: string): null {
		this.problems.push({ file, path, code });
		return null;
	}

	text(file: string): string | null {
		this.read.add(file);
		return this.folder.texts.get(file) ?? null;
	}

	yaml<Schema extends v.GenericSchema>(file: string, schema: Schema): v.InferOutput<Schema> | null {
		const text = this.text(file);
		if (text === null) return this.problem(file, '', 'missing');
		const read = readYaml(text);
		if (read.problem) return this.problem(file, `line ${read.problem.line}`, 'not_yaml');
		const checked = v.safeParse(schema, read.value);
		if (checked.success) return checked.output;
		for (const issue of checked.issues.slice(0, 20))
			this.problem(
				file,
				v.getDotPath(issue) ?? '',
				/^[a-z_]+$/u.test(issue.message) ? issue.message : 'wrong_type'
			);
		return null;
	}

	/** Adds an item behind those that stand in the same parent. */
	add(
		course: Pick<CourseFacts, 'key'>,
		file: string,
		at: string,
		item: Omit<Item, 'position' | 'settings'>,
		given: unknown = {}
	): void {
		if (item.kind !== 'course') {
			if (this.keys.has(item.key) || item.key === course.key) this.problem(file, item.key, 'key_twice');
			this.keys.add(item.key);
		}
		const position = item.parentId === null ? 0 : (this.children.get(item.parentId) ?? 0);
		if (item.parentId !== null) this.children.set(item.parentId, position + 1);
		const checked = checkSettings(item.kind, given);
		for (const { path, code } of checked.wrong ?? []) this.problem(file, joined(at, path), code);
		this.items.push({ ...item, position, settings: checked.good ?? {} });
		this.settings.set(item.id, checked.good ?? {});
	}

	say(
		file: string,
		at: string,
		{ id, kind }: { id: ItemId; kind: ItemKind },
		language: string,
		given: unknown,
		{ outdated, draft }: Standing
	): void {
		const checked = checkWords(kind, given, this.settings.get(id) ?? {});
		for (const { path, code } of checked.wrong ?? []) this.problem(file, joined(at, path), code);
		if (checked.good)
			this.renderings.push({
				itemId: id,
				language,
				words: checked.good,
				state: draft ? 'draft' : 'ready',
				outdated
			});
	}

	/** What `file: name` and the like mean: the file of that name in `files/`. */
	withFiles(file: string, at: string, given: unknown): unknown {
		if (given === null || typeof given !== 'object' || Array.isArray(given)) return given;
		return Object.fromEntries(
			Object.entries(given).map(([name, value]) => {
				if (!fileSettings.has(name) || typeof value !== 'string') return [name, value as unknown];
				const stored = this.folder.media.get(value);
				if (!stored) this.problem(file, joined(at, name), 'file_not_in_folder');
				return [name, stored];
			})
		);
	}

	/** The folders of `path` that hold `file`, in the order of their names. */
	foldersOf(path: string, file: string): string[] {
		return [...this.folder.texts.keys()]
			.filter((name) => name.startsWith(path) && name.endsWith(`/${file}`))
			.map((name) => name.slice(0, -file.length))
			.filter((name) => name.slice(path.length, -1).split('/').length === 1)
			.sort((a, b) => (a < b ? -1 : 1));
	}

	/** A file that nothing refers to is a mistake: somebody's translation would be left behind in silence. */
	refuseStrangers(): void {
		for (const name of this.folder.texts.keys())
			if (!this.read.has(name) && name !== 'README.md') this.problem(name, '', 'not_known_here');
	}
}

export function joined(at: string, path: string): string {
	return at === '' || path === '' ? at + path : `${at}.${path}`;
}
