import { contributesTo, type Actor } from '#people/index.ts';
import { Forbidden } from '#platform/index.ts';
import { readFolder } from './folder.ts';
import { lookAtFolder, type FilesByPath } from './folder-files.server.ts';
import { FolderRefused, hasCourse } from './import.server.ts';
import { mayBegin } from './policy.ts';

export type FolderPreview = {
	key: string;
	title: string;
	languages: string[];
	lessons: number;
	questions: number;
	/** A course of this key is here: importing changes it. */
	here: boolean;
};

/** What a course's folder holds; nothing is written. Throws Forbidden, FolderRefused, and Refusal as `importCourse` does. */
export async function previewFolder(actor: Actor, raw: FilesByPath): Promise<FolderPreview> {
	if (!mayBegin(actor, contributesTo(actor))) throw new Forbidden('course.import');
	const { written, problems } = readFolder(await lookAtFolder(raw));
	if (!written) throw new FolderRefused(problems);
	const { course, items, renderings } = written;
	const root = renderings.find(
		({ itemId, language }) => itemId === items[0]?.id && language === course.sourceLanguage
	);
	const count = (kind: string) => items.filter((item) => item.kind === kind).length;
	return {
		key: course.key,
		title: String(root?.words['title'] ?? course.key),
		languages: course.languages,
		lessons: count('lesson'),
		questions: count('question'),
		here: await hasCourse(course.key)
	};
}
