import type { Id } from '#platform/index.ts';
import { country } from '#vocabulary/index.ts';
import type { Span } from './expert.ts';
import { isDay } from './expert-spans.ts';
import { refusalToLine, refusalToText, type TellingRefusal } from './expert-telling.ts';

export type AssignmentId = Id<'Assignment'>;
export type AssignmentState = 'asked' | 'accepted' | 'declined' | 'cancelled';

/** What somebody is asked to do: for whom, where, from which day until which. */
export type AssignmentInput = {
	title: string;
	organisation: string;
	place: string | null;
	country: string | null;
	startsOn: string;
	endsOn: string;
	message: string | null;
};

const mostDays = 366;

export function refusalToAssignment(asked: AssignmentInput, today: string): TellingRefusal | null {
	const { title, organisation, place, country: iso2, startsOn, endsOn, message } = asked;
	const lines =
		refusalToLine(title, 'title', 200, true) ??
		refusalToLine(organisation, 'organisation', 200, true) ??
		(place === null ? null : refusalToLine(place, 'place', 200, false)) ??
		(message === null ? null : refusalToText(message, 'message', 4000));
	if (lines) return lines;
	if (iso2 !== null && !country(iso2)) return { code: 'expert_choose', field: 'country' };
	if (!isDay(startsOn)) return { code: 'expert_no_day', field: 'startsOn' };
	if (!isDay(endsOn)) return { code: 'expert_no_day', field: 'endsOn' };
	if (endsOn < startsOn) return { code: 'expert_ends_first', field: 'endsOn' };
	if (startsOn < today) return { code: 'expert_assignment_past', field: 'startsOn' };
	return Date.parse(endsOn) - Date.parse(startsOn) > mostDays * 86_400_000
		? { code: 'expert_assignment_long', field: 'endsOn', details: { days: mostDays } }
		: null;
}

export const spanOf = ({ startsOn, endsOn }: Pick<AssignmentInput, 'startsOn' | 'endsOn'>): Span => ({
	from: startsOn,
	until: endsOn
});

/** Whether it can still be answered: asked, and not begun. */
export function isOpen(
	{ state, startsOn }: { state: AssignmentState; startsOn: string },
	today: string
): boolean {
	return state === 'asked' && startsOn >= today;
}

/** A reference is written about what was done. */
export function refusalToReference(
	{ state, startsOn }: { state: AssignmentState; startsOn: string },
	text: string,
	today: string
): TellingRefusal | null {
	if (state !== 'accepted' || startsOn > today) return { code: 'expert_reference_early', field: 'reference' };
	if (text.trim() === '') return { code: 'required', field: 'reference' };
	return refusalToText(text, 'reference', 4000);
}

/** Public only by both: who wrote it and whom it is about. */
export function isReferencePublic(one: {
	reference: string | null;
	referencePublicByStaff: boolean;
	referencePublicByExpert: boolean;
}): boolean {
	return one.reference !== null && one.referencePublicByStaff && one.referencePublicByExpert;
}
