import { date, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { OrganisationId, OrganisationType } from './organisation.ts';

export const organisation = pgTable('organisation', {
	id: uuid().$type<OrganisationId>().primaryKey(),
	slug: text().notNull(),
	shortName: text('short_name'),
	name: text().notNull(),
	names: jsonb().$type<Record<string, string>>().notNull(),
	type: text().$type<OrganisationType>().notNull(),
	country: text(),
	city: text(),
	website: text(),
	ror: text(),
	networks: text().array().notNull(),
	source: text(),
	evidence: text().notNull(),
	note: text(),
	confirmedOn: date('confirmed_on', { mode: 'string' }),
	revision: integer().notNull().default(1),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow()
});
