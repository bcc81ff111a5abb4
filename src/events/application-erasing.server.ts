import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import {
	eventAnswer,
	eventApplication,
	eventApplicationKey,
	eventDecision,
	eventParticipant,
	eventReview,
	eventVisaLetter
} from './application-tables.server.ts';
import { declinedDays, draftDays, takenPartDays, type ApplicationId } from './application.ts';

/** Days after the event. */
const visaDays = 30;
/** A draft of an event that is over. */
const draftAfterEventDays = 30;

/**
 * What is left names nobody and says nothing: a number, a state and points. A draft goes whole. Who withdrew and is erased is
 * erased among the participants, too.
 */
export async function eraseApplications(tx: Writer, ids: readonly ApplicationId[], now: Date): Promise<void> {
	if (ids.length === 0) return;
	const these = [...ids];
	await tx
		.delete(eventApplication)
		.where(and(inArray(eventApplication.id, these), eq(eventApplication.state, 'draft')));
	await tx.delete(eventAnswer).where(inArray(eventAnswer.applicationId, these));
	await tx.delete(eventApplicationKey).where(inArray(eventApplicationKey.applicationId, these));
	await tx.delete(eventDecision).where(inArray(eventDecision.applicationId, these));
	await tx
		.update(eventReview)
		.set({ comment: null, conflictReason: null })
		.where(inArray(eventReview.applicationId, these));
	await tx
		.update(eventApplication)
		.set({
			...{ name: null, email: null, facts: {}, agency: null, nominationReason: null, nominatedBy: null },
			...{ erasedAt: now, proposed: null, line: null }
		})
		.where(inArray(eventApplication.id, these));
	await eraseParticipants(tx, inArray(eventParticipant.applicationId, these), now);
}

async function eraseParticipants(tx: Writer, which: SQL, now: Date): Promise<void> {
	const gone = await tx
		.update(eventParticipant)
		.set({ name: null, email: null, organisation: null, personId: null, erasedAt: now })
		.where(and(which, isNull(eventParticipant.erasedAt)))
		.returning({ id: eventParticipant.id });
	if (gone.length > 0)
		await tx.delete(eventVisaLetter).where(
			inArray(
				eventVisaLetter.participantId,
				gone.map(({ id }) => id)
			)
		);
}

/** Every night: each answer on its day, each application on its, whether or not the event is still to be seen. */
export async function tidyApplications(now: Date): Promise<void> {
	const today = sql`${now.toISOString().slice(0, 10)}::date`;
	await transaction(async (tx) => {
		await tx.execute(sql`
			delete from event_answer a using event_application p, event e
			where p.id = a.application_id and e.id = p.event_id and e.ends_on + a.kept_days < ${today}`);
		const { rows } = await tx.execute<{ id: ApplicationId }>(dueApplications(today));
		await eraseApplications(
			tx,
			rows.map(({ id }) => id),
			now
		);
		await tx.execute(sql`
			delete from event_visa_letter v using event_participant p, event e
			where p.id = v.participant_id and e.id = p.event_id and e.ends_on + ${visaDays}::int < ${today}`);
		await eraseParticipants(
			tx,
			sql`event_id in (select id from event where ends_on + ${takenPartDays}::int < ${today})`,
			now
		);
	});
}

/** `namelessFrom`, as SQL; a test makes the two agree. */
function dueApplications(today: SQL): SQL {
	return sql`
		select p.id from event_application p join event e on e.id = p.event_id
		where p.erased_at is null and case
			when p.state = 'draft' then least((p.saved_at at time zone 'UTC')::date + ${draftDays}::int, e.ends_on + ${draftAfterEventDays}::int)
			when p.state in ('selected', 'confirmed') then e.ends_on + ${takenPartDays}::int
			else e.ends_on + ${declinedDays}::int end < ${today}`;
}

/** For the test: who would be erased. */
export async function applicationsDue(now: Date): Promise<ApplicationId[]> {
	const { rows } = await db.execute<{ id: ApplicationId }>(
		dueApplications(sql`${now.toISOString().slice(0, 10)}::date`)
	);
	return rows.map(({ id }) => id);
}
