import type { Id } from '#platform/index.ts';
import type { Texts } from '#surveys/index.ts';

export type CohortId = Id<'Cohort'>;

/**
 * What the people of a cohort are told apart by. Everybody has one category in each: '' where nothing is known. `country`:
 * ISO 3166-1 alpha-2; `certificate`: completion, participation, none.
 */
export const cohortDimensions = [
	'country',
	'gender',
	'sector',
	'relation',
	'age_band',
	'language',
	'certificate'
] as const;
export type CohortDimension = (typeof cohortDimensions)[number];

export const cohortKinds = ['edition', 'event', 'imported'] as const;
export type CohortKind = (typeof cohortKinds)[number];

/**
 * Everybody who took part in one edition or event, run here or elsewhere. No person is kept, only how many there are of each
 * combination of categories (`Cell`).
 */
export type Cohort = {
	id: CohortId;
	slug: string;
	kind: CohortKind;
	/** 'edition:<id>' or 'event:<id>'; null: brought from elsewhere. */
	subject: string | null;
	title: Texts;
	startsOn: string | null;
	endsOn: string | null;
	/** Grows with every change of its numbers. */
	version: number;
	illustrative: boolean;
	/** Since when it is in the public numbers once it is over; null: in none. */
	shownAt: Date | null;
	/** Deleted, while a release still names it. */
	removedAt: Date | null;
};

/** Where its numbers stand: in no public number; in them once it is over; in them; or invented, beside real ones. */
export type CohortStanding = 'hidden' | 'waiting' | 'public' | 'left_out';

export function standingOf(
	{
		shownAt,
		startsOn,
		endsOn,
		illustrative
	}: Pick<Cohort, 'shownAt' | 'startsOn' | 'endsOn' | 'illustrative'>,
	today: string,
	isRealShown: boolean
): CohortStanding {
	if (shownAt === null) return 'hidden';
	const last = endsOn ?? startsOn;
	if (last === null || last >= today) return 'waiting';
	return illustrative && isRealShown ? 'left_out' : 'public';
}
