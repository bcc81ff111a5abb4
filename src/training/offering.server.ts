import { inArray, sql } from 'drizzle-orm';
import { putTaughtOfferings } from '#catalogue/index.server.ts';
import { courseFacts, coursesOfEntries, findVersion, type Version } from '#courses/index.server.ts';
import type { Content, CourseId } from '#courses/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { editionOf } from './edition.server.ts';
import type { Edition } from './edition.ts';
import { contentForCatalogue, offeringFromEdition } from './offering.ts';
import { edition } from './tables.server.ts';

/** Tells the catalogue which editions there are now, of every course that its entry's page is the page of. */
export async function tellCatalogue(tx: Writer, courseId: CourseId, now: Date): Promise<void> {
	const { entrySlug } = await courseFacts(courseId, tx);
	if (entrySlug !== null) await tellEntry(tx, entrySlug, now);
}

/** After a course was given another page in the catalogue, or none: the one before knows nothing of its editions any more. */
export async function tellOfNewEntry(courseId: CourseId, before: string | null, now: Date): Promise<void> {
	await transaction(async (tx) => {
		if (before !== null) await tellEntry(tx, before, now);
		await tellCatalogue(tx, courseId, now);
	});
}

async function tellEntry(tx: Writer, entrySlug: string, now: Date): Promise<void> {
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
	const listed = rows.flatMap(({ facts, tutored }) => {
		const edition = editionOf(facts);
		const run = offeringFromEdition(edition, tutored);
		return run === null ? [] : [{ edition, run }];
	});
	const held = listed.filter(({ run }) => !run.cancelled).map(({ edition }) => edition);
	await putTaughtOfferings(
		tx,
		entrySlug,
		listed.map(({ run }) => run),
		now,
		contentForCatalogue(await contentsOf(held))
	);
}

/** The latest version that is taught, of each course. */
async function contentsOf(editions: readonly Edition[]): Promise<Content[]> {
	const ids = [...new Set(editions.flatMap(({ versionId }) => versionId ?? []))];
	const latest = new Map<CourseId, Version>();
	for (const version of await Promise.all(ids.map((id) => findVersion(id)))) {
		const known = latest.get(version.courseId);
		if (!known || known.number < version.number) latest.set(version.courseId, version);
	}
	return [...latest.values()].map(({ content }) => content);
}
