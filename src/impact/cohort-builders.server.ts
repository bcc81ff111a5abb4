import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import type { CohortId } from './cohort.ts';
import { impactCohort } from './cohort-tables.server.ts';
import { putSource } from './source.server.ts';
import type { Cell } from './group.ts';

/** Brought from elsewhere, with these people in it. */
export async function aCohort(
	slug: string,
	cells: readonly Cell[],
	given: Partial<typeof impactCohort.$inferInsert> = {}
): Promise<CohortId> {
	const id = newId<'Cohort'>();
	await transaction(async (tx) => {
		await tx.insert(impactCohort).values({
			...{ id, slug, kind: 'imported', title: { en: slug } },
			...{ startsOn: '2026-01-10', endsOn: '2026-03-10' },
			...{ shownAt: new Date('2027-01-01T00:00:00Z'), ...given }
		});
		await putSource(tx, id, { name: 'list', cells, by: null, now: new Date('2027-01-01T00:00:00Z') });
	});
	return id;
}
