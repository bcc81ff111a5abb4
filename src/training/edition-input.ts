import * as v from 'valibot';
import { dayIn, daysAfter, isDay, isZone } from '#catalogue/index.ts';
import {
	harderRule,
	hasEmptyPart,
	ruleKinds,
	rulesSchema,
	unknownQuizzes,
	type Content,
	type CourseRules,
	type Texts
} from '#courses/index.ts';
import { phaseOf, type Edition } from './edition.ts';

/** What somebody decides about an edition. */
export type EditionInput = Pick<
	Edition,
	| 'versionId'
	| 'languages'
	| 'zone'
	| 'startsOn'
	| 'endsOn'
	| 'enrolFrom'
	| 'enrolUntil'
	| 'admission'
	| 'seats'
	| 'hours'
	| 'rules'
	| 'illustrative'
	| 'blindMarking'
> & {
	/** What it says of itself beside the course's own words, by language. */
	notes: Texts<string>;
};

export type EditionProblem = { field: string; code: string; details?: Record<string, string | number> };

const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const longestSlug = 80;
export const longestNote = 8000;
const mostSeats = 100_000;
const mostHours = 2000;
const longestDays = 3660;

export function refusalToSlug(slug: string): string | null {
	return slug.length <= longestSlug && slugShape.test(slug) ? null : 'not_a_slug';
}

/** What is wrong with an edition, by the field of its form. `content`: of the version it teaches; null: none yet. */
export function problemsOfEdition(input: EditionInput, content: Content | null): EditionProblem[] {
	const problems: EditionProblem[] = [];
	const refuse = (field: string, code: string, details?: EditionProblem['details']) =>
		problems.push({ field, code, ...(details && { details }) });
	if (input.languages.length === 0) refuse('languages', 'required');
	const strange = content && input.languages.find((one) => !content.languages.includes(one));
	if (strange) refuse('languages', 'edition_version_without_language', { language: strange });
	if (!isZone(input.zone)) refuse('zone', 'unknown_zone', { text: input.zone.slice(0, 60) });
	for (const field of ['startsOn', 'endsOn', 'enrolFrom', 'enrolUntil'] as const)
		if (input[field] !== null && !isDay(input[field])) refuse(field, 'not_a_day');
	if (problems.length === 0) problems.push(...problemsOfDays(input));
	if (
		input.seats !== null &&
		!(Number.isInteger(input.seats) && input.seats >= 1 && input.seats <= mostSeats)
	)
		refuse('seats', 'edition_count', { most: mostSeats });
	if (
		input.hours !== null &&
		!(Number.isInteger(input.hours) && input.hours >= 1 && input.hours <= mostHours)
	)
		refuse('hours', 'edition_count', { most: mostHours });
	for (const [language, note] of Object.entries(input.notes))
		if (note.length > longestNote) refuse(`note.${language}`, 'longer_than', { most: longestNote });
	problems.push(...problemsOfRules(input.rules));
	const [quiz] = content ? quizzesMissing(input.rules, content) : [];
	if (quiz !== undefined) refuse('rules', 'edition_rule_without_quiz', { quiz });
	return problems;
}

/** A tree that came by another way than the form: too large or too deep to be explained, or asking for nothing. */
function problemsOfRules(rules: CourseRules): EditionProblem[] {
	return ruleKinds.flatMap((kind) => {
		const rule = rules[kind];
		if (rule === null) return [];
		const alone = { participation: null, completion: null, [kind]: rule };
		if (!v.is(rulesSchema, alone)) return [{ field: kind, code: 'rule_wrong' }];
		return hasEmptyPart(rule) ? [{ field: kind, code: 'rule_empty' }] : [];
	});
}

function problemsOfDays({ startsOn, endsOn, enrolFrom, enrolUntil }: EditionInput): EditionProblem[] {
	if (endsOn !== null && (startsOn === null || endsOn < startsOn))
		return [{ field: 'endsOn', code: 'ends_before_start' }];
	if (startsOn !== null && endsOn !== null && endsOn > daysAfter(startsOn, longestDays))
		return [{ field: 'endsOn', code: 'edition_too_long' }];
	if (enrolFrom !== null && enrolUntil !== null && enrolUntil < enrolFrom)
		return [{ field: 'enrolUntil', code: 'ends_before_start' }];
	if (enrolUntil !== null && endsOn !== null && enrolUntil > endsOn)
		return [{ field: 'enrolUntil', code: 'edition_enrolment_after_end' }];
	return [];
}

/** Quizzes that a certificate asks for and the version does not have: nobody could ever earn it. */
export function quizzesMissing(rules: CourseRules, content: Content): string[] {
	const blocks = content.modules.flatMap(({ lessons }) => lessons).flatMap((lesson) => lesson.blocks);
	return unknownQuizzes(
		rules,
		blocks.flatMap(({ kind, key }) => (kind === 'quiz' ? [key] : []))
	);
}

/**
 * Why these rules cannot take the place of others once a certificate was awarded by them: who worked for it would have
 * worked in vain. Another version of the course is another matter: what it teaches is new.
 */
export function refusalToRules(
	before: Pick<Edition, 'rules' | 'versionId'>,
	after: Pick<EditionInput, 'rules' | 'versionId'>
): EditionProblem | null {
	if (before.versionId !== after.versionId) return null;
	const field = harderRule(before.rules, after.rules);
	return field && { field, code: 'edition_rules_only_easier' };
}

/** Why an edition cannot be closed today; null: it can. */
export function refusalToClose(edition: Edition, now: Date): string | null {
	if (edition.startsOn === null) return 'edition_begins_nowhere';
	const phase = phaseOf(edition, now);
	const today = dayIn(edition.zone, now);
	const runs = (phase === 'enrolling' || phase === 'running') && edition.startsOn <= today;
	return runs && edition.endsOn !== today ? null : 'edition_not_running';
}

/** Why a draft cannot be published as it is; null when it can. */
export function refusalToPublish(edition: Edition): EditionProblem | null {
	if (edition.state === 'published') return { field: '', code: 'edition_published_already' };
	if (edition.state === 'cancelled') return { field: '', code: 'edition_cancelled' };
	if (edition.versionId === null) return { field: 'versionId', code: 'edition_version_needed' };
	return null;
}
