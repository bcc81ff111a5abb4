import { inArray, sql } from 'drizzle-orm';
import { putTaughtOfferings } from '#catalogue/index.server.ts';
import { courseFacts, coursesOfEntries } from '#courses/index.server.ts';
import type { CourseId } from '#courses/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { editionOf } from './edition.server.ts';
import { offeringFromEdition } from './offering.ts';
import { edition } from './tables.server.ts';

/** Tells the catalogue which editions there are now, of every course that its entry's page is the page of. */
export async function tellCatalogue(tx: Writer, courseId: CourseId, now: Date): Promise<void> {
	const { entrySlug } = await courseFacts(courseId, tx);
	if (entrySlug === null) return;
	const courses = await coursesOfEntries([entrySlug], tx);
	const rows = await tx
		.select({
			facts: edition,
			tutored: sql<boolean>`exists (select from edition_team t where t.edition_id = ${edition.id} and t.role = 'tutor')`
		})
		.from(edition)
		.where(
			inArray(
				edition.courseId,
				courses.map(({ id }) => id)
			)
		)
		.orderBy(sql`${edition.startsOn} nulls first`, edition.slug);
	const runs = rows.map(({ facts, tutored }) => offeringFromEdition(editionOf(facts), tutored));
	await putTaughtOfferings(
		tx,
		entrySlug,
		runs.filter((run) => run !== null),
		now
	);
}
