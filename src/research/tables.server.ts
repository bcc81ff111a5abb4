import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { EntryId } from '#catalogue/index.ts';
import type { Contributor } from './contributor.ts';
import type { Format } from './format.ts';
import type { ImportId } from './import.ts';
import type { OpenAccess, Publication, WorkType } from './publication.ts';
import type { Note, Unreadable } from './reading.ts';

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
