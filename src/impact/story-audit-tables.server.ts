import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { StoryAudit } from './story-disclosure.ts';
import type { StoryId } from './story.ts';

export type AuditFailure = 'contradictory' | 'unexpected';

export const storyAuditRow = pgTable('story_audit', {
	id: uuid().$type<string>().primaryKey(),
	storyId: uuid('story_id').$type<StoryId>().notNull(),
	hash: text(),
	askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
	done: integer().notNull().default(0),
	total: integer().notNull().default(0),
	found: jsonb().$type<StoryAudit>(),
	failed: text().$type<AuditFailure>(),
	endedAt: timestamp('ended_at', { withTimezone: true })
});
