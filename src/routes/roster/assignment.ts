import { daysText } from '#catalogue/ui/day.ts';
import { m } from '#messages/messages.js';
import { isReferencePublic, type AssignmentState } from '#network/index.ts';
import { country, labelIn } from '#vocabulary/index.ts';

type Told = {
	id: string;
	title: string;
	organisation: string;
	place: string | null;
	country: string | null;
	startsOn: string;
	endsOn: string;
	message: string | null;
	state: AssignmentState;
	answer: string | null;
	reference: string | null;
	referenceLanguage: string | null;
	referencePublicByStaff: boolean;
	referencePublicByExpert: boolean;
};

const states: Record<AssignmentState, () => string> = {
	asked: m.experts_assignment_asked,
	accepted: m.experts_assignment_accepted,
	declined: m.experts_assignment_declined,
	cancelled: m.experts_assignment_cancelled
};

/** What somebody was asked to do, in words. */
export function assignmentShown(one: Told, language: string) {
	return {
		...{
			id: one.id,
			title: one.title,
			organisation: one.organisation,
			message: one.message,
			answer: one.answer
		},
		state: one.state,
		stateText: states[one.state](),
		place: [one.place, one.country && labelIn(country(one.country)?.names ?? {}, language).text]
			.filter(Boolean)
			.join(', '),
		days: daysText(one.startsOn, one.endsOn, language),
		reference: one.reference,
		referenceLanguage: one.referenceLanguage ?? language,
		byStaff: one.referencePublicByStaff,
		byExpert: one.referencePublicByExpert,
		isPublic: isReferencePublic(one)
	};
}

export type AssignmentShown = ReturnType<typeof assignmentShown>;
