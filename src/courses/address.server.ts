import { inArray } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import type { CourseId } from './content.ts';
import { course } from './tables.server.ts';

export type CourseAddress = {
	/** Its place among the addresses: its entry's in the catalogue, else its own key. */
	slug: string;
	/** Its page in the catalogue; null: it has none. */
	entrySlug: string | null;
};

/** Where courses are found, by id; in one query however many. */
export async function addressesOfCourses(
	ids: readonly CourseId[],
	reader: Reader = db
): Promise<Map<CourseId, CourseAddress>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.select({ id: course.id, key: course.key, entrySlug: course.entrySlug })
		.from(course)
		.where(inArray(course.id, [...ids]));
	return new Map(rows.map(({ id, key, entrySlug }) => [id, { slug: entrySlug ?? key, entrySlug }]));
}
