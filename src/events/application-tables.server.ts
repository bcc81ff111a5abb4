import {
	boolean,
	customType,
	integer,
	jsonb,
	numeric,
	pgTable,
	primaryKey,
	smallint,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import { jsonValue } from '#platform/index.server.ts';
import type { ApplicationId, ApplicationState, Decision } from './application.ts';
import type { CriterionId } from './criterion.ts';
import type { EventId } from './event.ts';
import type { Sensitivity } from './field-retention.ts';
import type { AnswerValue, Facts } from './field-answer.ts';
import type { Dimension, FieldId, FormField } from './field.ts';
import type { ParticipantId, ParticipantState } from './participant.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const tenths = (name: string) => numeric(name, { precision: 4, scale: 1, mode: 'number' });
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const eventForm = pgTable(
	'event_form',
	{
		eventId: uuid('event_id').$type<EventId>().notNull(),
		version: integer().notNull(),
		fields: jsonb().$type<FormField[]>().notNull(),
		madeAt: instant('made_at').notNull(),
		madeBy: text('made_by')
	},
	(row) => [primaryKey({ columns: [row.eventId, row.version] })]
);

export const eventApplication = pgTable('event_application', {
	id: uuid().$type<ApplicationId>().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	number: integer().notNull(),
	state: text().$type<ApplicationState>().notNull(),
	language: text().notNull(),
	name: text(),
	email: text(),
	formVersion: integer('form_version').notNull(),
	facts: jsonb().$type<Facts>().notNull().default({}),
	nominatedBy: text('nominated_by'),
	agency: text(),
	nominationReason: text('nomination_reason'),
	startedAt: instant('started_at').notNull(),
	savedAt: instant('saved_at').notNull(),
	submittedAt: instant('submitted_at'),
	consentedAt: instant('consented_at'),
	score: tenths('score'),
	spread: tenths('spread'),
	reviews: smallint().notNull().default(0),
	proposed: text().$type<Decision>(),
	releasedAt: instant('released_at'),
	confirmedAt: instant('confirmed_at'),
	withdrawnAt: instant('withdrawn_at'),
	line: integer(),
	erasedAt: instant('erased_at'),
	illustrative: boolean().notNull().default(false)
});

export const eventApplicationKey = pgTable('event_application_key', {
	tokenSha256: text('token_sha256').primaryKey(),
	applicationId: uuid('application_id').$type<ApplicationId>().notNull(),
	madeAt: instant('made_at').notNull()
});

export const eventAnswer = pgTable(
	'event_answer',
	{
		applicationId: uuid('application_id').$type<ApplicationId>().notNull(),
		fieldId: uuid('field_id').$type<FieldId>().notNull(),
		value: jsonValue().$type<AnswerValue>().notNull(),
		sensitivity: text().$type<Sensitivity>().notNull(),
		keptDays: smallint('kept_days').notNull(),
		counts: text().$type<Dimension>(),
		answeredAt: instant('answered_at').notNull(),
		agreedAt: instant('agreed_at')
	},
	(row) => [primaryKey({ columns: [row.applicationId, row.fieldId] })]
);

export const eventAnswerFile = pgTable(
	'event_answer_file',
	{
		applicationId: uuid('application_id').$type<ApplicationId>().notNull(),
		fieldId: uuid('field_id').$type<FieldId>().notNull(),
		name: text().notNull(),
		type: text().notNull(),
		bytes: bytea().notNull()
	},
	(row) => [primaryKey({ columns: [row.applicationId, row.fieldId] })]
);

export const eventReviewing = pgTable('event_reviewing', {
	eventId: uuid('event_id').$type<EventId>().primaryKey(),
	blind: boolean().notNull(),
	reviewersEach: smallint('reviewers_each').notNull(),
	revision: integer().notNull()
});

export const eventCriterion = pgTable('event_criterion', {
	id: uuid().$type<CriterionId>().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	position: smallint().notNull(),
	weight: smallint().notNull(),
	scale: smallint().notNull(),
	texts: jsonb().$type<Record<string, { name: string; hint: string }>>().notNull()
});

export const eventReview = pgTable(
	'event_review',
	{
		applicationId: uuid('application_id').$type<ApplicationId>().notNull(),
		personId: text('person_id').notNull(),
		assignedAt: instant('assigned_at').notNull(),
		conflictAt: instant('conflict_at'),
		conflictReason: text('conflict_reason'),
		points: jsonb().$type<Record<CriterionId, number>>().notNull().default({}),
		judgement: tenths('judgement'),
		comment: text(),
		judgedAt: instant('judged_at')
	},
	(row) => [primaryKey({ columns: [row.applicationId, row.personId] })]
);

export const eventDecision = pgTable('event_decision', {
	id: uuid().primaryKey(),
	applicationId: uuid('application_id').$type<ApplicationId>().notNull(),
	at: instant('at').notNull(),
	byPerson: text('by_person'),
	decision: text().$type<Decision>().notNull(),
	reason: text().notNull()
});

export const eventTarget = pgTable(
	'event_target',
	{
		eventId: uuid('event_id').$type<EventId>().notNull(),
		dimension: text().$type<Dimension>().notNull(),
		value: text().notNull(),
		least: integer(),
		most: integer()
	},
	(row) => [primaryKey({ columns: [row.eventId, row.dimension, row.value] })]
);

export const eventParticipant = pgTable('event_participant', {
	id: uuid().$type<ParticipantId>().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	applicationId: uuid('application_id').$type<ApplicationId>(),
	personId: text('person_id'),
	name: text(),
	email: text(),
	language: text().notNull(),
	organisation: text(),
	country: text(),
	state: text().$type<ParticipantState>().notNull(),
	badgeCode: text('badge_code').notNull(),
	illustrative: boolean().notNull().default(false),
	addedAt: instant('added_at').notNull(),
	erasedAt: instant('erased_at')
});

export const eventVisaLetter = pgTable('event_visa_letter', {
	participantId: uuid('participant_id').$type<ParticipantId>().primaryKey(),
	passportName: text('passport_name').notNull(),
	nationality: text().notNull(),
	reference: text().notNull(),
	checkedAt: instant('checked_at').notNull(),
	checkedBy: text('checked_by')
});
