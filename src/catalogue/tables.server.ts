import {
	boolean,
	date,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import type { CostKind } from './cost.ts';
import type { DatePrecision } from './days.ts';
import type { EntryId, Evidence, Flag, PartOfAs, UrlLevel } from './entry.ts';
import type { FieldChanges } from './changes.ts';
import type { Kind } from './kind.ts';
import type { OfferingId } from './offering.ts';
import type { EntryState } from './state.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const day = (name: string) => date(name, { mode: 'string' });

export const entry = pgTable('entry', {
	id: uuid().$type<EntryId>().primaryKey(),
	slug: text().notNull(),
	kind: text().$type<Kind>().notNull(),
	type: text().notNull(),
	state: text().$type<EntryState>().notNull(),
	revision: integer().notNull(),
	url: text().notNull(),
	canonicalUrl: text('canonical_url').notNull(),
	titleKeys: integer('title_keys').array().notNull(),
	urlLevel: text('url_level').$type<UrlLevel>().notNull(),
	doi: text(),
	year: integer(),
	authors: text().array().notNull(),
	partOfId: uuid('part_of_id').$type<EntryId>(),
	partOfAs: text('part_of_as').$type<PartOfAs>(),
	titleLanguage: text('title_language').notNull(),
	languages: text().array().notNull(),
	topics: text().array().notNull(),
	sdgs: integer().array().notNull(),
	sdgTargets: text('sdg_targets').array().notNull(),
	gcmObjectives: integer('gcm_objectives').array().notNull(),
	countries: text().array().notNull(),
	regions: text().array().notNull(),
	audiences: text().array().notNull(),
	modality: text(),
	place: text(),
	duration: text(),
	costKind: text('cost_kind').$type<CostKind>(),
	costNote: text('cost_note'),
	certificate: text(),
	zone: text(),
	startsOn: day('starts_on'),
	endsOn: day('ends_on'),
	startsAt: instant('starts_at'),
	endsAt: instant('ends_at'),
	datePrecision: text('date_precision').$type<DatePrecision>(),
	cancelledAt: instant('cancelled_at'),
	source: text(),
	evidence: text().$type<Evidence>().notNull(),
	rights: text(),
	confirmedOn: day('confirmed_on'),
	flags: text().array().$type<Flag[]>().notNull(),
	note: text(),
	illustrative: boolean().notNull(),
	featured: boolean().notNull(),
	heldHere: boolean('held_here').notNull().default(false),
	inReviewSince: instant('in_review_since'),
	publishedAt: instant('published_at'),
	retiredAt: instant('retired_at'),
	retiredReason: text('retired_reason'),
	mergedIntoId: uuid('merged_into_id').$type<EntryId>(),
	createdBy: text('created_by'),
	createdAt: instant('created_at').notNull(),
	updatedAt: instant('updated_at').notNull()
});

export const entryText = pgTable(
	'entry_text',
	{
		entryId: uuid('entry_id').$type<EntryId>().notNull(),
		language: text().notNull(),
		title: text().notNull(),
		abstract: text(),
		origin: text().$type<'original' | 'translation'>().notNull(),
		sourceRevision: integer('source_revision').notNull()
	},
	(row) => [primaryKey({ columns: [row.entryId, row.language] })]
);

export const entryOrganisation = pgTable(
	'entry_organisation',
	{
		entryId: uuid('entry_id').$type<EntryId>().notNull(),
		organisationId: uuid('organisation_id').notNull(),
		role: text().$type<'provider' | 'partner'>().notNull(),
		position: integer().notNull()
	},
	(row) => [primaryKey({ columns: [row.entryId, row.organisationId, row.role] })]
);

export const offering = pgTable('offering', {
	id: uuid().$type<OfferingId>().primaryKey(),
	entryId: uuid('entry_id').$type<EntryId>().notNull(),
	ongoing: boolean().notNull(),
	startsOn: day('starts_on'),
	endsOn: day('ends_on'),
	datePrecision: text('date_precision').$type<DatePrecision>(),
	registrationClosesOn: day('registration_closes_on'),
	zone: text(),
	modality: text(),
	place: text(),
	country: text(),
	languages: text().array().notNull(),
	costKind: text('cost_kind').$type<CostKind>(),
	costNote: text('cost_note'),
	certificate: text(),
	url: text(),
	cancelledAt: instant('cancelled_at'),
	taughtHere: text('taught_here'),
	illustrative: boolean().notNull().default(false)
});

export const entryTaught = pgTable(
	'entry_taught',
	{
		entryId: uuid('entry_id').$type<EntryId>().notNull(),
		language: text().notNull(),
		parts: text().array().notNull()
	},
	(row) => [primaryKey({ columns: [row.entryId, row.language] })]
);

export const entryChange = pgTable('entry_change', {
	id: uuid().primaryKey(),
	entryId: uuid('entry_id').$type<EntryId>().notNull(),
	revision: integer().notNull(),
	at: instant('at').notNull(),
	personId: text('person_id'),
	act: text().notNull(),
	fields: jsonb().$type<FieldChanges>().notNull(),
	reason: text()
});

export const departure = pgTable(
	'departure',
	{
		entryId: uuid('entry_id').$type<EntryId>().notNull(),
		day: day('day').notNull(),
		count: integer().notNull()
	},
	(row) => [primaryKey({ columns: [row.entryId, row.day] })]
);
