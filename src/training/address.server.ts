import { and, inArray, ne } from 'drizzle-orm';
import { addressesOfCourses, type CourseAddress } from '#courses/index.server.ts';
import { db, type Reader } from '#platform/index.server.ts';
import type { EditionId } from './edition.ts';
import { edition } from './tables.server.ts';

export type EditionAddress = { slug: string; course: CourseAddress };

/** Where editions that anybody may see are found, by id; in two queries however many. */
export async function addressesOfEditions(
	ids: readonly string[],
	reader: Reader = db
): Promise<Map<string, EditionAddress>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.select({ id: edition.id, slug: edition.slug, courseId: edition.courseId })
		.from(edition)
		.where(and(inArray(edition.id, [...ids] as EditionId[]), ne(edition.state, 'draft')));
	const courses = await addressesOfCourses([...new Set(rows.map(({ courseId }) => courseId))], reader);
	return new Map(
		rows.flatMap(({ id, slug, courseId }): [string, EditionAddress][] => {
			const course = courses.get(courseId);
			return course ? [[id, { slug, course }]] : [];
		})
	);
}
