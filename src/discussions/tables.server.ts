import { boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { DiscussionId, DiscussionState } from './discussion.ts';
import type { HoldReason } from './holding.ts';
import type { Letters } from './letters.ts';
import type { PostId, PostState } from './post.ts';
import type { ReportWhy } from './report.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const discussion = pgTable('discussion', {
	id: uuid().$type<DiscussionId>().primaryKey(),
	slug: text().notNull(),
	subjectKind: text('subject_kind').notNull(),
	subjectId: text('subject_id').notNull(),
	subjectPath: text('subject_path').notNull(),
	subjectTitles: jsonb('subject_titles').$type<Record<string, string>>().notNull(),
	filters: text().array().notNull(),
	language: text().notNull(),
	title: text().notNull(),
	personId: text('person_id'),
	openedAt: instant('opened_at').notNull(),
	lastAt: instant('last_at').notNull(),
	state: text().$type<DiscussionState>().notNull()
});

export const post = pgTable('post', {
	id: uuid().$type<PostId>().primaryKey(),
	discussionId: uuid('discussion_id').$type<DiscussionId>().notNull(),
	answersId: uuid('answers_id').$type<PostId>(),
	personId: text('person_id'),
	language: text().notNull(),
	body: text(),
	at: instant('at').notNull(),
	shownAt: instant('shown_at'),
	changedAt: instant('changed_at'),
	byMail: boolean('by_mail').notNull().default(false),
	state: text().$type<PostState>().notNull(),
	/** Of a held post a HoldReason; of a hidden one a sentence. */
	reason: text().$type<HoldReason | (string & {})>()
});

export const discussionFollower = pgTable(
	'discussion_follower',
	{
		discussionId: uuid('discussion_id').$type<DiscussionId>().notNull(),
		personId: text('person_id').notNull(),
		letters: text().$type<Letters>().notNull(),
		replyKey: text('reply_key').notNull(),
		since: instant('since').notNull(),
		through: instant('through').notNull()
	},
	(table) => [primaryKey({ columns: [table.discussionId, table.personId] })]
);

export const postLetter = pgTable(
	'post_letter',
	{
		postId: uuid('post_id').$type<PostId>().notNull(),
		personId: text('person_id').notNull(),
		queuedAt: instant('queued_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.postId, table.personId] })]
);

export const postReport = pgTable(
	'post_report',
	{
		postId: uuid('post_id').$type<PostId>().notNull(),
		personId: text('person_id').notNull(),
		why: text().$type<ReportWhy>().notNull(),
		words: text(),
		at: instant('at').notNull(),
		settledAt: instant('settled_at')
	},
	(table) => [primaryKey({ columns: [table.postId, table.personId] })]
);

export const discussionBan = pgTable('discussion_ban', {
	id: uuid().primaryKey(),
	personId: text('person_id').notNull(),
	at: instant('at').notNull(),
	until: instant('until').notNull(),
	reason: text().notNull(),
	moderatorId: text('moderator_id'),
	liftedAt: instant('lifted_at')
});

export const moderationLine = pgTable('moderation_line', {
	id: uuid().primaryKey(),
	at: instant('at').notNull(),
	act: text().notNull(),
	discussionId: uuid('discussion_id').$type<DiscussionId>(),
	postId: uuid('post_id').$type<PostId>(),
	personId: text('person_id'),
	moderatorId: text('moderator_id'),
	reason: text()
});
