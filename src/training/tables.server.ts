import {
	bigint,
	boolean,
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
import type { DatePrecision } from '#catalogue/index.ts';
import type { CourseId, CourseRules, ItemId, Texts, VersionId } from '#courses/index.ts';
import { jsonValue } from '#platform/index.server.ts';
import type { ApplicationQuestionId, ApplicationWords } from './application-question.ts';
import type { AnnouncementId, AnnouncementWords } from './announcement.ts';
import type { ContributionId } from './contribution.ts';
import type { Admission, EditionId } from './edition.ts';
import type { EnrolmentId, EnrolmentState } from './enrolment.ts';
import type { LiveSessionId, LiveSessionWords } from './live-session.ts';
import type { TeamRole } from './policy.ts';
import type { ProfileName } from './profile.ts';
import type { Summary } from './summary.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const day = (name: string) => date(name, { mode: 'string' });

export const edition = pgTable('edition', {
	id: uuid().$type<EditionId>().primaryKey(),
	courseId: uuid('course_id').$type<CourseId>().notNull(),
	versionId: uuid('version_id').$type<VersionId>(),
	slug: text().notNull(),
	state: text().$type<'draft' | 'published' | 'cancelled'>().notNull(),
	revision: integer().notNull(),
	languages: text().array().notNull(),
	zone: text().notNull(),
	startsOn: day('starts_on'),
	endsOn: day('ends_on'),
	datePrecision: text('date_precision').$type<DatePrecision>().notNull(),
	enrolFrom: day('enrol_from'),
	enrolUntil: day('enrol_until'),
	admission: text().$type<Admission>().notNull(),
	seats: integer(),
	hours: integer(),
	rules: jsonb().$type<CourseRules>().notNull(),
	source: text(),
	illustrative: boolean().notNull(),
	blindMarking: boolean('blind_marking').notNull().default(true),
	clonedFromId: uuid('cloned_from_id').$type<EditionId>(),
	createdAt: instant('created_at').notNull().defaultNow(),
	createdBy: text('created_by')
});

export const editionText = pgTable(
	'edition_text',
	{
		editionId: uuid('edition_id').$type<EditionId>().notNull(),
		language: text().notNull(),
		note: text().notNull()
	},
	(row) => [primaryKey({ columns: [row.editionId, row.language] })]
);

/** language → words. */
export const announcement = pgTable('announcement', {
	id: uuid().$type<AnnouncementId>().primaryKey(),
	editionId: uuid('edition_id').$type<EditionId>().notNull(),
	at: instant('at').notNull(),
	personId: text('person_id'),
	texts: jsonb().$type<Texts<AnnouncementWords>>().notNull()
});

export const liveSession = pgTable('live_session', {
	id: uuid().$type<LiveSessionId>().primaryKey(),
	editionId: uuid('edition_id').$type<EditionId>().notNull(),
	startsAt: instant('starts_at').notNull(),
	endsAt: instant('ends_at').notNull(),
	url: text(),
	recordingUrl: text('recording_url'),
	languages: text().array().notNull(),
	texts: jsonb().$type<Texts<LiveSessionWords>>().notNull(),
	cancelledAt: instant('cancelled_at')
});

export const editionTeam = pgTable(
	'edition_team',
	{
		editionId: uuid('edition_id').$type<EditionId>().notNull(),
		personId: text('person_id').notNull(),
		role: text().$type<TeamRole>().notNull(),
		addedAt: instant('added_at').notNull().defaultNow()
	},
	(row) => [primaryKey({ columns: [row.editionId, row.personId] })]
);

export const enrolment = pgTable('enrolment', {
	id: uuid().$type<EnrolmentId>().primaryKey(),
	editionId: uuid('edition_id').$type<EditionId>().notNull(),
	personId: text('person_id'),
	state: text().$type<EnrolmentState>().notNull(),
	language: text().notNull(),
	motivation: text(),
	askedAt: instant('asked_at').notNull(),
	enrolledAt: instant('enrolled_at'),
	decidedBy: text('decided_by'),
	decidedReason: text('decided_reason'),
	endedAt: instant('ended_at'),
	continuesId: uuid('continues_id').$type<EnrolmentId>(),
	certificateName: text('certificate_name'),
	nameConfirmedAt: instant('name_confirmed_at')
});

export const learnerProfile = pgTable(
	'learner_profile',
	{
		enrolmentId: uuid('enrolment_id').$type<EnrolmentId>().notNull(),
		field: text().$type<ProfileName>().notNull(),
		value: jsonValue().$type<string>().notNull(),
		consentedAt: instant('consented_at').notNull(),
		eraseOn: day('erase_on').notNull()
	},
	(row) => [primaryKey({ columns: [row.enrolmentId, row.field] })]
);

/** language → words. */
export const applicationQuestion = pgTable('application_question', {
	id: uuid().$type<ApplicationQuestionId>().primaryKey(),
	editionId: uuid('edition_id').$type<EditionId>().notNull(),
	place: smallint().notNull(),
	required: boolean().notNull(),
	texts: jsonb().$type<Texts<ApplicationWords>>().notNull()
});

export const applicationAnswer = pgTable(
	'application_answer',
	{
		enrolmentId: uuid('enrolment_id').$type<EnrolmentId>().notNull(),
		questionId: uuid('question_id').$type<ApplicationQuestionId>().notNull(),
		place: smallint().notNull(),
		language: text().notNull(),
		asked: text().notNull(),
		answer: text().notNull(),
		answeredAt: instant('answered_at').notNull(),
		eraseOn: day('erase_on').notNull()
	},
	(row) => [primaryKey({ columns: [row.enrolmentId, row.questionId] })]
);

export const editionInvitation = pgTable('edition_invitation', {
	id: uuid().primaryKey(),
	editionId: uuid('edition_id').$type<EditionId>().notNull(),
	tokenSha256: text('token_sha256').notNull(),
	note: text(),
	madeBy: text('made_by'),
	madeAt: instant('made_at').notNull().defaultNow(),
	expiresAt: instant('expires_at').notNull(),
	usedAt: instant('used_at')
});

export const learnerProgress = pgTable('learner_progress', {
	enrolmentId: uuid('enrolment_id').$type<EnrolmentId>().primaryKey(),
	through: bigint({ mode: 'number' }).notNull(),
	versionId: uuid('version_id').$type<VersionId>().notNull(),
	summary: jsonb().$type<Summary>().notNull(),
	computedAt: instant('computed_at').notNull()
});

export const markingTask = pgTable(
	'marking_task',
	{
		enrolmentId: uuid('enrolment_id').$type<EnrolmentId>().notNull(),
		attempt: uuid().notNull(),
		questionId: uuid('question_id').$type<ItemId>().notNull(),
		language: text().notNull(),
		handedInAt: instant('handed_in_at').notNull(),
		markedAt: instant('marked_at'),
		markedBy: text('marked_by')
	},
	(row) => [primaryKey({ columns: [row.enrolmentId, row.attempt, row.questionId] })]
);

export const contribution = pgTable('contribution', {
	id: uuid().$type<ContributionId>().primaryKey(),
	editionId: uuid('edition_id').$type<EditionId>().notNull(),
	itemId: uuid('item_id').$type<ItemId>().notNull(),
	answersId: uuid('answers_id').$type<ContributionId>(),
	enrolmentId: uuid('enrolment_id').$type<EnrolmentId>(),
	personId: text('person_id'),
	language: text().notNull(),
	body: text().notNull(),
	at: instant('at').notNull(),
	changedAt: instant('changed_at'),
	hiddenAt: instant('hidden_at'),
	hiddenBy: text('hidden_by'),
	hiddenReason: text('hidden_reason')
});

/** By a learner of the edition, or by somebody of its team who is in it by no enrolment. */
export const contributionReport = pgTable('contribution_report', {
	contributionId: uuid('contribution_id').$type<ContributionId>().notNull(),
	enrolmentId: uuid('enrolment_id').$type<EnrolmentId>(),
	personId: text('person_id'),
	at: instant('at').notNull()
});
