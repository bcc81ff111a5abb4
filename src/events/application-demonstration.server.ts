import { randomInt } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import { inventPeople } from '#people/index.server.ts';
import { newId } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import {
	eventAnswer,
	eventApplication,
	eventCriterion,
	eventDecision,
	eventForm,
	eventParticipant,
	eventReview,
	eventReviewing,
	eventTarget
} from './application-tables.server.ts';
import { invented, type Invented } from './application-demonstration-people.ts';
import type { ApplicationId, Decision } from './application.ts';
import { judged, scoreOf, type CriterionId } from './criterion.ts';
import type { EventFacts } from './event.ts';
import { eventOf } from './event.server.ts';
import { factsOf, type AnswerValue } from './field-answer.ts';
import type { FieldId, FormField } from './field.ts';
import { readyForm } from './form-ready.ts';
import { badgeCode } from './participant.ts';
import { event, eventTeam } from './tables.server.ts';

const day = 86_400_000;

/** Fills the first illustrative field school that takes applications and has no form; nobody in it exists or is written to. */
export async function loadApplicationsDemonstration({ now = new Date() } = {}): Promise<void> {
	await transaction(async (tx) => {
		const [row] = await tx
			.select()
			.from(event)
			.where(
				and(
					...[
						eq(event.illustrative, true),
						eq(event.kind, 'field-school'),
						eq(event.admission, 'application')
					],
					sql`not exists (select from event_form f where f.event_id = ${event.id})`
				)
			)
			.orderBy(asc(event.startsOn))
			.limit(1);
		if (row) await fill(tx, eventOf(row), now);
	});
}

async function fill(tx: Writer, school: EventFacts, now: Date): Promise<void> {
	const fields = readyForm(school.languages);
	await tx.insert(eventForm).values({ eventId: school.id, version: 1, fields, madeAt: now });
	await tx.insert(eventReviewing).values({ eventId: school.id, blind: true, reviewersEach: 2, revision: 1 });
	const criterion = {
		id: newId<'Criterion'>(),
		weight: 1,
		scale: 5,
		texts: { en: { name: 'A plan that can begin at home', hint: '' } }
	};
	await tx.insert(eventCriterion).values({ ...criterion, eventId: school.id, position: 1 });
	await tx.insert(eventTarget).values([
		{ eventId: school.id, dimension: 'gender', value: 'female', least: 2, most: null },
		{ eventId: school.id, dimension: 'country', value: 'KE', least: 1, most: 2 }
	]);
	const reviewers = await inventPeople(tx, [
		{ name: 'Rosa Reviewer', language: 'en' },
		{ name: 'Omar Reviewer', language: 'en' }
	]);
	await tx
		.insert(eventTeam)
		.values(reviewers.map((personId) => ({ eventId: school.id, personId, role: 'reviewer' as const })));
	for (const [at, one] of invented.entries())
		await insertInvented(tx, { school, fields, reviewers, criterionId: criterion.id, now }, one, at + 1);
}

/** What they wrote, in the order the form of a field school asks for it. */
function wordsFor({ kind, step, isOrganisation }: FormField, one: Invented): string | undefined {
	if (isOrganisation) return one.organisation;
	if (step === 'work' && kind === 'short') return one.position;
	return undefined;
}

type Around = {
	school: EventFacts;
	fields: FormField[];
	reviewers: string[];
	criterionId: CriterionId;
	now: Date;
};

async function insertInvented(tx: Writer, around: Around, one: Invented, number: number): Promise<void> {
	const { school, fields, reviewers, criterionId, now } = around;
	const { name, country, gender, languages: language, group, state, points } = one;
	const id: ApplicationId = newId();
	const sent = new Date(now.getTime() - 20 * day);
	const said: Record<string, AnswerValue> = { country, gender, language, group };
	const answers = new Map<FieldId, AnswerValue>();
	for (const field of fields) {
		const value = field.counts ? said[field.counts] : wordsFor(field, one);
		if (value !== undefined) answers.set(field.id, value);
	}
	const texts = fields.filter(({ kind, step }) => kind === 'long' && step === 'reasons');
	for (const [at, field] of texts.entries()) {
		const words = one.words[at];
		if (words) answers.set(field.id, words);
	}
	const judgements =
		state === 'draft' || state === 'submitted'
			? []
			: points.map((given) =>
					judged([{ id: criterionId, weight: 1, scale: 5, texts: {} }], new Map([[criterionId, given]]))
				);
	const score = scoreOf(judgements.flatMap((judgement) => (judgement === null ? [] : [judgement])));
	const told = state === 'confirmed' || state === 'selected' || state === 'waiting' || state === 'declined';
	const draft = state === 'draft';
	await tx.insert(eventApplication).values({
		...{ id, eventId: school.id, number, state, language: language[0] ?? 'en', name, formVersion: 1 },
		...{ email: `applicant-${number}@demonstration.invalid`, illustrative: true },
		...{ startedAt: sent, savedAt: now, facts: draft ? {} : factsOf(fields, answers) },
		...(!draft && { submittedAt: sent, consentedAt: sent }),
		...{ score: score?.mean ?? null, spread: score?.spread ?? null, reviews: score?.reviews ?? 0 },
		...(told && { releasedAt: now }),
		...(state === 'waiting' && { line: number }),
		...(state === 'confirmed' && { confirmedAt: now }),
		...(state === 'withdrawn' && { withdrawnAt: now })
	});
	await tx.insert(eventAnswer).values(
		fields.flatMap((field) => {
			const value = answers.get(field.id);
			const { sensitivity, keptDays, counts } = field;
			return value === undefined
				? []
				: [{ applicationId: id, fieldId: field.id, value, sensitivity, keptDays, counts, answeredAt: sent }];
		})
	);
	for (const [i, judgement] of judgements.entries())
		await tx.insert(eventReview).values({
			...{ applicationId: id, personId: reviewers[i] as string, assignedAt: sent, judgement, judgedAt: now },
			points: { [criterionId]: points[i] ?? 0 }
		});
	if (!told) return;
	const decided = { confirmed: 'select', selected: 'select', waiting: 'wait', declined: 'decline' } as const;
	const decision: Decision = decided[state];
	await tx
		.insert(eventDecision)
		.values({ id: newId(), applicationId: id, at: now, decision, reason: 'By score and targets.' });
	if (decision !== 'select') return;
	await tx.insert(eventParticipant).values({
		...{
			id: newId<'Participant'>(),
			eventId: school.id,
			applicationId: id,
			name,
			country,
			illustrative: true
		},
		...{ email: `applicant-${number}@demonstration.invalid`, language: language[0] ?? 'en' },
		...{ organisation: one.organisation, state: state === 'confirmed' ? 'confirmed' : 'expected' },
		...{ badgeCode: badgeCode(randomInt), addedAt: now }
	});
}
