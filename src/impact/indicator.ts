import type { Condition, Texts, WaveKind } from '#surveys/index.ts';
import type { CohortDimension } from './cohort.ts';

/** People of cohorts; responses to the waves of one kind (null: of any); or everybody who was invited to these. */
export type Population = { of: 'participants' } | { of: 'respondents' | 'invited'; wave: WaveKind | null };

/**
 * What is measured. count: how many of the base; share: those of the base of whom `part` holds; options: the same for each
 * answer of a question with several; mean: of a number or a scale.
 */
export type Measure =
	| { is: 'count'; part: Part | null }
	| { is: 'share'; part: Part; base: Part | null }
	| { is: 'options'; question: string; base: Part | null }
	| { is: 'mean'; question: string; base: Part | null };

/**
 * Of participants and of who was invited: categories of dimensions, any of them in each (`disposition` of the invited). Of
 * respondents: a condition over their answers. A condition over dimensions says the same of people as over answers.
 */
export type Part =
	{ in: Partial<Record<CohortDimension | 'disposition', readonly string[]>> } | { when: Condition };

/** Who said nothing: left out of the base, or counted in it as not of the part. */
export type MissingRule = 'left_out' | 'counted_as_no';

/** What is counted, of whom, and how; a changed definition is a new version. */
export type Indicator = {
	id: string;
	version: number;
	population: Population;
	measure: Measure;
	missing: MissingRule;
	/** none: everybody counts once. cohort: each cohort as if all of its people had answered. */
	weighting: 'none' | 'cohort';
	/** Fewer in the base are not told; never less than the hub's own threshold. */
	least: number;
	/** What it may be broken down by: dimensions of cohorts, questions of one choice, or of country. */
	by: readonly string[];
	decimals: number;
	/** For readers. `counts`: what is counted and of whom; `limits`: what it does not say. */
	texts: Record<string, { name: string; counts: string; limits: string }>;
	/** The names of answers that are not a question's or the hub's own. */
	categories?: Record<string, Texts>;
};
