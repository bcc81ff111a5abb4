import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { namesOf } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { refusalToText } from '#ui/form/text.ts';
import { answersOf } from './application-answer.server.ts';
import { eventAnswerFile, eventApplication, eventReview } from './application-tables.server.ts';
import type { ApplicationId, ApplicationState } from './application.ts';
import { fewestReviewers, judged, refusalToPoints, scoreOf, type CriterionId } from './criterion.ts';
import { reviewingOf, type Reviewing } from './criterion.server.ts';
import type { EventFacts, EventId } from './event.ts';
import { holdOwnEvent, openEvent } from './event.server.ts';
import { teamOfEvent } from './event-team.server.ts';
import type { AnswerValue } from './field-answer.ts';
import type { FieldId, FormField } from './field.ts';
import { formAt } from './form.server.ts';
import { assignFairly } from './review-assignment.ts';
import { answersShown, filesShown } from './review-blind.ts';

const reviewed: ApplicationState[] = ['submitted', 'review'];

/** Who reviews in an event, each once. */
export async function reviewersOf(id: EventId, reader: Reader = db): Promise<string[]> {
	const team = await teamOfEvent(id, reader);
	return [...new Set(team.filter(({ role }) => role === 'reviewer').map(({ personId }) => personId))].sort();
}

/**
 * Gives every application that was sent in as many reviewers as it lacks; those not looked at before are under review from
 * then on, and their applicants told. Returns how many were given, and how many are still short of one. Throws Refusal
 * too_few_reviewers, criteria_needed.
 */
export async function assignReviews(
	actor: Actor,
	slug: string,
	now: Date
): Promise<{ assigned: number; short: number }> {
	return transaction(async (tx) => {
		const event = await holdOwnEvent(tx, actor, 'manage', slug);
		const { reviewersEach, criteria } = await reviewingOf(event.id, tx);
		if (criteria.length === 0) throw new Refusal('criteria_needed');
		const reviewers = await reviewersOf(event.id, tx);
		if (reviewers.length < Math.max(fewestReviewers, reviewersEach))
			throw new Refusal('too_few_reviewers', { least: Math.max(fewestReviewers, reviewersEach) });
		const open = await tx
			.select({ id: eventApplication.id, state: eventApplication.state })
			.from(eventApplication)
			.where(
				and(
					...[eq(eventApplication.eventId, event.id), inArray(eventApplication.state, reviewed)],
					isNull(eventApplication.erasedAt)
				)
			)
			.orderBy(asc(eventApplication.number));
		const ids = open.map(({ id }) => id);
		const standing =
			ids.length === 0
				? []
				: await tx.select().from(eventReview).where(inArray(eventReview.applicationId, ids));
		const { assigned, short } = assignFairly(
			ids,
			reviewers,
			reviewersEach,
			standing.map(({ applicationId, personId, conflictAt }) => ({
				...{ application: applicationId, reviewer: personId, conflict: conflictAt !== null }
			}))
		);
		const rows = assigned.map(({ application, reviewer }) => ({
			...{ applicationId: application as ApplicationId, personId: reviewer, assignedAt: now }
		}));
		for (let at = 0; at < rows.length; at += 5000)
			await tx.insert(eventReview).values(rows.slice(at, at + 5000));
		const fresh = open.filter(({ state }) => state === 'submitted').map(({ id }) => id);
		if (fresh.length > 0)
			await tx.update(eventApplication).set({ state: 'review' }).where(inArray(eventApplication.id, fresh));
		for (const applicationId of fresh)
			await later(tx, 'events.mailApplication', { applicationId, letter: 'review' });
		return { assigned: rows.length, short: short.length };
	});
}

export type ReviewLine = { id: ApplicationId; number: number; judgement: number | null; conflict: boolean };

/** What an actor is asked to review in an event: by number, without a name. */
export async function myReviews(actor: Actor, slug: string): Promise<ReviewLine[]> {
	const event = await openEvent(actor, 'review', slug);
	if (actor.kind !== 'person') return [];
	const rows = await db
		.select({
			...{ id: eventApplication.id, number: eventApplication.number },
			...{ judgement: eventReview.judgement, conflictAt: eventReview.conflictAt }
		})
		.from(eventReview)
		.innerJoin(eventApplication, eq(eventApplication.id, eventReview.applicationId))
		.where(
			and(
				...[eq(eventReview.personId, actor.id), eq(eventApplication.eventId, event.id)],
				isNull(eventApplication.erasedAt)
			)
		)
		.orderBy(asc(eventApplication.number));
	return rows.map(({ conflictAt, ...line }) => ({ ...line, conflict: conflictAt !== null }));
}

export type ReviewTask = {
	event: EventFacts;
	id: ApplicationId;
	number: number;
	/** Null where the review is blind. */
	name: string | null;
	agency: string | null;
	fields: FormField[];
	answers: Map<FieldId, AnswerValue>;
	/** What may be opened. `name` null where the review is blind. */
	files: { field: FormField; name: string | null; type: string }[];
	reviewing: Reviewing;
	points: Record<CriterionId, number>;
	comment: string | null;
	judgement: number | null;
	closed: boolean;
};

/** What a reviewer reads of one application; blind where the event is. Throws NotFound, also after a conflict was declared. */
export async function reviewTask(actor: Actor, slug: string, id: ApplicationId): Promise<ReviewTask> {
	const event = await openEvent(actor, 'review', slug);
	const { application, review } = await ownReview(actor, event, id);
	const reviewing = await reviewingOf(event.id);
	const { blind } = reviewing;
	const [answers, { fields }, attached] = await Promise.all([
		answersOf(id),
		formAt(event.id, application.formVersion),
		db
			.select({ field: eventAnswerFile.fieldId, name: eventAnswerFile.name, type: eventAnswerFile.type })
			.from(eventAnswerFile)
			.where(eq(eventAnswerFile.applicationId, id))
	]);
	const shown = answersShown(fields, answers, blind, application.name ?? '');
	return {
		...{ event, id, number: application.number, reviewing, answers: shown },
		files: filesShown(fields, blind).flatMap((field) =>
			attached
				.filter((one) => one.field === field.id)
				.map(({ name, type }) => ({ field, type, name: blind ? null : name }))
		),
		name: blind ? null : application.name,
		agency: blind ? null : application.agency,
		fields: fields.filter((field) => field.kind !== 'file' && shown.has(field.id)),
		...{ points: review.points, comment: review.comment, judgement: review.judgement },
		closed: !reviewed.includes(application.state)
	};
}

/** An attachment, for who reviews it; blind, it is called by its number. Throws NotFound, also of one that is hidden. */
export async function attachmentToReview(
	actor: Actor,
	slug: string,
	id: ApplicationId,
	field: FieldId
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
	const { files, number } = await reviewTask(actor, slug, id);
	const at = files.findIndex((one) => one.field.id === field);
	const [row] =
		at < 0
			? []
			: await db
					.select({ type: eventAnswerFile.type, bytes: eventAnswerFile.bytes })
					.from(eventAnswerFile)
					.where(and(eq(eventAnswerFile.applicationId, id), eq(eventAnswerFile.fieldId, field)));
	if (!row) throw new NotFound('attachment');
	return { name: files[at]?.name ?? `${number}-${at + 1}.${row.type.split('/')[1] ?? ''}`, ...row };
}

async function ownReview(actor: Actor, event: EventFacts, id: ApplicationId, tx?: Writer) {
	if (actor.kind !== 'person') throw new Forbidden('event.review');
	const found = (tx ?? db)
		.select({ application: eventApplication, review: eventReview })
		.from(eventReview)
		.innerJoin(eventApplication, eq(eventApplication.id, eventReview.applicationId))
		.where(
			and(
				...[eq(eventReview.applicationId, id), eq(eventReview.personId, actor.id)],
				...[eq(eventApplication.eventId, event.id), isNull(eventReview.conflictAt)],
				isNull(eventApplication.erasedAt)
			)
		);
	const [row] = await (tx ? found.for('update') : found);
	if (!row) throw new NotFound('review');
	return row;
}

export type JudgementInput = { points: Record<string, number>; comment: string };

/** Judges an application by every criterion. Throws Refusal with its field, review_over. */
export async function judge(
	actor: Actor,
	slug: string,
	id: ApplicationId,
	{ points, comment }: JudgementInput,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const event = await openEvent(actor, 'review', slug, tx);
		const { application, review } = await ownReview(actor, event, id, tx);
		if (!reviewed.includes(application.state)) throw new Refusal('review_over');
		const { criteria } = await reviewingOf(event.id, tx);
		for (const criterion of criteria) {
			const given = points[criterion.id];
			const code = given === undefined ? 'required' : refusalToPoints(criterion, given);
			if (code) throw new Refusal(code, { field: `points.${criterion.id}`, most: criterion.scale });
		}
		const wrong = refusalToText(comment, 4000);
		if (wrong) throw new Refusal(wrong, { field: 'comment', most: 4000 });
		const kept = Object.fromEntries(criteria.map((one) => [one.id, points[one.id] as number]));
		const judgement = judged(criteria, new Map(Object.entries(kept) as [CriterionId, number][]));
		await tx
			.update(eventReview)
			.set({
				points: kept,
				judgement,
				comment: comment.trim() || null,
				judgedAt: judgement === null ? null : now
			})
			.where(and(eq(eventReview.applicationId, id), eq(eventReview.personId, review.personId)));
		await putScore(tx, id);
	});
}

/** Says that one should not judge here: nothing of it is read from then on, and what was judged is taken back. */
export async function declareConflict(
	actor: Actor,
	slug: string,
	id: ApplicationId,
	reason: string,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const event = await openEvent(actor, 'review', slug, tx);
		const { review } = await ownReview(actor, event, id, tx);
		const said = reason.trim();
		const wrong = said === '' ? 'required' : refusalToText(said, 1000);
		if (wrong) throw new Refusal(wrong, { field: 'reason', most: 1000 });
		await tx
			.update(eventReview)
			.set({
				...{ conflictAt: now, conflictReason: said, points: {}, comment: null },
				judgement: null,
				judgedAt: null
			})
			.where(and(eq(eventReview.applicationId, id), eq(eventReview.personId, review.personId)));
		await putScore(tx, id);
	});
}

async function putScore(tx: Writer, id: ApplicationId): Promise<void> {
	const rows = await tx
		.select({ judgement: eventReview.judgement })
		.from(eventReview)
		.where(eq(eventReview.applicationId, id));
	const score = scoreOf(rows.flatMap(({ judgement }) => (judgement === null ? [] : [judgement])));
	await tx
		.update(eventApplication)
		.set({ score: score?.mean ?? null, spread: score?.spread ?? null, reviews: score?.reviews ?? 0 })
		.where(eq(eventApplication.id, id));
}

/** How far each reviewer is: for whoever organises it. */
export async function reviewProgress(
	actor: Actor,
	slug: string
): Promise<{ name: string; assigned: number; judged: number; conflicts: number }[]> {
	const event = await openEvent(actor, 'manage', slug);
	const { rows } = await db.execute<{
		person: string;
		assigned: number;
		judged: number;
		conflicts: number;
	}>(sql`
		select t.person_id as person, count(r.application_id) filter (where r.conflict_at is null)::int as assigned,
			count(r.judgement)::int as judged, count(r.conflict_at)::int as conflicts
		from event_team t
		left join event_application p on p.event_id = t.event_id and p.erased_at is null
		left join event_review r on r.application_id = p.id and r.person_id = t.person_id
		where t.event_id = ${event.id} and t.role = 'reviewer' group by t.person_id order by t.person_id`);
	const names = await namesOf(rows.map(({ person }) => person));
	return rows.map(({ person, ...counts }) => ({ name: names.get(person) ?? '', ...counts }));
}
