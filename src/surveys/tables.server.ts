import {
	bigint,
	boolean,
	date,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import type { Answers } from './condition.ts';
import type { Disposition } from './disposition.ts';
import type { InvitationId, Strata } from './invitation.ts';
import type { Questionnaire } from './question.ts';
import type { QuestionnaireId } from './version.ts';
import type { Linkage, WaveId, WaveKind } from './wave.ts';
import type { Texts } from './words.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const day = (name: string) => date(name, { mode: 'string' });

export const surveyQuestionnaire = pgTable('survey_questionnaire', {
	id: uuid().$type<QuestionnaireId>().primaryKey(),
	slug: text().notNull(),
	organisationId: uuid('organisation_id').$type<string>(),
	revision: integer().notNull().default(1),
	draft: jsonb().$type<Questionnaire>().notNull(),
	createdAt: instant('created_at').notNull(),
	updatedAt: instant('updated_at').notNull(),
	ready: boolean().notNull().default(false)
});

export const surveyVersion = pgTable(
	'survey_version',
	{
		questionnaireId: uuid('questionnaire_id').$type<QuestionnaireId>().notNull(),
		number: integer().notNull(),
		content: jsonb().$type<Questionnaire>().notNull(),
		frozenAt: instant('frozen_at').notNull(),
		frozenBy: text('frozen_by')
	},
	(row) => [primaryKey({ columns: [row.questionnaireId, row.number] })]
);

export const surveyStudy = pgTable('survey_study', {
	id: uuid().primaryKey(),
	subject: text(),
	severedAt: instant('severed_at')
});

export const surveyWave = pgTable('survey_wave', {
	id: uuid().$type<WaveId>().primaryKey(),
	slug: text().notNull(),
	studyId: uuid('study_id').notNull(),
	organisationId: uuid('organisation_id').$type<string>(),
	questionnaireId: uuid('questionnaire_id').$type<QuestionnaireId>().notNull(),
	version: integer().notNull(),
	kind: text().$type<WaveKind>().notNull(),
	linkage: text().$type<Linkage>().notNull(),
	title: jsonb().$type<Texts>().notNull(),
	languages: text().array().notNull(),
	opensOn: day('opens_on').notNull(),
	closesOn: day('closes_on').notNull(),
	closedAt: instant('closed_at'),
	reminderDays: smallint('reminder_days').array().notNull().default([]),
	month: smallint(),
	createdAt: instant('created_at').notNull(),
	createdBy: text('created_by'),
	illustrative: boolean().notNull().default(false)
});

export const surveyInvitation = pgTable('survey_invitation', {
	id: uuid().$type<InvitationId>().primaryKey(),
	waveId: uuid('wave_id').$type<WaveId>().notNull(),
	holder: text().notNull(),
	personId: text('person_id'),
	name: text(),
	email: text(),
	language: text().notNull(),
	strata: jsonb().$type<Strata>().notNull().default({}),
	keyVersion: integer('key_version').notNull().default(1),
	sentAt: instant('sent_at'),
	reminders: smallint().notNull().default(0),
	begun: boolean().notNull().default(false),
	disposition: text().$type<Disposition>(),
	erasedAt: instant('erased_at')
});

export const surveyDraft = pgTable('survey_draft', {
	id: uuid().primaryKey(),
	waveId: uuid('wave_id').$type<WaveId>().notNull(),
	language: text().notNull(),
	answers: jsonb().$type<Answers>().notNull(),
	savedOn: day('saved_on').notNull()
});

export const surveySpent = pgTable('survey_spent', {
	draftId: uuid('draft_id').primaryKey(),
	waveId: uuid('wave_id').$type<WaveId>().notNull()
});

export const surveyKey = pgTable(
	'survey_key',
	{
		studyId: uuid('study_id').notNull(),
		holder: text().notNull(),
		pseudonym: uuid().notNull()
	},
	(row) => [primaryKey({ columns: [row.studyId, row.holder] })]
);

export const surveyResponse = pgTable('survey_response', {
	id: uuid().primaryKey(),
	waveId: uuid('wave_id').$type<WaveId>().notNull(),
	linkage: text().$type<Linkage>().notNull(),
	language: text().notNull(),
	disposition: text().$type<'complete' | 'partial' | 'break_off'>().notNull(),
	answers: jsonb().$type<Answers>().notNull(),
	invitationId: uuid('invitation_id').$type<InvitationId>(),
	personId: text('person_id'),
	givenAt: instant('given_at'),
	pseudonym: uuid(),
	week: day('week'),
	setAside: text('set_aside'),
	imported: boolean().notNull().default(false)
});

export const surveyBox = pgTable('survey_box', {
	id: uuid().primaryKey(),
	waveId: uuid('wave_id').$type<WaveId>().notNull(),
	linkage: text().$type<'anonymous'>().notNull(),
	language: text().notNull(),
	disposition: text().$type<'complete' | 'partial' | 'break_off'>().notNull(),
	answers: jsonb().$type<Answers>().notNull()
});

export const surveyChange = pgTable('survey_change', {
	id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
	waveId: uuid('wave_id').$type<WaveId>().notNull()
});

export const surveyImported = pgTable(
	'survey_imported',
	{
		waveId: uuid('wave_id').$type<WaveId>().notNull(),
		rowHash: text('row_hash').notNull(),
		contentHash: text('content_hash').notNull()
	},
	(row) => [primaryKey({ columns: [row.waveId, row.rowHash] })]
);

export const linkRefusals = ['forged', 'revoked', 'early', 'closed', 'spent', 'erased'] as const;
export type LinkRefusal = (typeof linkRefusals)[number];

export const surveyLinkRefused = pgTable('survey_link_refused', {
	day: day('day').notNull(),
	reason: text().$type<LinkRefusal>().notNull(),
	waveId: uuid('wave_id').$type<WaveId>(),
	times: integer().notNull().default(1)
});
