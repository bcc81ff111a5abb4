import { daysAfter } from '#catalogue/index.ts';
import type { Content, VersionId } from '#courses/index.ts';
import { quizzesMissing, type EditionInput } from './edition-input.ts';
import type { Edition } from './edition.ts';

/**
 * How each thing of an edition comes into its clone. copied: as it is; shifted: by the days between the two beginnings;
 * given: by whoever clones; skipped: it belongs to that run alone. A field that is missing here does not compile.
 */
export const clonedFields = {
	id: 'given',
	slug: 'given',
	versionId: 'given',
	startsOn: 'given',
	endsOn: 'shifted',
	enrolFrom: 'shifted',
	enrolUntil: 'shifted',
	courseId: 'copied',
	languages: 'copied',
	zone: 'copied',
	admission: 'copied',
	seats: 'copied',
	hours: 'copied',
	rules: 'copied',
	illustrative: 'copied',
	blindMarking: 'copied',
	state: 'skipped',
	revision: 'skipped',
	datePrecision: 'skipped',
	source: 'skipped'
} as const satisfies Record<keyof Edition, Cloning>;

/** The same of what belongs to an edition beside its own row. */
export const clonedBelongings = {
	notes: 'copied',
	applicationQuestions: 'copied',
	/** Managers and tutors: an evaluator is named for one run. */
	team: 'copied',
	evaluators: 'skipped',
	/** Their days are shifted, at the same hour there; links, recordings and transcripts are of that run. */
	liveSessions: 'shifted',
	announcements: 'skipped',
	enrolments: 'skipped',
	invitations: 'skipped',
	discussions: 'skipped'
} as const satisfies Record<string, Cloning>;

export type Cloning = 'copied' | 'shifted' | 'given' | 'skipped';

export type CloneGiven = { slug: string; startsOn: string | null; versionId: VersionId | null };

/** What cannot be taken over as it is, and what was put in its place until somebody decides. */
export type CloneQuestion =
	| { field: 'languages'; code: 'languages_left_out'; languages: string[] }
	| { field: 'rules'; code: 'quizzes_missing'; quizzes: string[] }
	| { field: 'endsOn'; code: 'days_unknown' }
	| { field: 'versionId'; code: 'version_needed' };

/** What a clone would be. `content`: of the version given; null: none. */
export function planClone(
	from: Edition,
	notes: EditionInput['notes'],
	given: CloneGiven,
	content: Content | null
): { input: EditionInput; days: number | null; asked: CloneQuestion[] } {
	const asked: CloneQuestion[] = [];
	const days = daysBetween(from, given.startsOn);
	const shifted = (day: string | null) => (day === null || days === null ? null : daysAfter(day, days));
	if (days === null && (from.endsOn ?? from.enrolFrom ?? from.enrolUntil ?? from.startsOn) !== null)
		asked.push({ field: 'endsOn', code: 'days_unknown' });
	if (given.versionId === null || content === null)
		asked.push({ field: 'versionId', code: 'version_needed' });
	const offered = content ? from.languages.filter((one) => content.languages.includes(one)) : from.languages;
	const leftOut = from.languages.filter((one) => !offered.includes(one));
	if (leftOut.length > 0) asked.push({ field: 'languages', code: 'languages_left_out', languages: leftOut });
	const quizzes = content ? quizzesMissing(from.rules, content) : [];
	if (quizzes.length > 0) asked.push({ field: 'rules', code: 'quizzes_missing', quizzes });
	return {
		days,
		asked,
		input: {
			versionId: given.versionId,
			startsOn: given.startsOn,
			endsOn: shifted(from.endsOn),
			enrolFrom: shifted(from.enrolFrom),
			enrolUntil: shifted(from.enrolUntil),
			languages: offered.length > 0 ? offered : (content?.languages ?? from.languages),
			zone: from.zone,
			admission: from.admission,
			seats: from.seats,
			hours: from.hours,
			rules: from.rules,
			illustrative: from.illustrative,
			blindMarking: from.blindMarking,
			notes
		}
	};
}

/** By how many days everything moves; null where a run is known by its month or year only, or has no beginning. */
function daysBetween(
	from: Pick<Edition, 'startsOn' | 'datePrecision'>,
	startsOn: string | null
): number | null {
	if (from.startsOn === null || startsOn === null || from.datePrecision !== 'day') return null;
	return Math.round((Date.parse(startsOn) - Date.parse(from.startsOn)) / 86_400_000);
}
