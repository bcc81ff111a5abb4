import { asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import { eventCriterion, eventReviewing } from './application-tables.server.ts';
import { fewestReviewers, problemsOfCriteria, type Criterion, type CriterionId } from './criterion.ts';
import type { EventId } from './event.ts';
import { holdOwnEvent } from './event.server.ts';

/** How an event's applications are judged. */
export type Reviewing = { blind: boolean; reviewersEach: number; revision: number; criteria: Criterion[] };

export const mostReviewersEach = 5;

export async function reviewingOf(id: EventId, reader: Reader = db): Promise<Reviewing> {
	const [[row], criteria] = await Promise.all([
		reader.select().from(eventReviewing).where(eq(eventReviewing.eventId, id)),
		reader
			.select()
			.from(eventCriterion)
			.where(eq(eventCriterion.eventId, id))
			.orderBy(asc(eventCriterion.position))
	]);
	return {
		blind: row?.blind ?? true,
		reviewersEach: row?.reviewersEach ?? fewestReviewers,
		revision: row?.revision ?? 0,
		criteria: criteria.map(({ id: criterion, weight, scale, texts }) => ({
			id: criterion,
			weight,
			scale,
			texts
		}))
	};
}

/** `id` null: a new criterion. */
export type ReviewingInput = Omit<Reviewing, 'criteria'> & {
	criteria: (Omit<Criterion, 'id'> & { id: CriterionId | null })[];
};

/**
 * Writes how applications are judged. Once somebody has judged, what they judged by stays: their words may be mended, no
 * weight or scale. Throws Refusal with its field, changed_meanwhile, criteria_in_use.
 */
export async function putReviewing(actor: Actor, slug: string, input: ReviewingInput): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const was = await reviewingOf(event.id, tx);
		if (was.revision !== input.revision) throw new Refusal('changed_meanwhile');
		const each = input.reviewersEach;
		if (!Number.isInteger(each) || each < fewestReviewers || each > mostReviewersEach)
			throw new Refusal('reviewers_each', {
				field: 'reviewersEach',
				least: fewestReviewers,
				most: mostReviewersEach
			});
		const known = new Set(was.criteria.map(({ id }) => id));
		const criteria = input.criteria.map((one) => ({
			...one,
			id: one.id !== null && known.has(one.id) ? one.id : newId<'Criterion'>()
		}));
		const [problem] = problemsOfCriteria(criteria, event.languages);
		if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
		const weighed = (some: readonly Criterion[]) =>
			some.map(({ id, weight, scale }) => `${id} ${weight} ${scale}`).join();
		if (weighed(criteria) !== weighed(was.criteria) && (await isJudged(event.id, tx)))
			throw new Refusal('criteria_in_use');
		await tx
			.insert(eventReviewing)
			.values({ eventId: event.id, blind: input.blind, reviewersEach: each, revision: 1 })
			.onConflictDoUpdate({
				target: eventReviewing.eventId,
				set: { blind: input.blind, reviewersEach: each, revision: was.revision + 1 }
			});
		await tx.delete(eventCriterion).where(eq(eventCriterion.eventId, event.id));
		if (criteria.length > 0)
			await tx
				.insert(eventCriterion)
				.values(criteria.map((one, at) => ({ ...one, eventId: event.id, position: at + 1 })));
	});
}

export async function isJudged(id: EventId, reader: Reader = db): Promise<boolean> {
	const { rows } = await reader.execute(sql`
		select 1 from event_review r join event_application p on p.id = r.application_id
		where p.event_id = ${id} and r.judgement is not null limit 1`);
	return rows.length > 0;
}
