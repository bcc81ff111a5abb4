import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { dayIn } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import { editionFacts } from './edition.server.ts';
import { ownEnrolment } from './enrolment.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { eraseOn, profileFields, profileNames, readAnswer, teamFields, type ProfileName } from './profile.ts';
import { enrolment, learnerProfile } from './tables.server.ts';

/** One answer that is kept: since when, and on which day it is erased. */
export type ProfileAnswer = { field: ProfileName; value: string; consentedAt: Date; eraseOn: string };

/** What the learner told of themselves in one enrolment, in the order of the form; anybody else's is not found. */
export async function ownProfileAnswers(actor: Actor, id: EnrolmentId): Promise<ProfileAnswer[]> {
	await ownEnrolment(actor, id);
	return (await profileAnswersOf([id])).get(id) ?? [];
}

/** The same of several enrolments, for rows that have decided whose they are. */
export async function profileAnswersOf(
	ids: readonly EnrolmentId[]
): Promise<Map<EnrolmentId, ProfileAnswer[]>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select()
		.from(learnerProfile)
		.where(inArray(learnerProfile.enrolmentId, [...ids]))
		.orderBy(asc(learnerProfile.consentedAt));
	const order = (field: ProfileName) => profileNames.indexOf(field);
	rows.sort((one, other) => order(one.field) - order(other.field));
	return Map.groupBy(rows, ({ enrolmentId }) => enrolmentId) as Map<EnrolmentId, ProfileAnswer[]>;
}

/** Of these enrolments, what their learners told the team: the fields that `profile.ts` gives to it, and no other. */
export async function toldToTeam(ids: readonly EnrolmentId[]): Promise<Map<EnrolmentId, ProfileAnswer[]>> {
	const all = await profileAnswersOf(ids);
	return new Map(
		[...all].map(([id, answers]) => [id, answers.filter(({ field }) => teamFields.includes(field))])
	);
}

/**
 * Answers one question anew, in whatever state the enrolment is. The day of erasure stays where it was. What is
 * sensitive needs `consents`, each time. Throws Refusal: required, enrol_choose, too_long, profile_consent.
 */
export async function answerProfile(
	actor: Actor,
	id: EnrolmentId,
	{ field, value: sent, consents }: { field: string; value: string; consents: boolean },
	now: Date
): Promise<void> {
	const name = profileNames.find((one) => one === field);
	if (!name) throw new NotFound('profile field');
	const { value, problem } = readAnswer(name, sent);
	if (problem || value === '') throw new Refusal(refusals[problem ?? 'needed'], { field: name });
	if (profileFields[name].sensitive && !consents) throw new Refusal('profile_consent', { field: name });
	await transaction(async (tx) => {
		const own = await ownEnrolment(actor, id, tx);
		const facts = await editionFacts(own.editionId, tx);
		const row = { value, consentedAt: now };
		await tx
			.insert(learnerProfile)
			.values({
				...{ ...row, enrolmentId: id, field: name },
				eraseOn: eraseOn(name, facts.endsOn, dayIn(facts.zone, own.askedAt))
			})
			.onConflictDoUpdate({ target: [learnerProfile.enrolmentId, learnerProfile.field], set: row });
	});
}

const refusals = { needed: 'required', not_a_choice: 'enrol_choose', too_long: 'too_long' } as const;

/**
 * Erases one answer at once, which withdraws the consent to keep it; also where it was carried along from an edition they
 * moved out of. `motivation`: an application's words, once it is decided.
 */
export async function eraseProfileAnswer(actor: Actor, id: EnrolmentId, field: string): Promise<void> {
	await transaction(async (tx) => {
		const own = await ownEnrolment(actor, id, tx);
		const ids = await movedThrough(tx, id);
		if (field === 'motivation') {
			if (own.state === 'applied') throw new Refusal('motivation_needed');
			await tx.update(enrolment).set({ motivation: null }).where(inArray(enrolment.id, ids));
			return;
		}
		const name = profileNames.find((one) => one === field);
		if (!name) throw new NotFound('profile field');
		await tx
			.delete(learnerProfile)
			.where(and(inArray(learnerProfile.enrolmentId, ids), eq(learnerProfile.field, name)));
	});
}

/** The enrolment, and all that the same person moved through on the way to it or from it. */
async function movedThrough(tx: Writer, id: EnrolmentId): Promise<EnrolmentId[]> {
	const { rows } = await tx.execute<{ id: EnrolmentId }>(sql`
		with recursive chain (id, continues_id, person_id) as (
			select id, continues_id, person_id from enrolment where id = ${id}
			union select e.id, e.continues_id, e.person_id from enrolment e
			join chain on (e.id = chain.continues_id or e.continues_id = chain.id) and e.person_id = chain.person_id
		) select id from chain`);
	return rows.map((row) => row.id);
}
