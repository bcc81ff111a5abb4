import { createHash, sign } from 'node:crypto';
import { CompactSign } from 'jose';
import { seconds, type Badge, type Proof } from './credential.ts';
import { keyId } from './did.ts';
import type { Issuer } from './issuer.server.ts';
import { base58 } from './multibase.ts';
import { canonicalQuads, type Json } from './quads.ts';
import type { Slip } from './slip.ts';
import { context } from './terms.ts';

/**
 * Adds a proof (vc-di-eddsa, 3.2): Ed25519 over the hashes of the canonical options and of the canonical document.
 * Throws when the document holds what we cannot read back: nothing is signed that our own check would not know.
 */
export function withProof<Document extends object>(
	shape: 'badge' | 'statusList',
	document: Document,
	issuer: Issuer,
	now: Date
): Document & { proof: Proof } {
	const options: Omit<Proof, 'proofValue'> = {
		type: 'DataIntegrityProof',
		cryptosuite: 'eddsa-rdfc-2022',
		created: seconds(now),
		verificationMethod: keyId(issuer.did, { number: issuer.keyNumber }),
		proofPurpose: 'assertionMethod'
	};
	const signed = Buffer.concat([
		hashOf(canonicalQuads('proof', asJson({ '@context': context, ...options }))),
		hashOf(canonicalQuads(shape, asJson(document)))
	]);
	const proofValue = `z${base58(sign(null, signed, issuer.privateKey))}`;
	return { ...document, proof: { ...options, proofValue } };
}

/** The same claims as a VC-JWT (Open Badges 3.0, 8.2): the payload is the credential, with the claims a JWT has. */
export async function asJwt(badge: Badge, issuer: Issuer): Promise<string> {
	const claims = {
		iss: badge.issuer.id,
		jti: badge.id,
		sub: badge.credentialSubject.id,
		nbf: Date.parse(badge.validFrom) / 1000
	};
	const kid = keyId(issuer.did, { number: issuer.keyNumber });
	return signedToken({ ...badge, ...claims }, { typ: 'JWT', kid }, issuer);
}

/** The QR's slip names its issuer in its claims, so the key's short name is enough. */
export async function signedSlip(slip: Slip, issuer: Issuer): Promise<string> {
	return signedToken(slip, { kid: keyId('', { number: issuer.keyNumber }).slice(1) }, issuer);
}

async function signedToken(
	payload: object,
	header: { typ?: string; kid: string },
	issuer: Issuer
): Promise<string> {
	return new CompactSign(Buffer.from(JSON.stringify(payload)))
		.setProtectedHeader({ alg: 'EdDSA', ...header })
		.sign(issuer.privateKey);
}

function hashOf(quads: string | null): Buffer {
	if (quads === null) throw new Error('a document that our own check would not read is not signed');
	return createHash('sha256').update(quads).digest();
}

/** As it will be read back: what is undefined is left out. */
function asJson(document: object): Json {
	return JSON.parse(JSON.stringify(document)) as Json;
}
