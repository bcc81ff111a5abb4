import {
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
import type { EventId, EventModality } from './event.ts';
import type { NeedModality } from './need.ts';
import type { AgencyId } from './series-agency.ts';
import type { LineId, Quarter } from './series-line.ts';
import type { OutcomeDimension, OutcomeMeasure } from './series-outcome.ts';
import type { SeriesId, SeriesTexts } from './series.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const series = pgTable('series', {
	id: uuid().$type<SeriesId>().primaryKey(),
	slug: text().notNull(),
	centreId: uuid('centre_id').notNull(),
	year: smallint().notNull(),
	state: text().$type<'draft' | 'published'>().notNull(),
	texts: jsonb().$type<SeriesTexts>().notNull(),
	illustrative: boolean().notNull(),
	revision: integer().notNull(),
	createdAt: instant('created_at').notNull(),
	updatedAt: instant('updated_at').notNull()
});

export const seriesLine = pgTable('series_line', {
	id: uuid().$type<LineId>().primaryKey(),
	seriesId: uuid('series_id').$type<SeriesId>().notNull(),
	quarter: smallint().$type<Quarter>().notNull(),
	eventId: uuid('event_id').$type<EventId>(),
	editionId: uuid('edition_id'),
	titles: jsonb().$type<Record<string, string>>().notNull(),
	topics: text().array().notNull(),
	languages: text().array().notNull(),
	modality: text().$type<EventModality>(),
	seats: integer(),
	donorId: uuid('donor_id'),
	partnershipId: uuid('partnership_id'),
	fromNeed: boolean('from_need').notNull(),
	addedAt: instant('added_at').notNull()
});

export const seriesLineCountry = pgTable(
	'series_line_country',
	{
		lineId: uuid('line_id').$type<LineId>().notNull(),
		country: text().notNull(),
		seats: integer()
	},
	(row) => [primaryKey({ columns: [row.lineId, row.country] })]
);

export const seriesAgency = pgTable('series_agency', {
	id: uuid().$type<AgencyId>().primaryKey(),
	seriesId: uuid('series_id').$type<SeriesId>().notNull(),
	name: text().notNull(),
	country: text().notNull(),
	language: text().notNull(),
	contactName: text('contact_name'),
	email: text(),
	linkNumber: integer('link_number').notNull(),
	askedAt: instant('asked_at'),
	illustrative: boolean().notNull(),
	eraseOn: date('erase_on', { mode: 'string' }).notNull(),
	erasedAt: instant('erased_at')
});

export const seriesNeed = pgTable('series_need', {
	seriesId: uuid('series_id').$type<SeriesId>().primaryKey(),
	topics: text().array().notNull(),
	closesOn: date('closes_on', { mode: 'string' }).notNull(),
	openedAt: instant('opened_at').notNull()
});

export const seriesNeedAnswer = pgTable('series_need_answer', {
	agencyId: uuid('agency_id').$type<AgencyId>().primaryKey(),
	quarters: smallint().array().$type<Quarter[]>().notNull(),
	languages: text().array().notNull(),
	modalities: text().array().$type<NeedModality[]>().notNull(),
	words: text(),
	savedAt: instant('saved_at').notNull(),
	sentAt: instant('sent_at')
});

export const seriesNeedTopic = pgTable(
	'series_need_topic',
	{
		agencyId: uuid('agency_id').$type<AgencyId>().notNull(),
		topic: text().notNull(),
		priority: smallint().notNull(),
		staff: integer()
	},
	(row) => [primaryKey({ columns: [row.agencyId, row.topic] })]
);

export const seriesOutcome = pgTable('series_outcome', {
	lineId: uuid('line_id').$type<LineId>().primaryKey(),
	nominated: integer(),
	selected: integer(),
	attended: integer(),
	certified: integer(),
	countedAt: instant('counted_at').notNull()
});

export const seriesOutcomeCell = pgTable(
	'series_outcome_cell',
	{
		lineId: uuid('line_id').$type<LineId>().notNull(),
		measure: text().$type<OutcomeMeasure>().notNull(),
		dimension: text().$type<OutcomeDimension>().notNull(),
		key: text().notNull(),
		people: integer().notNull()
	},
	(row) => [primaryKey({ columns: [row.lineId, row.measure, row.dimension, row.key] })]
);
