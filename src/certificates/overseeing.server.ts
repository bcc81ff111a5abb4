import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { Forbidden } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import type { CertificateStatus, Kind } from './award.ts';
import { certificateFrom, type Certificate } from './certificate.server.ts';
import { readCode } from './code.ts';
import { may } from './policy.ts';
import { certificate } from './tables.server.ts';

export type CertificateQuery = {
	/** A code however it is written, the beginning of one, or a part of the holder's name; '': all. */
	text: string;
	status: CertificateStatus | null;
	kind: Kind | null;
	/** Where the page before ended; null: the first page. */
	after: number | null;
	size: number;
};

export type CertificateListing = {
	certificates: Certificate[];
	total: number;
	/** `after` of the next page; null: there is none. */
	next: number | null;
};

/**
 * Certificates, the newest first. `among`: queries for the registrations whose certificates may be seen, of any of them; null:
 * all. For rows above, which decide by their own policy.
 */
export async function certificatesAmong(
	among: readonly SQL[] | null,
	query: CertificateQuery
): Promise<CertificateListing> {
	const asked = and(
		among === null
			? undefined
			: (or(...among.map((some) => inArray(certificate.registration, some))) ?? sql`false`),
		textAsked(query.text),
		query.status === null ? undefined : statusAsked(query.status),
		query.kind === null ? undefined : eq(certificate.kind, query.kind)
	);
	// Places in the status list are given in order and never twice: a page goes on where the one before ended.
	const after = query.after === null ? undefined : lt(certificate.statusIndex, query.after);
	const [rows, [counted]] = await Promise.all([
		db
			.select()
			.from(certificate)
			.where(and(asked, after))
			.orderBy(desc(certificate.statusIndex))
			.limit(query.size + 1),
		db.select({ total: count() }).from(certificate).where(asked)
	]);
	const shown = rows.slice(0, query.size);
	return {
		certificates: shown.map(certificateFrom),
		total: counted?.total ?? 0,
		next: rows.length > query.size ? (shown.at(-1)?.statusIndex ?? null) : null
	};
}

function textAsked(text: string): SQL | undefined {
	const asked = text.trim().slice(0, 200);
	if (asked === '') return undefined;
	const code = readCode(asked);
	if (code !== null) return eq(certificate.code, code);
	const part = asked.replaceAll(/[\\%_]/gu, '\\$&');
	return sql`(${certificate.holder} ilike ${`%${part}%`} or ${certificate.code} ilike ${`${part}%`})`;
}

function statusAsked(status: CertificateStatus): SQL | undefined {
	switch (status) {
		case 'valid':
			return and(isNull(certificate.revokedAt), isNull(certificate.supersededBy));
		case 'superseded':
			return and(isNull(certificate.revokedAt), isNotNull(certificate.supersededBy));
		case 'revoked':
			return isNotNull(certificate.revokedAt);
	}
}

/** All that a registration was ever given, the first first: what superseded or replaced what is among them. */
export async function certificatesFor(registration: string, reader: Reader = db): Promise<Certificate[]> {
	const rows = await reader
		.select()
		.from(certificate)
		.where(eq(certificate.registration, registration))
		.orderBy(asc(certificate.statusIndex));
	return rows.map(certificateFrom);
}

/** How many certificates other DIDs than this one signed: those that the hub had at its addresses before. */
export async function signedElsewhere(
	actor: Actor,
	did: string
): Promise<{ did: string; certificates: number }[]> {
	if (!may(actor, 'oversee')) throw new Forbidden('oversee certificates');
	return db
		.select({ did: certificate.issuer, certificates: count() })
		.from(certificate)
		.where(sql`${certificate.issuer} <> ${did}`)
		.groupBy(certificate.issuer)
		.orderBy(desc(count()), asc(certificate.issuer));
}
