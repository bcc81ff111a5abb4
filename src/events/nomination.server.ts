import { and, asc, eq } from 'drizzle-orm';
import type { Actor, Person } from '#people/index.ts';
import { Forbidden, Refusal } from '#platform/index.ts';
import { db, later, transaction } from '#platform/index.server.ts';
import { refusalToText } from '#ui/form/text.ts';
import { holdPublicEvent, publicEvent } from './application-event.server.ts';
import { applicantFrom, insertDraft, type ApplicantInput } from './application.server.ts';
import { eventApplication } from './application-tables.server.ts';
import type { ApplicationId, ApplicationState } from './application.ts';
import { phaseOfEvent } from './event.ts';
import { mostNominees } from './nomination.ts';

/** By one focal person for one event. */
const mostNominated = 50;

export type Nominee = ApplicantInput & { reason: string };

/**
 * An agency's focal person enters several people; each is asked by letter to confirm and complete what was said of them, and
 * nobody has applied before they did. Throws Forbidden, Refusal with its field (`name.2`), more_than, nominated_twice.
 */
export async function nominate(
	actor: Actor,
	slug: string,
	agency: string,
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
			await later(tx, 'events.mailApplication', { applicationId: id, letter: 'nominated' });
		}
	});
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
