import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { courseNamed, type CourseNamed } from './course-name.server.ts';
import type { Edition, EditionId } from './edition.ts';
import { editionOf } from './edition.server.ts';
import { edition, editionTeam } from './tables.server.ts';

export type Taught = { edition: Edition; course: CourseNamed };

/** Published editions that a person taught or led, the newest first: what they may show as taught here. */
export async function taughtBy(personId: string, language: string): Promise<Taught[]> {
	const rows = await db
		.select({ facts: edition })
		.from(editionTeam)
		.innerJoin(edition, eq(edition.id, editionTeam.editionId))
		.where(
			and(
				eq(editionTeam.personId, personId),
				inArray(editionTeam.role, ['manager', 'tutor']),
				eq(edition.state, 'published')
			)
		)
		.orderBy(desc(edition.startsOn));
	return named(rows, language);
}

/** Published editions by id, however they came to be named. */
export async function editionsNamed(ids: readonly string[], language: string): Promise<Taught[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.select({ facts: edition })
		.from(edition)
		.where(and(inArray(edition.id, [...ids] as EditionId[]), eq(edition.state, 'published')));
	return named(rows, language);
}

function named(rows: { facts: typeof edition.$inferSelect }[], language: string): Promise<Taught[]> {
	return Promise.all(
		rows.map(async ({ facts }) => {
			const run = editionOf(facts);
			return { edition: run, course: await courseNamed(run, language) };
		})
	);
}

/** Who taught an edition that ended in these days (both inclusive): tutors and managers. */
export async function taughtBetween(from: string, until: string): Promise<string[]> {
	const rows = await db
		.selectDistinct({ personId: editionTeam.personId })
		.from(editionTeam)
		.innerJoin(edition, eq(edition.id, editionTeam.editionId))
		.where(
			and(
				inArray(editionTeam.role, ['manager', 'tutor']),
				eq(edition.state, 'published'),
				eq(edition.illustrative, false),
				sql`${edition.endsOn} between ${from} and ${until}`
			)
		);
	return rows.map(({ personId }) => personId);
}
