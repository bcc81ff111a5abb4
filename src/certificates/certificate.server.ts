import { desc, eq, inArray } from 'drizzle-orm';
import { Gone, NotFound } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import type { CertificateStatus, Held, Kind, RevocationReason } from './award.ts';
import { readCode } from './code.ts';
import { saidByBadge, type Said } from './reading.ts';
import type { SignedBadge } from './credential.ts';
import { certificate, erasedCertificate } from './tables.server.ts';

export type Certificate = {
	code: string;
	kind: Kind;
	/** The enrolment, or an event's participant. */
	registration: string;
	said: Said;
	credential: SignedBadge;
	jwt: string;
	slip: string;
	issuedAt: Date;
	status: CertificateStatus;
	/** The certificate that stands for this one now. */
	supersededBy: string | null;
	revokedAt: Date | null;
	revocationReason: RevocationReason | null;
};

/** However the code is written. Throws NotFound, and Gone when its holder was erased. */
export async function findCertificate(code: string): Promise<Certificate> {
	const known = readCode(code);
	if (known === null) throw new NotFound('certificate');
	const [row] = await db.select().from(certificate).where(eq(certificate.code, known));
	if (row) return certificateFrom(row);
	const [erased] = await db.select().from(erasedCertificate).where(eq(erasedCertificate.code, known));
	throw erased ? new Gone('certificate', { code: known }) : new NotFound('certificate');
}

/** A person's, newest first. */
export async function certificatesOf(personId: string): Promise<Certificate[]> {
	const rows = await db
		.select()
		.from(certificate)
		.where(eq(certificate.personId, personId))
		.orderBy(desc(certificate.issuedAt), desc(certificate.statusIndex));
	return rows.map(certificateFrom);
}

/** What each registration holds, for `dueAward` and for lists of a whole edition. */
export async function heldBy(
	registrations: readonly string[],
	reader: Reader = db
): Promise<Map<string, Held[]>> {
	const held = new Map<string, Held[]>(registrations.map((registration) => [registration, []]));
	if (registrations.length === 0) return held;
	const { code, kind, registration, revokedAt, supersededBy } = certificate;
	const rows = await reader
		.select({ code, kind, registration, revokedAt, supersededBy })
		.from(certificate)
		.where(inArray(certificate.registration, [...registrations]))
		.orderBy(certificate.statusIndex);
	for (const row of rows)
		held.get(row.registration)?.push({
			code: row.code,
			kind: row.kind,
			revoked: row.revokedAt !== null,
			supersededBy: row.supersededBy
		});
	return held;
}

export function certificateFrom(row: typeof certificate.$inferSelect): Certificate {
	const said = saidByBadge(row.credential);
	if (!said) throw new Error('a certificate of ours is not one');
	const { code, kind, registration, credential, jwt, slip, issuedAt } = row;
	const { supersededBy, revokedAt, revocationReason } = row;
	const status = revokedAt ? 'revoked' : supersededBy ? 'superseded' : 'valid';
	return {
		...{ code, kind, registration, said, credential, jwt, slip, issuedAt, status },
		...{ supersededBy, revokedAt, revocationReason }
	};
}
