import { cohortCategoryName, dimensionName, type CohortChange } from '#impact/index.ts';

/** A cohort in words: by what its people are told apart, and how many have each category. */
export function tablesOf({ by }: CohortChange, language: string) {
	return by.map(({ dimension, rows }) => ({
		name: dimensionName(dimension, language),
		rows: rows.map(({ category, now, then }) => ({
			...{ name: cohortCategoryName(dimension, category, language), now, then }
		}))
	}));
}
export type CohortTables = ReturnType<typeof tablesOf>;
