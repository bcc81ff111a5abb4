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
import type { Texts } from '#surveys/index.ts';
import type { CohortId, CohortKind } from './cohort.ts';
import type { Indicator } from './indicator.ts';

const day = (name: string) => date(name, { mode: 'string' });

export const impactCohort = pgTable('impact_cohort', {
	id: uuid().$type<CohortId>().primaryKey(),
	slug: text().notNull(),
	kind: text().$type<CohortKind>().notNull(),
	subject: text(),
	title: jsonb().$type<Texts>().notNull(),
	startsOn: day('starts_on'),
	endsOn: day('ends_on'),
	version: integer().notNull().default(0),
	illustrative: boolean().notNull().default(false),
	shownAt: timestamp('shown_at', { withTimezone: true }),
	removedAt: timestamp('removed_at', { withTimezone: true })
});

export const impactSource = pgTable('impact_source', {
	id: uuid().primaryKey(),
	cohortId: uuid('cohort_id').$type<CohortId>().notNull(),
	name: text().notNull(),
	contentHash: text('content_hash').notNull(),
	people: integer().notNull(),
	takenAt: timestamp('taken_at', { withTimezone: true }).notNull(),
	takenBy: text('taken_by')
});

export const impactIndicator = pgTable(
	'impact_indicator',
	{
		id: text().notNull(),
		version: integer().notNull(),
		definition: jsonb().$type<Indicator>().notNull(),
		madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
		madeBy: text('made_by')
	},
	(row) => [primaryKey({ columns: [row.id, row.version] })]
);
