import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, later, prepared, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { dayIn } from '#catalogue/index.ts';
import { answersAreDue, keepAnswers } from './application-answer.server.ts';
import type { ApplicationAnswers } from './application-question.ts';
import { phaseOf, type Edition, type EditionId } from './edition.ts';
import { editionFacts, editionOf, seatsTaken } from './edition.server.ts';
import {
	refusalToEnrol,
	seatsLeft,
	stateOnAsking,
	type EnrolmentId,
	type EnrolmentState
} from './enrolment.ts';
import { spendInvitation } from './invitation.server.ts';
import { eraseOn, type Profile, type ProfileName } from './profile.ts';
import { edition, enrolment, learnerProfile } from './tables.server.ts';

export type Enrolment = typeof enrolment.$inferSelect;

/** What somebody who asks for a place says. */
export type Asking = {
	language: string;
	profile: Profile;
	motivation?: string | null;
	/** To what the team asks of applicants, by the question's id. */
	answers?: ApplicationAnswers;
	/** The token of an invitation's link. */
	invitation?: string | null;
};

/**
 * Asks for a place in an edition: enrolled at once, waiting for a seat, or applied. Holds the edition's row, so that two
 * people never get the last seat. Throws Forbidden for a visitor, Refusal with the reason otherwise.
 */
export async function enrol(
	actor: Actor,
	id: EditionId,
	asking: Asking,
	now: Date
): Promise<{ id: EnrolmentId; state: EnrolmentState }> {
	if (actor.kind !== 'person') throw new Forbidden('enrolment.ask');
	return transaction(async (tx) => {
		const facts = await lockEdition(tx, id);
		const mine = await ownIn(tx, id, actor.id);
		const invited = asking.invitation ? await spendInvitation(tx, id, asking.invitation, now) : false;
		const refusal = refusalToEnrol(
			{ phase: phaseOf(facts, now), admission: facts.admission },
			mine?.state ?? null,
			invited
		);
		if (refusal) throw new Refusal(refusal);
		// Who was accepted once needs no new decision to come back.
		const decided = invited || mine?.enrolledAt != null;
		const left = seatsLeft(facts.seats, (await seatsTaken([id], tx)).get(id) ?? 0);
		const state = stateOnAsking(facts.admission, left, decided);
		const enrolmentId = mine?.id ?? newId<'Enrolment'>();
		const row = {
			state,
			language: asking.language,
			motivation: asking.motivation ?? mine?.motivation ?? null,
			askedAt: now,
			enrolledAt: state === 'enrolled' ? (mine?.enrolledAt ?? now) : (mine?.enrolledAt ?? null),
			endedAt: null
		};
		if (mine) await tx.update(enrolment).set(row).where(eq(enrolment.id, mine.id));
		else await tx.insert(enrolment).values({ id: enrolmentId, editionId: id, personId: actor.id, ...row });
		await putProfile(tx, enrolmentId, asking.profile, facts, now);
		if (state === 'applied')
			await keepAnswers(
				tx,
				enrolmentId,
				facts,
				{ language: asking.language, answers: asking.answers ?? {} },
				now
			);
		if (state === 'enrolled') await later(tx, 'training.mail', { enrolmentId, letter: 'enrolled' });
		return { id: enrolmentId, state };
	});
}

/** The learner goes. What they did stays, and counts again when they come back; their seat goes to who waits longest. */
export async function withdraw(actor: Actor, id: EnrolmentId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const { editionId } = await ownEnrolment(actor, id, tx);
		const facts = await lockEdition(tx, editionId);
		const mine = await ownEnrolment(actor, id, tx);
		if (mine.state === 'withdrawn') return;
		await tx.update(enrolment).set({ state: 'withdrawn', endedAt: now }).where(eq(enrolment.id, id));
		await answersAreDue(tx, id, now);
		await fillSeats(tx, facts, now);
	});
}

/**
 * To another edition of the same course: what was done counts there. Whom no team has let in yet applies there with
 * `asking`; without it throws Refusal `required` (motivation). Both rows are held, the lower id first.
 */
export async function moveTo(
	actor: Actor,
	id: EnrolmentId,
	target: EditionId,
	now: Date,
	asking: Asking | null = null
): Promise<{ id: EnrolmentId; state: EnrolmentState }> {
	return transaction(async (tx) => {
		const from = await ownEnrolment(actor, id, tx);
		for (const one of [from.editionId, target].sort()) await lockEdition(tx, one);
		const [here, there] = [await editionFacts(from.editionId, tx), await editionFacts(target, tx)];
		if (here.courseId !== there.courseId || here.id === there.id) throw new Refusal('not_the_same_course');
		const mine = await ownIn(tx, target, from.personId ?? '');
		// Who was let into one run need not be let into the next; a run by invitation is closed all the same.
		const letIn = from.enrolledAt !== null && there.admission === 'application';
		const refusal = refusalToEnrol(
			{ phase: phaseOf(there, now), admission: there.admission },
			mine?.state ?? null,
			letIn
		);
		if (refusal) throw new Refusal(refusal);
		const left = seatsLeft(there.seats, (await seatsTaken([target], tx)).get(target) ?? 0);
		const state = stateOnAsking(there.admission, left, letIn);
		const applied = state === 'applied' ? asking : null;
		if (state === 'applied' && !applied?.motivation) throw new Refusal('required', { field: 'motivation' });
		const movedId = mine?.id ?? newId<'Enrolment'>();
		const spoken = applied?.language ?? from.language;
		const row = {
			state,
			language: there.languages.includes(spoken) ? spoken : (there.languages[0] ?? spoken),
			motivation: applied?.motivation ?? mine?.motivation ?? null,
			askedAt: now,
			enrolledAt: state === 'enrolled' ? now : null,
			endedAt: null,
			continuesId: id,
			certificateName: from.certificateName,
			nameConfirmedAt: from.nameConfirmedAt
		};
		if (mine) await tx.update(enrolment).set(row).where(eq(enrolment.id, mine.id));
		else
			await tx.insert(enrolment).values({ id: movedId, editionId: target, personId: from.personId, ...row });
		await putProfile(tx, movedId, applied?.profile ?? (await profileOf(id, tx)), there, now);
		if (applied) {
			const { language, answers = {} } = applied;
			await keepAnswers(tx, movedId, there, { language, answers }, now);
		}
		await tx.update(enrolment).set({ state: 'moved', endedAt: now }).where(eq(enrolment.id, id));
		await answersAreDue(tx, id, now);
		await fillSeats(tx, here, now);
		if (state === 'enrolled') await later(tx, 'training.mail', { enrolmentId: movedId, letter: 'enrolled' });
		return { id: movedId, state };
	});
}

/** Gives free seats to those who wait, in the order they asked, and tells them. With the edition's row held. */
export async function fillSeats(tx: Writer, facts: Edition, now: Date): Promise<EnrolmentId[]> {
	const left = seatsLeft(facts.seats, (await seatsTaken([facts.id], tx)).get(facts.id) ?? 0);
	const waiting = await tx
		.select({ id: enrolment.id })
		.from(enrolment)
		.where(and(eq(enrolment.editionId, facts.id), eq(enrolment.state, 'waiting')))
		.orderBy(asc(enrolment.askedAt), asc(enrolment.id))
		.limit(left ?? 10_000);
	const ids = waiting.map((one) => one.id);
	if (ids.length > 0)
		await tx
			.update(enrolment)
			.set({ state: 'enrolled', enrolledAt: sql`coalesce(enrolled_at, ${now})` })
			.where(inArray(enrolment.id, ids));
	for (const enrolmentId of ids) await later(tx, 'training.mail', { enrolmentId, letter: 'seat' });
	return ids;
}

/** Holds the edition while seats are counted. */
export async function lockEdition(tx: Writer, id: EditionId): Promise<Edition> {
	const [row] = await tx.select().from(edition).where(eq(edition.id, id)).for('update');
	if (!row) throw new NotFound('edition');
	return editionOf(row);
}

/** The actor's own enrolment; anybody else's is not found. */
export async function ownEnrolment(actor: Actor, id: EnrolmentId, reader: Reader = db): Promise<Enrolment> {
	const [row] = await reader.select().from(enrolment).where(eq(enrolment.id, id));
	if (!row || actor.kind !== 'person' || row.personId !== actor.id) throw new NotFound('enrolment');
	return row;
}

/** The actor's enrolment in an edition, in whatever state; null: none, or a visitor. */
export async function enrolmentIn(actor: Actor, id: EditionId): Promise<Enrolment | null> {
	if (actor.kind !== 'person') return null;
	const [row] = await ownEnrolments().execute({ id, personId: actor.id });
	return row ?? null;
}

const ownEnrolments = prepared(() =>
	db
		.select()
		.from(enrolment)
		.where(
			and(eq(enrolment.editionId, sql.placeholder('id')), eq(enrolment.personId, sql.placeholder('personId')))
		)
		.prepare('training_enrolment_in')
);

async function ownIn(reader: Reader, id: EditionId, personId: string): Promise<Enrolment | null> {
	const [row] = await reader
		.select()
		.from(enrolment)
		.where(and(eq(enrolment.editionId, id), eq(enrolment.personId, personId)));
	return row ?? null;
}

/** What is still kept of what the learner told of themselves here. */
export async function profileOf(id: EnrolmentId, reader: Reader = db): Promise<Profile> {
	const rows = await reader
		.select({ field: learnerProfile.field, value: learnerProfile.value })
		.from(learnerProfile)
		.where(eq(learnerProfile.enrolmentId, id));
	return Object.fromEntries(rows.map(({ field, value }) => [field, value]));
}

async function putProfile(
	tx: Writer,
	id: EnrolmentId,
	profile: Profile,
	facts: Pick<Edition, 'endsOn' | 'zone'>,
	now: Date
): Promise<void> {
	await tx.delete(learnerProfile).where(eq(learnerProfile.enrolmentId, id));
	const rows = (Object.entries(profile) as [ProfileName, string][]).map(([field, value]) => ({
		enrolmentId: id,
		field,
		value,
		consentedAt: now,
		eraseOn: eraseOn(field, facts.endsOn, dayIn(facts.zone, now))
	}));
	if (rows.length > 0) await tx.insert(learnerProfile).values(rows);
}
