import { asc, eq, inArray } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import type { CourseId, ItemId, Texts } from './content.ts';
import { course, itemRendering } from './tables.server.ts';

/** The courses taught here whose page in the catalogue is one of these entries, by their slugs. */
export async function coursesOfEntries(
	slugs: readonly string[],
	reader: Reader = db
): Promise<{ id: CourseId; entrySlug: string }[]> {
	if (slugs.length === 0) return [];
	const rows = await reader
		.select({ id: course.id, entrySlug: course.entrySlug })
		.from(course)
		.where(inArray(course.entrySlug, [...slugs]))
		.orderBy(asc(course.createdAt));
	return rows.map(({ id, entrySlug }) => ({ id, entrySlug: entrySlug ?? '' }));
}

/** What a course is called as it is being written: for editions that teach no version of it here. */
export async function courseTitles(id: CourseId, reader: Reader = db): Promise<Texts<string>> {
	const rows = await reader
		.select({ language: itemRendering.language, words: itemRendering.words })
		.from(itemRendering)
		// A course is the first of its own items.
		.where(eq(itemRendering.itemId, id as string as ItemId));
	return Object.fromEntries(
		rows.flatMap(({ language, words }) => ('title' in words ? [[language, String(words.title)]] : []))
	);
}
