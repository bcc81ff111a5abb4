import { bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { jsonValue } from '#platform/index.server.ts';
import type { Flag, Json, RegistrationId, StatementId, Verb } from './statement.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const statement = pgTable('statement', {
	id: uuid().$type<StatementId>().primaryKey(),
	registration: uuid().$type<RegistrationId>().notNull(),
	verb: text().$type<Verb>().notNull(),
	object: uuid().notNull(),
	attempt: uuid(),
	value: jsonValue().$type<Json>(),
	language: text().notNull(),
	happenedAt: instant('happened_at').notNull(),
	storedAt: instant('stored_at').notNull(),
	position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
	flags: text().array().$type<Flag[]>().notNull()
});

export const refusedStatement = pgTable('refused_statement', {
	id: uuid().primaryKey(),
	statementId: text('statement_id').notNull(),
	registration: uuid().$type<RegistrationId>(),
	reason: text().notNull(),
	at: instant('at').notNull()
});
