import { eq } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import { cleanName, refusalToName, type Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { refusalToCorrectName, type RevocationReason } from './award.ts';
import { insertCertificate, newCode } from './awarding.server.ts';
import { readCode } from './code.ts';
import { may } from './policy.ts';
import { saidByBadge } from './reading.ts';
import { certificate } from './tables.server.ts';

/** By hand: a corrected name has its own command. */
export type ReasonGiven = Exclude<RevocationReason, 'name_corrected'>;

/** Throws Forbidden, NotFound or Refusal('certificate_revoked'). */
export async function revoke(actor: Actor, code: string, reason: ReasonGiven, now: Date): Promise<void> {
	if (!may(actor, 'revoke')) throw new Forbidden('revoke a certificate');
	await transaction((tx) => revokeIn(tx, actor, code, reason, now));
}

/** For rows above, which decide by their own policy who may. What this one superseded stands for itself again. */
export async function revokeIn(
	tx: Writer,
	actor: Actor,
	code: string,
	reason: ReasonGiven,
	now: Date
): Promise<void> {
	const held = await hold(tx, code);
	if (held.revokedAt) throw new Refusal('certificate_revoked');
	await tx
		.update(certificate)
		.set({ revokedAt: now, revocationReason: reason, supersededBy: null })
		.where(eq(certificate.code, held.code));
	await tx.update(certificate).set({ supersededBy: null }).where(eq(certificate.supersededBy, held.code));
	await auditLine(tx, actor, 'revoke', 'certificate', held.code);
}

/** Revokes a certificate and issues it again with the name as it should be; returns the new code. */
export async function correctName(actor: Actor, code: string, name: string, now: Date): Promise<string> {
	if (!may(actor, 'correct_name')) throw new Forbidden('correct a name');
	return transaction((tx) => correctNameIn(tx, actor, code, name, now));
}

/**
 * For rows above, which decide by their own policy who may. Throws NotFound, or Refusal('name_missing' | 'name_long' |
 * 'certificate_revoked' | 'certificate_superseded' | 'certificate_name_unchanged').
 */
export async function correctNameIn(
	tx: Writer,
	actor: Actor,
	code: string,
	name: string,
	now: Date
): Promise<string> {
	const held = await hold(tx, code);
	const said = saidByBadge(held.credential);
	if (!said) throw new NotFound('certificate');
	const holder = cleanName(name);
	const state = { ...held, revoked: held.revokedAt !== null, name: said.holder };
	const refusal = refusalToName(holder) ?? refusalToCorrectName(state, holder);
	if (refusal) throw new Refusal(refusal, { field: 'name' });
	const reissued = newCode();
	await tx
		.update(certificate)
		.set({ revokedAt: now, revocationReason: 'name_corrected', supersededBy: reissued })
		.where(eq(certificate.code, held.code));
	await tx.update(certificate).set({ supersededBy: reissued }).where(eq(certificate.supersededBy, held.code));
	const organisations = said.organisations.map((one) => ({ name: one.name, url: one.url ?? said.did }));
	await insertCertificate(tx, {
		claims: { ...said, code: reissued, holder, organisations, issuedAt: now },
		achievementId: held.credential.credentialSubject.achievement.id.replace('urn:uuid:', ''),
		registration: held.registration,
		personId: held.personId
	});
	await auditLine(tx, actor, 'correct_name', 'certificate', held.code);
	return reissued;
}

async function hold(tx: Writer, code: string): Promise<typeof certificate.$inferSelect> {
	const [row] = await tx
		.select()
		.from(certificate)
		.where(eq(certificate.code, readCode(code) ?? ''))
		.for('update');
	if (!row) throw new NotFound('certificate');
	return row;
}
