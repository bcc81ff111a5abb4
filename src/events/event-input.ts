import { daysAfter, isDay, isZone } from '#catalogue/index.ts';
import { audiences, countries, isLanguage, objectives, targets, topic } from '#vocabulary/index.ts';
import type { EventFacts } from './event.ts';

/** What somebody decides about an event; who stands behind it by slug. */
export type EventInput = Pick<
	EventFacts,
	| 'kind'
	| 'languages'
	| 'sourceLanguage'
	| 'zone'
	| 'startsOn'
	| 'endsOn'
	| 'modality'
	| 'admission'
	| 'applyFrom'
	| 'applyUntil'
	| 'seats'
	| 'topics'
	| 'countries'
	| 'audiences'
	| 'sdgTargets'
	| 'gcmObjectives'
	| 'costKind'
	| 'contactName'
	| 'contactEmail'
	| 'illustrative'
> & { hosts: string[]; partners: string[]; donors: string[] };

export type EventProblem = { field: string; code: string; details?: Record<string, string | number> };

export const longestSlug = 80;
export const mostSeats = 100_000;
const longestDays = 366;

export function refusalToEventSlug(slug: string): string | null {
	return slug.length <= longestSlug && /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug) ? null : 'not_a_slug';
}

/** What is wrong with an event, by the field of its form. */
export function problemsOfEvent(input: EventInput): EventProblem[] {
	const problems: EventProblem[] = [];
	const refuse = (field: string, code: string, details?: EventProblem['details']) =>
		problems.push({ field, code, ...(details && { details }) });
	if (input.languages.length === 0) refuse('languages', 'required');
	const known: [string, readonly (string | number)[], (one: never) => boolean][] = [
		['languages', input.languages, isLanguage as (one: never) => boolean],
		['sourceLanguage', [input.sourceLanguage], isLanguage as (one: never) => boolean],
		['topics', input.topics, (one: string) => topic(one) !== undefined],
		['countries', input.countries, (one: string) => countries.some(({ iso2 }) => iso2 === one)],
		['audiences', input.audiences, (one: string) => audiences.some(({ id }) => id === one)],
		['sdgTargets', input.sdgTargets, (one: string) => targets.some(({ id }) => id === one)],
		['gcmObjectives', input.gcmObjectives, (one: number) => objectives.some(({ number }) => number === one)]
	];
	for (const [field, values, isKnown] of known) {
		const strange = values.find((one) => !isKnown(one as never));
		if (strange !== undefined) refuse(field, 'not_known', { text: String(strange).slice(0, 60) });
	}
	if (!isZone(input.zone)) refuse('zone', 'unknown_zone', { text: input.zone.slice(0, 60) });
	if (input.hosts.length === 0) refuse('hosts', 'required');
	problems.push(...problemsOfDays(input));
	const { seats } = input;
	if (seats !== null && !(Number.isInteger(seats) && seats >= 1 && seats <= mostSeats))
		refuse('seats', 'edition_count', { most: mostSeats });
	if ((input.contactName?.length ?? 0) > 200) refuse('contactName', 'longer_than', { most: 200 });
	if (input.contactEmail !== null && !/^[^\s@]{1,64}@[^\s@]{1,250}$/u.test(input.contactEmail))
		refuse('contactEmail', 'email_invalid');
	return problems;
}

function problemsOfDays(input: EventInput): EventProblem[] {
	const { startsOn, endsOn, applyFrom, applyUntil } = input;
	const wrong = (['startsOn', 'endsOn', 'applyFrom', 'applyUntil'] as const).filter(
		(name) => input[name] !== null && !isDay(input[name])
	);
	if (wrong.length > 0) return wrong.map((field) => ({ field, code: 'not_a_day' }));
	if (endsOn !== null && (startsOn === null || endsOn < startsOn))
		return [{ field: 'endsOn', code: 'ends_before_start' }];
	if (startsOn !== null && endsOn !== null && endsOn > daysAfter(startsOn, longestDays))
		return [{ field: 'endsOn', code: 'event_too_long', details: { days: longestDays } }];
	if (applyFrom !== null && applyUntil !== null && applyUntil < applyFrom)
		return [{ field: 'applyUntil', code: 'ends_before_start' }];
	if (applyUntil !== null && startsOn !== null && applyUntil > startsOn)
		return [{ field: 'applyUntil', code: 'event_applying_after_start' }];
	return [];
}

/** Why a draft cannot be published as it is; null when it can. */
export function refusalToPublishEvent(
	event: Pick<EventFacts, 'state' | 'startsOn' | 'endsOn'>,
	hasReadySource: boolean
): EventProblem | null {
	if (event.state === 'published') return { field: '', code: 'event_published_already' };
	if (event.state === 'cancelled') return { field: '', code: 'event_is_cancelled' };
	if (event.startsOn === null || event.endsOn === null)
		return { field: 'startsOn', code: 'event_days_needed' };
	return hasReadySource ? null : { field: 'title', code: 'event_text_needed' };
}
