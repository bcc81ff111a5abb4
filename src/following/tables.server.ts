import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Part } from './digest.ts';
import type { FollowingId } from './following.ts';
import type { DigestRhythm, Rhythm } from './rhythm.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const following = pgTable('following', {
	id: uuid().$type<FollowingId>().primaryKey(),
	personId: text('person_id').notNull(),
	query: text().notNull(),
	rhythm: text().$type<Rhythm>().notNull(),
	since: instant('since').notNull(),
	through: instant('through').notNull()
});

export const digestRun = pgTable('digest_run', {
	id: uuid().primaryKey(),
	rhythm: text().$type<DigestRhythm>().notNull(),
	period: text().notNull(),
	through: instant('through').notNull(),
	beganAt: instant('began_at').notNull(),
	cursor: text().notNull().default(''),
	lookedAt: integer('looked_at').notNull().default(0),
	gatheredAt: instant('gathered_at'),
	finishedAt: instant('finished_at')
});

export const digest = pgTable(
	'digest',
	{
		runId: uuid('run_id').notNull(),
		personId: text('person_id').notNull(),
		parts: jsonb().$type<Part[]>().notNull(),
		state: text({ enum: ['queued', 'sent', 'empty', 'refused'] }).notNull(),
		sentAt: instant('sent_at')
	},
	(table) => [primaryKey({ columns: [table.runId, table.personId] })]
);
