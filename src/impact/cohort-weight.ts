/** A wave, which cohort it asked (null: none of the scope), and how many answered. */
export type AskedCohort = { wave: string; cohort: string | null; respondents: number };

/** What an answer of each wave counts; null: it counts nothing, as nobody knows how many people it would stand for. */
export type CohortWeights = { byWave: ReadonlyMap<string, number | null>; leftOut: readonly string[] };

/**
 * Each cohort counts as if all of its people had answered: an answer stands for as many people as took part for each that
 * answered, over all the waves that asked the cohort. `leftOut`: cohorts of whom nobody answered, in the order of `people`.
 */
export function cohortWeights(
	people: ReadonlyMap<string, number>,
	asked: readonly AskedCohort[]
): CohortWeights {
	const respondents = new Map<string, number>();
	for (const { cohort, respondents: count } of asked)
		if (cohort !== null) respondents.set(cohort, (respondents.get(cohort) ?? 0) + count);
	const weightOf = (cohort: string | null): number | null => {
		const [all, answered] = [people.get(cohort ?? '') ?? 0, respondents.get(cohort ?? '') ?? 0];
		return cohort !== null && all > 0 && answered > 0 ? all / answered : null;
	};
	return {
		byWave: new Map(asked.map(({ wave, cohort }) => [wave, weightOf(cohort)])),
		leftOut: [...people].flatMap(([cohort, count]) =>
			count > 0 && weightOf(cohort) === null ? [cohort] : []
		)
	};
}
