import { asc, eq, inArray } from 'drizzle-orm';
import { entryStanding } from '#catalogue/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import type { CourseId, ItemId, Texts } from './content.ts';
import { openCourse } from './course.server.ts';
import { holdCourse } from './editing.server.ts';
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
	return (await titlesOfCourses([id], reader)).get(id) ?? {};
}

/** The same of many. */
export async function titlesOfCourses(
	ids: readonly CourseId[],
	reader: Reader = db
): Promise<Map<CourseId, Texts<string>>> {
	const titles = new Map(ids.map((id): [CourseId, Texts<string>] => [id, {}]));
	if (ids.length === 0) return titles;
	const rows = await reader
		.select({ id: itemRendering.itemId, language: itemRendering.language, words: itemRendering.words })
		.from(itemRendering)
		// A course is the first of its own items.
		.where(inArray(itemRendering.itemId, ids as readonly string[] as ItemId[]));
	for (const { id, language, words } of rows) {
		const own = titles.get(id as string as CourseId);
		if (own && 'title' in words) own[language] = String(words.title);
	}
	return titles;
}

/**
 * Makes a course's entry in the catalogue its page, or takes that away (null). The entry's words stay as they are until
 * the course's change. Throws NotFound; Forbidden; Refusal `entry_not_a_course`.
 */
export async function linkEntry(actor: Actor, id: CourseId, slug: string | null): Promise<void> {
	await transaction(async (tx) => {
		await holdCourse(tx, actor, id);
		await openCourse(actor, 'share', id, tx);
		if (slug !== null && (await entryStanding(tx, actor, slug)) !== 'theirs')
			throw new Refusal('entry_not_a_course', { field: 'entry', text: slug.slice(0, 120) });
		await tx.update(course).set({ entrySlug: slug }).where(eq(course.id, id));
	});
}

/** A folder may name an entry that is not here, but none that is somebody else's: what is said of a course is said there. */
export async function refuseForeignEntry(tx: Writer, actor: Actor, slug: string): Promise<void> {
	if ((await entryStanding(tx, actor, slug)) === 'foreign')
		throw new Refusal('entry_not_a_course', { field: 'entry', text: slug });
}
