import {
	bigint,
	boolean,
	customType,
	date,
	integer,
	jsonb,
	pgTable,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import type { AssignmentId, AssignmentState } from './assignment.ts';
import type { Consent, ExpertId, ExpertPart, ExpertWay, PartAudience, Profile } from './expert.ts';
import type { ShortlistId } from './roster-shortlist.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const expert = pgTable('expert', {
	id: uuid().$type<ExpertId>().primaryKey(),
	code: text().notNull(),
	personId: text('person_id').notNull(),
	illustrative: boolean().notNull().default(false),
	way: text().$type<ExpertWay>().notNull(),
	invitedAt: instant('invited_at').notNull(),
	invitedBy: text('invited_by'),
	describedAt: instant('described_at'),
	vettedAt: instant('vetted_at'),
	vettedBy: text('vetted_by'),
	confirmedAt: instant('confirmed_at'),
	remindedAt: instant('reminded_at'),
	sleptAt: instant('slept_at'),
	withdrawnAt: instant('withdrawn_at'),
	profile: jsonb().$type<Partial<Profile>>().notNull().default({}),
	consent: jsonb().$type<Consent>().notNull().default({}),
	told: jsonb().$type<Partial<Record<ExpertPart, string>>>().notNull().default({}),
	revision: integer().notNull().default(1),
	updatedAt: instant('updated_at').notNull(),
	changedIn: bigint('changed_in', { mode: 'number' }).notNull().default(0)
});

export const expertConsent = pgTable('expert_consent', {
	expertId: uuid('expert_id').$type<ExpertId>().notNull(),
	at: instant('at').notNull(),
	part: text().$type<ExpertPart>().notNull(),
	audience: text().$type<PartAudience>()
});

export const expertFile = pgTable('expert_file', {
	expertId: uuid('expert_id').$type<ExpertId>().notNull(),
	part: text().$type<'photo' | 'cv'>().notNull(),
	type: text().notNull(),
	bytes: bytea().notNull()
});

export const expertNotAgain = pgTable('expert_not_again', { personId: text('person_id').primaryKey() });

export const expertShortlist = pgTable('expert_shortlist', {
	id: uuid().$type<ShortlistId>().primaryKey(),
	title: text().notNull(),
	madeBy: text('made_by'),
	madeAt: instant('made_at').notNull(),
	changedAt: instant('changed_at').notNull()
});

export const expertShortlisted = pgTable('expert_shortlisted', {
	shortlistId: uuid('shortlist_id').$type<ShortlistId>().notNull(),
	expertId: uuid('expert_id').$type<ExpertId>().notNull(),
	note: text(),
	addedBy: text('added_by'),
	addedAt: instant('added_at').notNull()
});

const day = (name: string) => date(name, { mode: 'string' });

export const expertAssignment = pgTable('expert_assignment', {
	id: uuid().$type<AssignmentId>().primaryKey(),
	expertId: uuid('expert_id').$type<ExpertId>(),
	title: text().notNull(),
	organisation: text().notNull(),
	place: text(),
	country: text(),
	startsOn: day('starts_on').notNull(),
	endsOn: day('ends_on').notNull(),
	message: text(),
	state: text().$type<AssignmentState>().notNull(),
	askedBy: text('asked_by'),
	askedAt: instant('asked_at').notNull(),
	answeredAt: instant('answered_at'),
	answer: text(),
	tokenSha256: text('token_sha256'),
	reference: text(),
	referenceLanguage: text('reference_language'),
	referenceBy: text('reference_by'),
	referenceAt: instant('reference_at'),
	referencePublicByStaff: boolean('reference_public_by_staff').notNull().default(false),
	referencePublicByExpert: boolean('reference_public_by_expert').notNull().default(false)
});
