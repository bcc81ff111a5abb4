import { asc, inArray, sql } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import type { CourseId, Texts } from './content.ts';
import { course } from './tables.server.ts';

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

/** What a course is called as it is being written: for editions that teach no version yet, or whose content is not here. */
export async function courseTitles(id: CourseId, reader: Reader = db): Promise<Texts<string>> {
	const { rows } = await reader.execute<{ language: string; title: string }>(sql`
		select r.language, r.words ->> 'title' as title from course_item i join item_rendering r on r.item_id = i.id
		where i.course_id = ${id} and i.kind = 'course' and r.words ->> 'title' <> ''`);
	return Object.fromEntries(rows.map(({ language, title }) => [language, title]));
}
