import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Linkage, Texts, WaveId } from '#surveys/index.ts';
import type { CohortId } from './cohort.ts';
import type { FrozenStory } from './story-frozen.ts';
import type { ConsentScope, ShownInterview, StoryId, VoiceId } from './story.ts';
import type { ShownAs } from './story-attribution.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const story = pgTable('story', {
	id: uuid().$type<StoryId>().primaryKey(),
	slug: text().notNull(),
	organisationId: uuid('organisation_id').$type<string>(),
	sourceLanguage: text('source_language').notNull(),
	cohorts: uuid().array().$type<CohortId[]>().notNull().default([]),
	waves: uuid().array().$type<WaveId[]>().notNull().default([]),
	revision: integer().notNull().default(1),
	illustrative: boolean().notNull().default(false),
	withdrawnAt: instant('withdrawn_at'),
	withdrawnBecause: text('withdrawn_because'),
	createdAt: instant('created_at').notNull(),
	createdBy: text('created_by')
});

export const storyText = pgTable(
	'story_text',
	{
		storyId: uuid('story_id').$type<StoryId>().notNull(),
		language: text().notNull(),
		title: text().notNull(),
		summary: text().notNull(),
		body: text().notNull(),
		selection: text().notNull().default(''),
		limits: text().notNull().default(''),
		interviews: text().notNull().default(''),
		revision: integer().notNull().default(1),
		sourceRevision: integer('source_revision'),
		updatedAt: instant('updated_at').notNull(),
		updatedBy: text('updated_by')
	},
	(row) => [primaryKey({ columns: [row.storyId, row.language] })]
);

export const storyVoice = pgTable('story_voice', {
	id: uuid().$type<VoiceId>().primaryKey(),
	storyId: uuid('story_id').$type<StoryId>().notNull(),
	kind: text().$type<'quote' | 'interview'>().notNull(),
	language: text().notNull(),
	consent: text().$type<ConsentScope>().notNull(),
	consentIn: text('consent_in').notNull(),
	name: text(),
	roles: jsonb().$type<Texts>().notNull().default({}),
	sector: text(),
	country: text(),
	shown: text().$type<ShownAs>().notNull(),
	waveId: uuid('wave_id').$type<WaveId>(),
	linkage: text().$type<Linkage>(),
	responseId: uuid('response_id').$type<string>(),
	chosen: text().$type<ShownInterview['chosen']>(),
	chosenBy: text('chosen_by'),
	choosers: integer(),
	chosenAmong: integer('chosen_among'),
	chosenBecause: text('chosen_because'),
	revision: integer().notNull().default(1),
	withdrawnAt: instant('withdrawn_at'),
	createdAt: instant('created_at').notNull()
});

export const storySaid = pgTable(
	'story_said',
	{
		voiceId: uuid('voice_id').$type<VoiceId>().notNull(),
		language: text().notNull(),
		title: text(),
		lead: text(),
		text: text().notNull(),
		translator: text()
	},
	(row) => [primaryKey({ columns: [row.voiceId, row.language] })]
);

export const storyRequest = pgTable('story_request', {
	id: uuid().$type<string>().primaryKey(),
	storyId: uuid('story_id').$type<StoryId>().notNull(),
	content: jsonb().$type<FrozenStory>().notNull(),
	verdict: text().$type<'safe' | 'review'>().notNull(),
	askedAt: instant('asked_at').notNull(),
	askedBy: text('asked_by'),
	reasonsRead: boolean('reasons_read').notNull(),
	closedAt: instant('closed_at')
});

export const storyRelease = pgTable(
	'story_release',
	{
		storyId: uuid('story_id').$type<StoryId>().notNull(),
		number: integer().notNull(),
		content: jsonb().$type<FrozenStory>().notNull(),
		dataVersion: text('data_version').notNull(),
		verdict: text().$type<'safe' | 'review'>().notNull(),
		releasedAt: instant('released_at').notNull()
	},
	(row) => [primaryKey({ columns: [row.storyId, row.number] })]
);

export const storyApproval = pgTable(
	'story_approval',
	{
		storyId: uuid('story_id').$type<StoryId>().notNull(),
		number: integer().notNull(),
		role: text().$type<'asked' | 'approved'>().notNull(),
		personId: text('person_id'),
		reasonsRead: boolean('reasons_read').notNull(),
		at: instant('at').notNull()
	},
	(row) => [primaryKey({ columns: [row.storyId, row.number, row.role] })]
);

export const storyWithdrawal = pgTable('story_withdrawal', {
	id: uuid().$type<string>().primaryKey(),
	storyId: uuid('story_id').$type<StoryId>().notNull(),
	kind: text().$type<'quote' | 'interview' | 'story'>().notNull(),
	of: uuid().$type<string>().notNull(),
	at: instant('at').notNull(),
	personId: text('person_id')
});
