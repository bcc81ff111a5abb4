import { dayIn, daysAfter, startOfDay, type CostKind } from '#catalogue/index.ts';
import type { Id } from '#platform/index.ts';

export type EventId = Id<'Event'>;

export const eventKinds = [
	'field-school',
	'seminar',
	'workshop',
	'webinar',
	'conference',
	'training-of-trainers'
] as const;
export type EventKind = (typeof eventKinds)[number];

export const eventModalities = ['face-to-face', 'online-live', 'hybrid'] as const;
export type EventModality = (typeof eventModalities)[number];

/** open: whoever comes; application: one applies; nomination: an agency names people; invitation: who was asked. */
export const eventAdmissions = ['open', 'application', 'nomination', 'invitation'] as const;
export type EventAdmission = (typeof eventAdmissions)[number];

export type EventState = 'draft' | 'published' | 'cancelled';

/** An event that this hub runs. */
export type EventFacts = {
	id: EventId;
	/** Its page in the catalogue; null while it is a draft. */
	entryId: string | null;
	slug: string;
	kind: EventKind;
	state: EventState;
	revision: number;
	/** In which it is held. */
	languages: string[];
	/** The text that the others are translated from. */
	sourceLanguage: string;
	/** Its days and hours are those there. */
	zone: string;
	startsOn: string | null;
	/** Its last day, included. */
	endsOn: string | null;
	modality: EventModality;
	admission: EventAdmission;
	/** Null: from the day it is published. */
	applyFrom: string | null;
	/** The last day on which one may apply; null: until it begins. */
	applyUntil: string | null;
	/** Null: as many as come. */
	seats: number | null;
	topics: string[];
	countries: string[];
	audiences: string[];
	sdgTargets: string[];
	gcmObjectives: number[];
	costKind: CostKind | null;
	contactName: string | null;
	contactEmail: string | null;
	illustrative: boolean;
	clonedFromId: EventId | null;
};

/** coming: nobody may apply yet; applying: one may; closed: applications are over and it has not begun; running; over. */
export type EventPhase = 'draft' | 'cancelled' | 'coming' | 'applying' | 'closed' | 'running' | 'over';

export function phaseOfEvent(
	event: Pick<
		EventFacts,
		'state' | 'zone' | 'startsOn' | 'endsOn' | 'admission' | 'applyFrom' | 'applyUntil'
	>,
	now: Date
): EventPhase {
	if (event.state !== 'published') return event.state;
	const today = dayIn(event.zone, now);
	if (event.endsOn !== null && today > event.endsOn) return 'over';
	if (event.startsOn !== null && today >= event.startsOn) return 'running';
	if (!takesApplications(event) || (event.applyFrom !== null && today < event.applyFrom)) return 'coming';
	return event.applyUntil === null || today <= event.applyUntil ? 'applying' : 'closed';
}

/** Whether anybody applies to it at all, by themselves or by their agency. */
export function takesApplications({ admission }: Pick<EventFacts, 'admission'>): boolean {
	return admission === 'application' || admission === 'nomination';
}

/** Every day of it, in order; none while its days are not decided. */
export function daysOfEvent({ startsOn, endsOn }: Pick<EventFacts, 'startsOn' | 'endsOn'>): string[] {
	if (startsOn === null) return [];
	const days = [startsOn];
	for (let day = startsOn; day < (endsOn ?? startsOn);) days.push((day = daysAfter(day, 1)));
	return days;
}

/** From the first moment of its first day to the end of its last, in its zone. */
export function runOfEvent({ startsOn, endsOn, zone }: Pick<EventFacts, 'startsOn' | 'endsOn' | 'zone'>): {
	from: Date | null;
	until: Date | null;
} {
	return {
		from: startsOn === null ? null : startOfDay(startsOn, zone),
		until: endsOn === null ? null : startOfDay(daysAfter(endsOn, 1), zone)
	};
}

export function eventPath(language: string, slug: string): string {
	return `/${language}/events/${slug}`;
}
