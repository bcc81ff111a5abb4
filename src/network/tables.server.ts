import { boolean, date, integer, jsonb, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ClaimId } from './claim.ts';
import type { InvitationId } from './contributor.ts';
import type { MembershipId } from './membership.ts';
import type { OrganisationId, OrganisationType } from './organisation.ts';
import type {
	DocumentId,
	FocalPointId,
	Party,
	PartnershipId,
	PartnershipKind,
	PartnershipTexts
} from './partnership.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const day = (name: string) => date(name, { mode: 'string' });

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
	parentId: uuid('parent_id').$type<OrganisationId>(),
	illustrative: boolean().notNull().default(false),
	source: text(),
	evidence: text().notNull(),
	note: text(),
	confirmedOn: date('confirmed_on', { mode: 'string' }),
	revision: integer().notNull().default(1),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
	editedAt: instant('edited_at')
});

export const organisationMembership = pgTable('organisation_membership', {
	id: uuid().$type<MembershipId>().primaryKey(),
	networkId: uuid('network_id').$type<OrganisationId>().notNull(),
	memberId: uuid('member_id').$type<OrganisationId>().notNull(),
	joinedOn: day('joined_on'),
	leftOn: day('left_on')
});

export const organisationClaim = pgTable('organisation_claim', {
	id: uuid().$type<ClaimId>().primaryKey(),
	organisationId: uuid('organisation_id').$type<OrganisationId>().notNull(),
	personId: text('person_id').notNull(),
	statement: text().notNull(),
	askedAt: instant('asked_at').notNull(),
	decidedAt: instant('decided_at'),
	granted: boolean(),
	decidedBy: text('decided_by'),
	reason: text()
});

export const organisationInvitation = pgTable('organisation_invitation', {
	id: uuid().$type<InvitationId>().primaryKey(),
	organisationId: uuid('organisation_id').$type<OrganisationId>().notNull(),
	email: text().notNull(),
	language: text().notNull(),
	tokenSha256: text('token_sha256'),
	invitedBy: text('invited_by'),
	invitedAt: instant('invited_at').notNull(),
	expiresAt: instant('expires_at').notNull()
});

export const partnership = pgTable('partnership', {
	id: uuid().$type<PartnershipId>().primaryKey(),
	slug: text().notNull(),
	kind: text().$type<PartnershipKind>().notNull(),
	centreId: uuid('centre_id').$type<OrganisationId>().notNull(),
	state: text().$type<'draft' | 'published'>().notNull(),
	texts: jsonb().$type<PartnershipTexts>().notNull(),
	startsOn: day('starts_on').notNull(),
	endsOn: day('ends_on'),
	illustrative: boolean().notNull().default(false),
	revision: integer().notNull().default(1),
	publishedAt: instant('published_at'),
	updatedAt: instant('updated_at').notNull().defaultNow()
});

export const partnershipParty = pgTable('partnership_party', {
	partnershipId: uuid('partnership_id').$type<PartnershipId>().notNull(),
	position: integer().notNull(),
	role: text().$type<Party['role']>().notNull(),
	organisationId: uuid('organisation_id').$type<OrganisationId>(),
	country: text(),
	amount: numeric({ precision: 14, scale: 2 }),
	currency: text()
});

export const partnershipFocalPoint = pgTable('partnership_focal_point', {
	id: uuid().$type<FocalPointId>().primaryKey(),
	partnershipId: uuid('partnership_id').$type<PartnershipId>().notNull(),
	name: text().notNull(),
	role: text(),
	email: text(),
	eraseOn: day('erase_on').notNull()
});

export const partnershipDocument = pgTable('partnership_document', {
	id: uuid().$type<DocumentId>().primaryKey(),
	partnershipId: uuid('partnership_id').$type<PartnershipId>().notNull(),
	sha256: text().notNull(),
	name: text().notNull(),
	language: text().notNull(),
	addedAt: instant('added_at').notNull()
});

export const partnershipEdition = pgTable('partnership_edition', {
	partnershipId: uuid('partnership_id').$type<PartnershipId>().notNull(),
	editionId: uuid('edition_id').notNull()
});

export const editionOutcome = pgTable('edition_outcome', {
	editionId: uuid('edition_id').primaryKey(),
	people: integer(),
	certified: integer(),
	countedAt: instant('counted_at').notNull()
});

export const editionOutcomeCountry = pgTable('edition_outcome_country', {
	editionId: uuid('edition_id').notNull(),
	country: text().notNull(),
	people: integer().notNull()
});
