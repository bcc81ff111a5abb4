import { daysAfter, isDay, isZone } from '#catalogue/index.ts';
import type { EventFacts } from './event.ts';
import { refusalToEventSlug } from './event-input.ts';
import { clocksOf, instantsOf, type Session } from './session.ts';

export type EventCloning = 'copied' | 'shifted' | 'given' | 'skipped';

/**
 * What becomes of each fact of an event in a clone of it: copied, moved with its first day, given by whoever clones, or
 * begun anew. A fact that is missing here does not compile.
 */
export const clonedEventFacts = {
	slug: 'given',
	startsOn: 'given',
	zone: 'given',
	countries: 'given',
	endsOn: 'shifted',
	applyFrom: 'shifted',
	applyUntil: 'shifted',
	kind: 'copied',
	languages: 'copied',
	sourceLanguage: 'copied',
	modality: 'copied',
	admission: 'copied',
	seats: 'copied',
	topics: 'copied',
	audiences: 'copied',
	sdgTargets: 'copied',
	gcmObjectives: 'copied',
	costKind: 'copied',
	contactName: 'copied',
	contactEmail: 'copied',
	illustrative: 'copied',
	id: 'skipped',
	entryId: 'skipped',
	state: 'skipped',
	revision: 'skipped',
	clonedFromId: 'skipped'
} as const satisfies Record<keyof EventFacts, EventCloning>;

/** The same of what belongs to an event beside its own row. */
export const clonedEventBelongings = {
	/** As drafts: their title and places are those of the event before. */
	texts: 'copied',
	organisations: 'copied',
	team: 'copied',
	modules: 'copied',
	tracks: 'copied',
	/** The same hours by the clocks there, in no place. */
	sessions: 'shifted',
	/** In the same country only: elsewhere nothing of them holds. */
	places: 'copied',
	speakers: 'skipped',
	materials: 'skipped',
	releases: 'skipped',
	/** As it is now, as the first version there; letters say the days of the event they are about. */
	form: 'copied',
	criteria: 'copied',
	targets: 'copied',
	/** What they ask for of the modules there. */
	certificates: 'copied',
	applications: 'skipped',
	participants: 'skipped'
} as const satisfies Record<string, EventCloning>;

/** country null: the same place, with its rooms. */
export type EventCloneGiven = { slug: string; startsOn: string; zone: string; country: string | null };

/** What is wrong with what was given, by its field. */
export function problemsOfClone(given: EventCloneGiven): { field: string; code: string }[] {
	const slug = refusalToEventSlug(given.slug);
	return [
		...(slug ? [{ field: 'slug', code: slug }] : []),
		...(isDay(given.startsOn) ? [] : [{ field: 'startsOn', code: 'not_a_day' }]),
		...(isZone(given.zone) ? [] : [{ field: 'zone', code: 'unknown_zone' }])
	];
}

/** By how many days everything moves; 0 where the event before had none. */
export function daysMoved(from: Pick<EventFacts, 'startsOn'>, startsOn: string): number {
	return from.startsOn === null
		? 0
		: Math.round((Date.parse(startsOn) - Date.parse(from.startsOn)) / 86_400_000);
}

/** The facts of a clone. */
export function factsOfClone(from: EventFacts, given: EventCloneGiven): EventFacts {
	const days = daysMoved(from, given.startsOn);
	const shifted = (day: string | null) => (day === null ? null : daysAfter(day, days));
	return {
		...from,
		slug: given.slug,
		startsOn: given.startsOn,
		zone: given.zone,
		countries: given.country === null ? from.countries : [given.country],
		endsOn: shifted(from.endsOn),
		applyFrom: shifted(from.applyFrom),
		applyUntil: shifted(from.applyUntil)
	};
}

/** The same hours by the clocks there, that many days later, though summer time may have begun or ended in between. */
export function hoursOfClone(
	session: Pick<Session, 'startsAt' | 'endsAt'>,
	days: number,
	from: string,
	to: string
): { startsAt: Date; endsAt: Date } {
	const clocks = clocksOf(session, from);
	return instantsOf({ ...clocks, day: daysAfter(clocks.day, days) }, to);
}
