import { sql } from 'drizzle-orm';
import { boolean, customType, integer, json, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Kind, RevocationReason } from './award.ts';
import type { SignedBadge } from './credential.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const issuerKey = pgTable('issuer_key', {
	number: integer().primaryKey(),
	publicKey: text('public_key').notNull(),
	sealedPrivateKey: bytes('sealed_private_key').notNull(),
	madeAt: instant('made_at').notNull(),
	retiredAt: instant('retired_at')
});

export const certificate = pgTable('certificate', {
	code: text().primaryKey(),
	kind: text().$type<Kind>().notNull(),
	registration: uuid().notNull(),
	personId: text('person_id'),
	credential: json().$type<SignedBadge>().notNull(),
	jwt: text().notNull(),
	slip: text().notNull(),
	keyNumber: integer('key_number').notNull(),
	statusIndex: integer('status_index').notNull(),
	issuedAt: instant('issued_at').notNull(),
	supersededBy: text('superseded_by'),
	revokedAt: instant('revoked_at'),
	revocationReason: text('revocation_reason').$type<RevocationReason>(),
	holder: text()
		.notNull()
		.generatedAlwaysAs(sql`credential #>> '{credentialSubject,identifier,0,identityHash}'`),
	issuer: text()
		.notNull()
		.generatedAlwaysAs(sql`credential #>> '{issuer,id}'`)
});

export const erasedCertificate = pgTable('erased_certificate', {
	code: text().primaryKey(),
	statusIndex: integer('status_index').notNull(),
	revoked: boolean().notNull(),
	erasedAt: instant('erased_at').notNull()
});
