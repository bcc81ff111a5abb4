import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { subjectsOfWaves } from '#surveys/index.server.ts';
import { cohortWeights, type CohortWeights } from './cohort-weight.ts';
import type { Scope } from './fact.ts';
import type { Portion } from './population.server.ts';

/** The weights of the waves that a population answered in, by the cohorts of a scope that they are about. */
export async function weightsOf(scope: Scope, portions: readonly Portion[]): Promise<CohortWeights> {
	const waves = portions.flatMap(({ wave }) => wave ?? []);
	const [{ rows: cohorts }, subjects] = await Promise.all([
		db.execute<{ slug: string; subject: string; people: number }>(sql`
			select cohort.slug, coalesce(cohort.subject, 'cohort:' || cohort.slug) as subject,
				coalesce((select sum(cell.count) from impact_source source join impact_cell cell on cell.source_id = source.id
					where source.cohort_id = cohort.id), 0)::int as people
			from impact_cohort cohort where cohort.id = any(${sql.param([...scope.cohorts])}::uuid[]) order by cohort.slug`),
		subjectsOfWaves(waves)
	]);
	const bySubject = new Map(cohorts.map(({ slug, subject }) => [subject, slug]));
	return cohortWeights(
		new Map(cohorts.map(({ slug, people }) => [slug, people])),
		portions.flatMap(({ wave, rows }) =>
			wave ? [{ wave, cohort: bySubject.get(subjects.get(wave) ?? '') ?? null, respondents: rows.size }] : []
		)
	);
}
