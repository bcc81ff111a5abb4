import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Content, CourseId, ItemId, VersionId } from './content.ts';
import type { CourseRules } from './course.ts';
import type { ItemKind, Settings, Words } from './item.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const course = pgTable('course', {
	id: uuid().$type<CourseId>().primaryKey(),
	key: text().notNull(),
	sourceLanguage: text('source_language').notNull(),
	languages: text().array().notNull(),
	topics: text().array().notNull(),
	illustrative: boolean().notNull(),
	rules: jsonb().$type<CourseRules>().notNull(),
	entrySlug: text('entry_slug'),
	createdAt: instant('created_at').notNull().defaultNow(),
	createdBy: text('created_by'),
	archivedAt: instant('archived_at')
});

export const courseProvider = pgTable(
	'course_provider',
	{
		courseId: uuid('course_id').$type<CourseId>().notNull(),
		organisationId: uuid('organisation_id').notNull(),
		position: integer().notNull()
	},
	(row) => [primaryKey({ columns: [row.courseId, row.organisationId] })]
);

export const courseAuthor = pgTable(
	'course_author',
	{
		courseId: uuid('course_id').$type<CourseId>().notNull(),
		personId: text('person_id').notNull(),
		addedAt: instant('added_at').notNull().defaultNow()
	},
	(row) => [primaryKey({ columns: [row.courseId, row.personId] })]
);

export const courseItem = pgTable('course_item', {
	id: uuid().$type<ItemId>().primaryKey(),
	courseId: uuid('course_id').$type<CourseId>().notNull(),
	parentId: uuid('parent_id').$type<ItemId>(),
	position: integer().notNull(),
	kind: text().$type<ItemKind>().notNull(),
	key: text().notNull(),
	settings: jsonb().$type<Settings>().notNull(),
	revision: integer().notNull(),
	removedAt: instant('removed_at')
});

export const itemRendering = pgTable(
	'item_rendering',
	{
		itemId: uuid('item_id').$type<ItemId>().notNull(),
		language: text().notNull(),
		words: jsonb().$type<Words>().notNull(),
		state: text().$type<'draft' | 'ready'>().notNull(),
		revision: integer().notNull(),
		sourceRevision: integer('source_revision'),
		changedAt: instant('changed_at').notNull(),
		changedBy: text('changed_by')
	},
	(row) => [primaryKey({ columns: [row.itemId, row.language] })]
);

export const itemRenderingPast = pgTable(
	'item_rendering_past',
	{
		itemId: uuid('item_id').$type<ItemId>().notNull(),
		language: text().notNull(),
		revision: integer().notNull(),
		words: jsonb().$type<Words>().notNull(),
		changedAt: instant('changed_at').notNull(),
		changedBy: text('changed_by')
	},
	(row) => [primaryKey({ columns: [row.itemId, row.language, row.revision] })]
);

export const courseVersion = pgTable('course_version', {
	id: uuid().$type<VersionId>().primaryKey(),
	courseId: uuid('course_id').$type<CourseId>().notNull(),
	number: integer().notNull(),
	content: jsonb().$type<Content>().notNull(),
	sha256: text().notNull(),
	frozenAt: instant('frozen_at').notNull().defaultNow(),
	frozenBy: text('frozen_by'),
	note: text()
});
