import * as v from 'valibot';
import { idFrom } from '#platform/index.ts';
import type { CourseId, ItemId } from './content.ts';
import { rulesSchema, type CourseFacts } from './course.ts';
import type { Item, Rendering } from './item.ts';
import { idOfKey, isKey } from './key.ts';
import { readLesson } from './lesson-reading.ts';
import { Reading, type Folder, type FolderProblem } from './reading.ts';

/** A course as it is written, apart from any folder or database. */
export type Written = { course: CourseFacts; items: Item[]; renderings: Rendering[] };

const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/u));
const words = v.record(language, v.string());
const key = v.pipe(v.string(), v.check(isKey, 'wrong_key'));

/** `outdated`, `drafts`: the languages whose title and summary are behind the source's, or not ready. */
const titled = {
	titles: words,
	summaries: v.optional(words, {}),
	outdated: v.optional(v.array(language), []),
	drafts: v.optional(v.array(language), [])
};
const courseSchema = v.strictObject({
	id: v.pipe(
		v.string(),
		v.check((text) => idFrom(text) !== null, 'wrong_id')
	),
	key,
	source: language,
	languages: v.pipe(v.array(language), v.minLength(1), v.maxLength(40)),
	illustrative: v.optional(v.boolean(), false),
	...titled,
	topics: v.optional(v.array(key), []),
	providers: v.optional(v.array(key), []),
	entry: v.optional(v.nullable(key), null),
	rules: v.optional(rulesSchema, { participation: null, completion: null })
});
const moduleSchema = v.strictObject({ key, ...titled });

/**
 * Reads a course's folder whole (README.md has the format): what it says, and every place where it says something wrong.
 * Null with problems: nothing of it may be brought in.
 */
export function readFolder(folder: Folder): { written: Written | null; problems: FolderProblem[] } {
	const reading = new Reading(folder);
	const course = readCourse(reading);
	if (course)
		for (const path of reading.foldersOf('', 'module.yaml')) {
			const id = readModule(reading, course, path);
			if (id)
				for (const lesson of reading.foldersOf(path, 'lesson.yaml')) readLesson(reading, course, id, lesson);
		}
	if (course) reading.refuseStrangers();
	const { problems, items, renderings } = reading;
	return problems.length > 0 || !course
		? { written: null, problems }
		: { written: { course, items, renderings }, problems };
}

function readCourse(reading: Reading): CourseFacts | null {
	const file = 'course.yaml';
	const found = reading.yaml(file, courseSchema);
	if (!found) return null;
	if (!found.languages.includes(found.source)) reading.problem(file, 'languages', 'source_language_missing');
	const course: CourseFacts = {
		id: found.id.toLowerCase() as CourseId,
		key: found.key,
		sourceLanguage: found.source,
		languages: found.languages,
		topics: found.topics,
		illustrative: found.illustrative,
		rules: found.rules,
		entrySlug: found.entry,
		providers: found.providers
	};
	const item = { id: rootOf(course.id), parentId: null, kind: 'course', key: found.key } as const;
	reading.add(course, file, '', item);
	sayTitles(reading, course, file, item, found);
	return course;
}

function readModule(reading: Reading, course: CourseFacts, path: string): ItemId | null {
	const file = `${path}module.yaml`;
	const found = reading.yaml(file, moduleSchema);
	if (!found) return null;
	const item = {
		id: idOfKey(course.id, found.key),
		parentId: rootOf(course.id),
		kind: 'module',
		key: found.key
	} as const;
	reading.add(course, file, '', item);
	sayTitles(reading, course, file, item, found);
	return item.id;
}

/** The course is an item too, so that its title is translated as every other words are. */
export function rootOf(course: CourseId): ItemId {
	return course as string as ItemId;
}

type Titled = {
	titles: Record<string, string>;
	summaries: Record<string, string>;
	outdated: string[];
	drafts: string[];
};

function sayTitles(
	reading: Reading,
	course: CourseFacts,
	file: string,
	item: { id: ItemId; kind: 'course' | 'module' },
	{ titles, summaries, outdated, drafts }: Titled
): void {
	if (titles[course.sourceLanguage] === undefined)
		reading.problem(file, `titles.${course.sourceLanguage}`, 'missing');
	for (const [language, title] of Object.entries(titles)) {
		if (!course.languages.includes(language)) reading.problem(file, `titles.${language}`, 'unknown_language');
		const standing = { outdated: outdated.includes(language), draft: drafts.includes(language) };
		const said = { title, summary: summaries[language] ?? '' };
		reading.say(file, `titles.${language}`, item, language, said, standing);
	}
	for (const language of Object.keys(summaries))
		if (titles[language] === undefined) reading.problem(file, `titles.${language}`, 'missing');
}
