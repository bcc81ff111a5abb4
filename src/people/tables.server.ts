import { bigint, boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const person = pgTable('person', {
	id: text().primaryKey(),
	name: text().notNull(),
	email: text().notNull(),
	emailVerified: boolean('email_verified').notNull(),
	language: text().notNull(),
	createdAt: instant('created_at').notNull().defaultNow(),
	updatedAt: instant('updated_at').notNull().defaultNow()
});

export const personSession = pgTable('person_session', {
	id: text().primaryKey(),
	token: text().notNull(),
	personId: text('person_id').notNull(),
	expiresAt: instant('expires_at').notNull(),
	userAgent: text('user_agent'),
	createdAt: instant('created_at').notNull().defaultNow(),
	/** Last seen, to the day. */
	updatedAt: instant('updated_at').notNull().defaultNow()
});

export const personCredential = pgTable('person_credential', {
	id: text().primaryKey(),
	accountId: text('account_id').notNull(),
	providerId: text('provider_id').notNull(),
	personId: text('person_id').notNull(),
	password: text(),
	createdAt: instant('created_at').notNull().defaultNow(),
	updatedAt: instant('updated_at').notNull().defaultNow()
});

export const personVerification = pgTable('person_verification', {
	id: text().primaryKey(),
	identifier: text().notNull(),
	value: text().notNull(),
	expiresAt: instant('expires_at').notNull(),
	createdAt: instant('created_at').notNull().defaultNow(),
	updatedAt: instant('updated_at').notNull().defaultNow()
});

export const personPasskey = pgTable('person_passkey', {
	id: text().primaryKey(),
	name: text(),
	publicKey: text('public_key').notNull(),
	personId: text('person_id').notNull(),
	credentialId: text('credential_id').notNull(),
	counter: bigint({ mode: 'number' }).notNull(),
	deviceType: text('device_type').notNull(),
	backedUp: boolean('backed_up').notNull(),
	transports: text(),
	aaguid: text(),
	createdAt: instant('created_at').defaultNow()
});

export const personRateLimit = pgTable('person_rate_limit', {
	key: text().primaryKey(),
	count: integer().notNull(),
	resetsAt: instant('resets_at').notNull()
});

export const personRole = pgTable('person_role', {
	id: uuid().primaryKey(),
	personId: text('person_id').notNull(),
	role: text({ enum: ['contributor', 'editor', 'administrator', 'roster'] }).notNull(),
	organisationId: uuid('organisation_id'),
	grantedBy: text('granted_by'),
	grantedAt: instant('granted_at').notNull().defaultNow()
});

export const administratorLink = pgTable('administrator_link', {
	tokenSha256: text('token_sha256').primaryKey(),
	email: text(),
	expiresAt: instant('expires_at').notNull(),
	usedAt: instant('used_at')
});

export const hubSecret = pgTable('hub_secret', {
	oneRow: boolean('one_row').primaryKey().default(true),
	secret: text().notNull()
});

export const auditLine = pgTable('audit_line', {
	id: uuid().primaryKey(),
	at: instant('at').notNull().defaultNow(),
	personId: text('person_id'),
	act: text().notNull(),
	thing: text().notNull(),
	thingId: text('thing_id').notNull()
});
