import {
	boolean,
	customType,
	date,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import type { EventId } from './event.ts';
import type { MilestoneMonth, Outcome, ReportId } from './milestone.ts';
import type { ParticipantId } from './participant.ts';
import type {
	PlanAudience,
	PlanCommentId,
	PlanId,
	PlanIntent,
	PlanMemberId,
	PlanPracticeId,
	PlanState,
	PlanStep
} from './plan.ts';
import type { SessionId } from './session.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const eventPlan = pgTable('event_plan', {
	id: uuid().$type<PlanId>().primaryKey(),
	eventId: uuid('event_id').$type<EventId>().notNull(),
	number: integer().notNull(),
	state: text().$type<PlanState>().notNull(),
	audience: text().$type<PlanAudience>().notNull(),
	revision: integer().notNull().default(1),
	language: text().notNull(),
	title: text().notNull(),
	gaps: text().notNull().default(''),
	partners: text().notNull().default(''),
	capacity: text().notNull().default(''),
	country: text(),
	topics: text().array().notNull().default([]),
	steps: jsonb().$type<PlanStep[]>().notNull().default([]),
	begunAt: instant('begun_at').notNull(),
	savedAt: instant('saved_at').notNull(),
	sharedAt: instant('shared_at'),
	closedAt: instant('closed_at'),
	erasedAt: instant('erased_at'),
	illustrative: boolean().notNull().default(false)
});

export const eventPlanMember = pgTable('event_plan_member', {
	id: uuid().$type<PlanMemberId>().primaryKey(),
	planId: uuid('plan_id').$type<PlanId>().notNull(),
	participantId: uuid('participant_id').$type<ParticipantId>(),
	isOwner: boolean('is_owner').notNull(),
	name: text(),
	email: text(),
	language: text().notNull(),
	keyVersion: integer('key_version').notNull().default(1),
	joinedAt: instant('joined_at').notNull()
});

export const eventParticipantKey = pgTable('event_participant_key', {
	participantId: uuid('participant_id').$type<ParticipantId>().primaryKey(),
	version: integer().notNull(),
	sentAt: instant('sent_at')
});

export const eventPlanPractice = pgTable('event_plan_practice', {
	id: uuid().$type<PlanPracticeId>().primaryKey(),
	planId: uuid('plan_id').$type<PlanId>().notNull(),
	position: smallint().notNull(),
	intent: text().$type<PlanIntent>().notNull(),
	words: text().notNull(),
	practiceId: uuid('practice_id').$type<string>(),
	sessionId: uuid('session_id').$type<SessionId>()
});

export const eventPlanOutcome = pgTable('event_plan_outcome', {
	planId: uuid('plan_id').$type<PlanId>().primaryKey(),
	practiceId: uuid('practice_id').notNull(),
	at: instant('at').notNull()
});

export const eventPlanComment = pgTable('event_plan_comment', {
	id: uuid().$type<PlanCommentId>().primaryKey(),
	planId: uuid('plan_id').$type<PlanId>().notNull(),
	participantId: uuid('participant_id').$type<ParticipantId>(),
	personId: text('person_id'),
	name: text(),
	language: text().notNull(),
	words: text().notNull(),
	at: instant('at').notNull()
});

export const eventMilestone = pgTable(
	'event_milestone',
	{
		planId: uuid('plan_id').$type<PlanId>().notNull(),
		month: smallint().$type<MilestoneMonth>().notNull(),
		dueOn: date('due_on', { mode: 'string' }).notNull(),
		askedAt: instant('asked_at'),
		remindedAt: instant('reminded_at'),
		lastRemindedAt: instant('last_reminded_at')
	},
	(row) => [primaryKey({ columns: [row.planId, row.month] })]
);

export const eventMilestoneReport = pgTable('event_milestone_report', {
	id: uuid().$type<ReportId>().primaryKey(),
	planId: uuid('plan_id').$type<PlanId>().notNull(),
	month: smallint().$type<MilestoneMonth>().notNull(),
	at: instant('at').notNull(),
	memberId: uuid('member_id').$type<PlanMemberId>(),
	outcome: text().$type<Outcome>().notNull(),
	words: text().notNull().default(''),
	link: text(),
	fileName: text('file_name'),
	fileType: text('file_type'),
	fileBytes: bytea('file_bytes'),
	erasedAt: instant('erased_at')
});

export const linkRefusals = ['forged', 'revoked', 'closed', 'early', 'over', 'erased'] as const;
export type LinkRefusal = (typeof linkRefusals)[number];

export const eventPlanLinkRefused = pgTable('event_plan_link_refused', {
	day: date({ mode: 'string' }).notNull(),
	reason: text().$type<LinkRefusal>().notNull(),
	eventId: uuid('event_id').$type<EventId>(),
	times: integer().notNull().default(1)
});
