import { listLength } from './credential.ts';
import { fromBase58, fromBase64url, fromEd25519Multikey, type Bytes } from './multibase.ts';
import { canonicalQuads, type Json } from './quads.ts';
import { fieldsOf, saidByBadge, type Said } from './reading.ts';
import { saidBySlip, slipIn } from './slip.ts';
import { context } from './terms.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** Each a question of its own: "unknown" is an answer, and never becomes "yes". */
export type Checks = { signature: Answer; issuer: Answer; revoked: Answer; expired: Answer };

/** What whoever checks knows of the hub: it came from the hub itself, and may have been kept since. */
export type Known = {
	did: string;
	/** Every key there ever was, by its id in the DID document. */
	keys: { id: string; publicKeyMultibase: string }[];
	/** Which certificates are revoked, as of when. */
	revoked: readonly number[];
	asOf: Date;
};

export type Checked = { said: Said | null; checks: Checks };

const nothing: Checks = { signature: 'unknown', issuer: 'unknown', revoked: 'unknown', expired: 'unknown' };

/**
 * Checks a certificate in any form: a JSON credential, a VC-JWT, the QR's slip or a link with it, a PDF that holds such
 * a link. Needs nothing but WebCrypto; where that cannot do Ed25519, the signature is "unknown". Never throws.
 */
export async function check(input: string, known: Known, now: Date): Promise<Checked> {
	const trimmed = input.trim();
	if (trimmed.startsWith('{')) return checkBadge(trimmed, known, now);
	const token = slipIn(trimmed);
	return token === null ? { said: null, checks: nothing } : checkToken(token, known, now);
}

/** The embedded proof (eddsa-rdfc-2022): over the hashes of its options' and of the document's canonical form. */
async function checkBadge(input: string, known: Known, now: Date): Promise<Checked> {
	const { proof, ...document } = fieldsOf(parsed(input)) as { [name: string]: Json };
	const { proofValue, ...options } = fieldsOf(proof) as { [name: string]: Json };
	const said = saidByBadge(document);
	const quads = [
		canonicalQuads('proof', { '@context': context as unknown as Json, ...options }),
		canonicalQuads('badge', document as Json)
	];
	const method = options['verificationMethod'];
	const signature = typeof proofValue === 'string' ? fromBase58(proofValue.replace(/^z/, '')) : null;
	const readable = quads.every((lines) => lines !== null) && options['cryptosuite'] === 'eddsa-rdfc-2022';
	if (!said || !readable || typeof method !== 'string') return { said, checks: nothing };
	const hashes = await Promise.all(
		quads.map((lines) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines ?? '')))
	);
	const signed = Uint8Array.from(hashes.flatMap((hash) => [...new Uint8Array(hash)]));
	return conclude(said, method, signature, signed, known, now);
}

/** A VC-JWT, or the QR's slip, which names its key more shortly. */
async function checkToken(token: string, known: Known, now: Date): Promise<Checked> {
	const [header = '', payload = '', signature = ''] = token.split('.');
	const { alg, kid } = fieldsOf(fromPart(header));
	const claims = fromPart(payload);
	const said = saidByBadge(claims) ?? saidBySlip(claims);
	if (!said || alg !== 'EdDSA' || typeof kid !== 'string') return { said, checks: nothing };
	const method = kid.includes('#') ? kid : `${said.did}#${kid}`;
	const signed = new TextEncoder().encode(`${header}.${payload}`);
	return conclude(said, method, fromBase64url(signature), signed, known, now);
}

async function conclude(
	said: Said,
	method: string,
	signature: Bytes | null,
	signed: Bytes,
	known: Known,
	now: Date
): Promise<Checked> {
	const ours = said.did === known.did && method.startsWith(`${known.did}#`);
	const key = ours ? known.keys.find(({ id }) => id === method) : undefined;
	const right = key && (await verifies(key.publicKeyMultibase, signature, signed));
	const checks: Checks = {
		signature: right ?? 'unknown',
		issuer: issuedHere(said, ours, right, known),
		revoked: isRevoked(said, ours, known),
		expired: isExpired(said, now)
	};
	// What nobody signed says nothing about its status or its time, nor who issued it: anybody can write our name.
	if (checks.signature !== 'yes')
		return { said, checks: { ...checks, revoked: 'unknown', expired: 'unknown' } };
	return { said, checks };
}

async function verifies(multikey: string, signature: Bytes | null, signed: Bytes): Promise<Answer> {
	const raw = fromEd25519Multikey(multikey);
	if (!raw) return 'unknown';
	if (signature?.length !== 64) return 'no';
	try {
		const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
		return (await crypto.subtle.verify('Ed25519', key, signature, signed)) ? 'yes' : 'no';
	} catch {
		return 'unknown';
	}
}

/** `right`: of the signature, with the key that is named; undefined: no key of ours that is known has this name. */
function issuedHere(said: Said, ours: boolean, right: Answer | undefined, known: Known): Answer {
	if (!ours) return 'no';
	if (right !== undefined) return right === 'yes' ? 'yes' : 'unknown';
	// It may be a key that was made after we last heard from the hub.
	return said.issuedAt > known.asOf ? 'unknown' : 'no';
}

function isRevoked(said: Said, ours: boolean, known: Known): Answer {
	if (!ours || said.statusIndex === null) return 'unknown';
	if (known.revoked.includes(said.statusIndex)) return 'yes';
	// Issued after we last heard from the hub.
	return said.issuedAt > known.asOf ? 'unknown' : 'no';
}

function isExpired(said: Said, now: Date): Answer {
	if (said.expiresAt && said.expiresAt < now) return 'yes';
	// Dated after this device's clock: one of the two is wrong.
	return said.issuedAt.getTime() > now.getTime() + 86_400_000 ? 'unknown' : 'no';
}

/** The numbers of the bits that are set in a status list, counted over all lists. */
export function revokedIn(bits: Uint8Array, list: number): number[] {
	const found: number[] = [];
	bits.forEach((byte, at) => {
		for (let bit = 0; byte !== 0 && bit < 8; bit++)
			if (byte & (128 >> bit)) found.push((list - 1) * listLength + at * 8 + bit);
	});
	return found;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function fromPart(part: string): unknown {
	const bytes = fromBase64url(part);
	try {
		return bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return null;
	}
}
