import { and, asc, eq } from 'drizzle-orm';
import type { Actor, Person } from '#people/index.ts';
import { Forbidden, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { refusalToText } from '#ui/form/text.ts';
import { country } from '#vocabulary/index.ts';
import { putAnswers } from './application-answer.server.ts';
import { holdPublicEvent, publicEvent } from './application-event.server.ts';
import { applicantFrom, insertDraft, type ApplicantInput } from './application.server.ts';
import { eventApplication } from './application-tables.server.ts';
import type { ApplicationId, ApplicationState } from './application.ts';
import { phaseOfEvent, type EventFacts } from './event.ts';
import { allowedInEvent } from './event.server.ts';
import type { FormField } from './field.ts';
import { formOf } from './form.server.ts';
import { seatsGiven, seatsHeld } from './nomination-seats.server.ts';
import { seatsLeft, seatsOfCountries } from './nomination-seats.ts';
import { mostNominees } from './nomination.ts';
import type { CountryStanding } from './series-line.ts';

/** By one focal person for one event. */
const mostNominated = 50;

export type Nominee = ApplicantInput & { reason: string };

/** `country`: where the agency is; '' where the event asks nobody for one. */
export type NominatingAgency = { agency: string; country: string };

/**
 * An agency's focal person enters several people; each is asked by letter to confirm and complete what was said of them, and
 * nobody has applied before they did. Whoever runs the event may enter more than a country has seats. Throws Forbidden,
 * Refusal with its field (`name.2`), more_than, nominated_twice, nomination_seats_none, nomination_seats_few.
 */
export async function nominate(
	actor: Actor,
	slug: string,
	{ agency, country: code }: NominatingAgency,
	nominees: readonly Nominee[],
	now: Date
): Promise<void> {
	const focal = focalPerson(actor);
	const office = agency.replace(/\s+/gu, ' ').trim();
	const wrong = office === '' ? 'required' : refusalToText(office, 300);
	if (wrong) throw new Refusal(wrong, { field: 'agency', most: 300 });
	if (nominees.length === 0) throw new Refusal('nominees_needed', { field: 'name.0' });
	if (nominees.length > mostNominees) throw new Refusal('more_than', { most: mostNominees });
	await transaction(async (tx) => {
		const event = await holdPublicEvent(tx, slug);
		if (phaseOfEvent(event, now) !== 'applying') throw new Refusal('applications_not_open');
		const own = await tx
			.select({ email: eventApplication.email })
			.from(eventApplication)
			.where(and(eq(eventApplication.eventId, event.id), eq(eventApplication.nominatedBy, focal.id)));
		const asked = await countryAsked(event, tx);
		if (asked.isAsked && !country(code)) throw new Refusal('not_chosen', { field: 'country' });
		if (!(await allowedInEvent(actor, event)).includes('manage'))
			await refuseBeyondSeats(tx, event, code, nominees.length);
		if (own.length + nominees.length > mostNominated) throw new Refusal('more_than', { most: mostNominated });
		const entered = new Set(own.map(({ email }) => email));
		for (const [at, nominee] of nominees.entries()) {
			const { name, email } = inRow(at, () => applicantFrom(nominee));
			const reason = nominee.reason.trim();
			const unfit = refusalToText(reason, 2000);
			if (unfit) throw new Refusal(unfit, { field: `reason.${at}`, most: 2000 });
			if (entered.has(email)) throw new Refusal('nominated_twice', { field: `email.${at}` });
			entered.add(email);
			const who = { name, email, language: nominee.language };
			const id = await insertDraft(tx, event, who, now, { by: focal.id, agency: office, reason });
			// As the agency says it, for who is nominated to see and put right.
			if (asked.field && code !== '')
				await putAnswers(tx, id, [asked.field], new Map([[asked.field.id, code]]), now);
			await later(tx, 'events.mailApplication', { applicationId: id, letter: 'nominated' });
		}
	});
}

/** Whether the agency says its country: where seats are given to countries, or the form counts it. */
async function countryAsked(
	event: EventFacts,
	reader: Reader
): Promise<{ field: FormField | null; isAsked: boolean }> {
	const { fields } = await formOf(event.id, reader);
	const { lines, targets } = await seatsGiven(event, reader);
	const counting = fields.find(({ counts }) => counts === 'country');
	// What is sensitive is kept only as the person it is about agrees.
	const field = counting && counting.sensitivity !== 'sensitive' ? counting : null;
	const limits = lines.length > 0 || targets.some(({ dimension }) => dimension === 'country');
	return { field, isAsked: field !== null || limits };
}

/** The event is held, so that two agencies do not take the same seat. */
async function refuseBeyondSeats(
	tx: Writer,
	event: EventFacts,
	code: string,
	entered: number
): Promise<void> {
	const standing = seatsLeft(await seatsGiven(event, tx), await seatsHeld(event, tx), code);
	if (!standing || standing.left === null) return;
	const { left, taken } = standing;
	// Where a team chooses, an agency may enter several for one seat.
	if (left >= (event.admission === 'nomination' ? entered : 1)) return;
	throw new Refusal(left === 0 ? 'nomination_seats_none' : 'nomination_seats_few', {
		...{ field: 'country', left, taken, entered }
	});
}

/** Who may still be nominated from where. `mayExceed`: the actor runs the event, and is held to no number. */
export type NominationSeats = { asksCountry: boolean; mayExceed: boolean; countries: CountryStanding[] };

export async function nominationSeats(actor: Actor, slug: string): Promise<NominationSeats> {
	const event = await publicEvent(slug);
	const [{ isAsked }, given, held, allowed] = await Promise.all([
		countryAsked(event, db),
		seatsGiven(event),
		seatsHeld(event),
		allowedInEvent(actor, event)
	]);
	return {
		asksCountry: isAsked,
		mayExceed: allowed.includes('manage'),
		countries: seatsOfCountries(given, held)
	};
}

function focalPerson(actor: Actor): Person {
	if (actor.kind !== 'person') throw new Forbidden('event.nominate');
	return actor;
}

/** A refusal names the row of its field. */
function inRow<Result>(at: number, work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new Refusal(error.code, { ...error.details, field: `${String(error.details['field'])}.${at}` });
	}
}

export type Nominated = {
	id: ApplicationId;
	name: string | null;
	agency: string | null;
	state: ApplicationState;
};

/** Whom somebody nominated, and how far each has come: not what they answered. */
export async function listNominated(actor: Actor, slug: string): Promise<Nominated[]> {
	if (actor.kind !== 'person') return [];
	const event = await publicEvent(slug);
	return db
		.select({
			...{ id: eventApplication.id, name: eventApplication.name },
			...{ agency: eventApplication.agency, state: eventApplication.state }
		})
		.from(eventApplication)
		.where(and(eq(eventApplication.eventId, event.id), eq(eventApplication.nominatedBy, actor.id)))
		.orderBy(asc(eventApplication.number));
}
