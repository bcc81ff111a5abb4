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
import type { EntryId, EntryState, Evidence } from '#catalogue/index.ts';
import type { Contributor } from './contributor.ts';
import type { Addressee, Copying, DossierId, DossierKind, DossierRole, Wording } from './dossier.ts';
import type { Format } from './format.ts';
import type { ImportId } from './import.ts';
import type { OpenAccess, Publication, WorkType } from './publication.ts';
import type { Note, Unreadable } from './reading.ts';
import type { UptakeId, UptakeState } from './uptake.ts';

export const publication = pgTable('publication', {
	entryId: uuid('entry_id').$type<EntryId>().primaryKey(),
	workType: text('work_type').$type<WorkType>().notNull(),
	authors: jsonb().$type<Contributor[]>().notNull(),
	editors: jsonb().$type<Contributor[]>().notNull(),
	published: text(),
	container: text(),
	volume: text(),
	issue: text(),
	pages: text(),
	number: text(),
	edition: text(),
	publisher: text(),
	publisherPlace: text('publisher_place'),
	isbn: text(),
	issn: text(),
	openAccess: text('open_access').$type<OpenAccess>(),
	licence: text(),
	keywords: text().array().notNull()
});

export const publicationImport = pgTable('publication_import', {
	id: uuid().$type<ImportId>().primaryKey(),
	personId: text('person_id').notNull(),
	format: text().$type<Format>().notNull(),
	name: text(),
	language: text().notNull(),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull()
});

export const publicationImportRecord = pgTable(
	'publication_import_record',
	{
		importId: uuid('import_id').$type<ImportId>().notNull(),
		position: integer().notNull(),
		label: text(),
		state: text().$type<'waiting' | 'read' | 'refused' | 'imported'>().notNull(),
		publication: jsonb().$type<Publication>(),
		notes: jsonb().$type<Note[]>().notNull(),
		problem: jsonb().$type<Unreadable>(),
		entryId: uuid('entry_id').$type<EntryId>()
	},
	(row) => [primaryKey({ columns: [row.importId, row.position] })]
);

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const dossier = pgTable('dossier', {
	id: uuid().$type<DossierId>().primaryKey(),
	kind: text().$type<DossierKind>().notNull(),
	slug: text().notNull(),
	state: text().$type<EntryState>().notNull(),
	revision: integer().notNull(),
	language: text().notNull(),
	topics: text().array().notNull(),
	countries: text().array().notNull(),
	regions: text().array().notNull(),
	sdgTargets: text('sdg_targets').array().notNull(),
	gcmObjectives: integer('gcm_objectives').array().notNull(),
	url: text(),
	startedYear: integer('started_year'),
	endedYear: integer('ended_year'),
	place: text(),
	funders: text().array().notNull(),
	addressees: text().array().$type<Addressee[]>().notNull(),
	wording: text().$type<Wording>(),
	locator: text(),
	copying: text().$type<Copying>(),
	source: text(),
	evidence: text().$type<Evidence>().notNull(),
	note: text(),
	confirmedOn: date('confirmed_on', { mode: 'string' }),
	illustrative: boolean().notNull(),
	createdBy: text('created_by'),
	createdAt: instant('created_at').notNull(),
	updatedAt: instant('updated_at').notNull(),
	inReviewSince: instant('in_review_since'),
	publishedAt: instant('published_at'),
	retiredAt: instant('retired_at'),
	retiredReason: text('retired_reason')
});

export const dossierText = pgTable(
	'dossier_text',
	{
		dossierId: uuid('dossier_id').$type<DossierId>().notNull(),
		language: text().notNull(),
		title: text().notNull(),
		summary: text(),
		results: text(),
		conditions: text(),
		passage: text(),
		origin: text().$type<'original' | 'translation'>().notNull(),
		sourceRevision: integer('source_revision').notNull()
	},
	(row) => [primaryKey({ columns: [row.dossierId, row.language] })]
);

export const dossierOrganisation = pgTable(
	'dossier_organisation',
	{
		dossierId: uuid('dossier_id').$type<DossierId>().notNull(),
		organisationId: uuid('organisation_id').notNull(),
		role: text().$type<DossierRole>().notNull(),
		position: integer().notNull()
	},
	(row) => [primaryKey({ columns: [row.dossierId, row.organisationId, row.role] })]
);

export const dossierEntry = pgTable(
	'dossier_entry',
	{
		dossierId: uuid('dossier_id').$type<DossierId>().notNull(),
		entryId: uuid('entry_id').$type<EntryId>().notNull(),
		position: integer().notNull()
	},
	(row) => [primaryKey({ columns: [row.dossierId, row.entryId] })]
);

export const dossierChange = pgTable('dossier_change', {
	id: uuid().primaryKey(),
	dossierId: uuid('dossier_id').$type<DossierId>().notNull(),
	revision: integer().notNull(),
	at: instant('at').notNull(),
	personId: text('person_id'),
	act: text().notNull(),
	fields: jsonb().$type<Record<string, [unknown, unknown]>>().notNull(),
	reason: text()
});

export const uptake = pgTable('uptake', {
	id: uuid().$type<UptakeId>().primaryKey(),
	dossierId: uuid('dossier_id').$type<DossierId>().notNull(),
	language: text().notNull(),
	what: text().notNull(),
	country: text(),
	year: integer(),
	byWhom: text('by_whom'),
	evidenceUrl: text('evidence_url').notNull(),
	state: text().$type<UptakeState>().notNull(),
	reportedBy: text('reported_by'),
	reportedAt: instant('reported_at').notNull(),
	reviewedAt: instant('reviewed_at'),
	reason: text(),
	illustrative: boolean().notNull()
});
