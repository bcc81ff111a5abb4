import type { WaveId } from '#surveys/index.ts';
import type { Told } from './attack.ts';
import type { CohortId } from './cohort.ts';
import type { Verdict } from './disclosure.ts';
import type { Group } from './group.ts';

/** Whom a story or a dashboard speaks of: those who took part, and the waves that asked them. */
export type Scope = { cohorts: readonly CohortId[]; waves: readonly WaveId[] };

/**
 * The name of a fact: an indicator, an answer of it where it has several, and the group it is narrowed to, dimensions in
 * alphabetical order: `application`, `obstacles.funds`, `application:sector.ngo`, `participants:country.EC:gender.female`.
 */
export type FactKey = string;

/** What of a fact a token shows: `application` its value, `application.base` of how many. */
export const facets = ['value', 'n', 'base', 'missing'] as const;
export type Facet = (typeof facets)[number];

/** told; suppressed: it is known and may not be told; no_answer: its base is empty, so that there is nothing to tell. */
export type FactState = 'told' | 'suppressed' | 'no_answer';

/** The value of an indicator for one version of the data. Of a suppressed one `value`, `n`, `base` and `missing` are null. */
export type Fact = {
	key: FactKey;
	indicator: string;
	indicatorVersion: number;
	/** The answer it is about, of an indicator with several. */
	option: string | null;
	group: Group;
	state: FactState;
	unit: 'count' | 'percent' | 'mean';
	/** As computed: 0.8031 of a share. Shown with `decimals` (of percent: 80.3 with 1). */
	value: number | null;
	decimals: number;
	/** How many count: the numerator of a share, those who gave a number of a mean. */
	n: number | null;
	/** Of how many: those who were asked and said something. */
	base: number | null;
	/** Asked, and said nothing that counts. */
	missing: number | null;
	verdict: Verdict;
	/**
	 * Its value is weighted: each cohort counts as if all its people had answered, but those `leftOut`, of whom nobody did. n, base
	 * and missing are not weighted.
	 */
	weighted?: { leftOut: readonly string[] };
	/** What somebody learns from it, for the audit of everything told together. */
	told: readonly Told[];
	/** Hash (SHA-256, hex) of definition and scope: the same query has the same one. */
	query: string;
	/** Of the scope: the same data have the same one. */
	dataVersion: string;
	computedAt: string;
};
