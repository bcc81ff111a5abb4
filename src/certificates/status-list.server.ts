import { gzipSync } from 'node:zlib';
import { and, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { NotFound } from '#platform/index.ts';
import { db, transaction, publicUrl } from '#platform/index.server.ts';
import { issuerOf, listLength, seconds, statusListUrl } from './credential.ts';
import { didOf, keyId } from './did.ts';
import type { Known } from './check.ts';
import { issuer, issuerKeys } from './issuer.server.ts';
import { withProof } from './signing.server.ts';
import { certificate, erasedCertificate } from './tables.server.ts';
import { context } from './terms.ts';

/** The status list's credential (Bitstring Status List 1.0), signed for a day. Throws NotFound: no certificate is in it. */
export async function statusList(number: number, now: Date) {
	const first = (number - 1) * listLength;
	const [used] = await db
		.execute<{ used: string | null }>(
			sql`select case when is_called then last_value else -1 end as used from certificate_status_index`
		)
		.then(({ rows }) => rows);
	if (!Number.isSafeInteger(number) || number < 1 || (first > 0 && first > Number(used?.used)))
		throw new NotFound('status list');
	const bits = Buffer.alloc(listLength / 8);
	for (const index of await revokedIndexes(first, first + listLength)) {
		const at = index - first;
		bits[at >> 3] = (bits[at >> 3] ?? 0) | (128 >> (at & 7));
	}
	const id = statusListUrl(publicUrl(), number);
	const signer = await transaction((tx) => issuer(tx, now));
	const list = {
		'@context': context,
		id,
		type: ['VerifiableCredential', 'BitstringStatusListCredential'],
		issuer: issuerOf(signer.publicUrl, signer.did),
		validFrom: seconds(now),
		validUntil: seconds(new Date(now.getTime() + 86_400_000)),
		credentialSubject: {
			id: `${id}#list`,
			type: 'BitstringStatusList',
			statusPurpose: 'revocation',
			// Multibase `u`: base64url without padding.
			encodedList: `u${gzipSync(bits, { level: 9 }).toString('base64url')}`
		}
	};
	return withProof('statusList', list, signer, now);
}

/** All that whoever checks must know of the hub, for now and for when there is no network. */
export async function known(now: Date): Promise<Known> {
	const did = didOf(publicUrl());
	const [keys, revoked] = await Promise.all([issuerKeys(), revokedIndexes(0, 2 ** 31 - 1)]);
	return {
		did,
		keys: keys.map((key) => ({ id: keyId(did, key), publicKeyMultibase: key.publicKey })),
		revoked,
		asOf: now
	};
}

/** Also of holders who were erased: what was revoked does not become valid by that. */
async function revokedIndexes(from: number, before: number): Promise<number[]> {
	const within = (column: typeof certificate.statusIndex | typeof erasedCertificate.statusIndex) =>
		and(gte(column, from), lt(column, before));
	const [here, gone] = await Promise.all([
		db
			.select({ index: certificate.statusIndex })
			.from(certificate)
			.where(and(isNotNull(certificate.revokedAt), within(certificate.statusIndex))),
		db
			.select({ index: erasedCertificate.statusIndex })
			.from(erasedCertificate)
			.where(and(eq(erasedCertificate.revoked, true), within(erasedCertificate.statusIndex)))
	]);
	return [...here, ...gone].map(({ index }) => index).sort((a, b) => a - b);
}
