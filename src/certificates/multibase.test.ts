import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	base58,
	base64url,
	ed25519Multikey,
	fromBase58,
	fromBase64url,
	fromEd25519Multikey
} from './multibase.ts';

describe('bytes as text', () => {
	test('come back as they went', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
				expect(fromBase58(base58(bytes))).toEqual(bytes);
				expect(fromBase64url(base64url(bytes))).toEqual(bytes);
				expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
			})
		);
	});

	test.each([
		['Hello World!', '2NEpo7TZRRrLZSi2U'],
		[
			'The quick brown fox jumps over the lazy dog.',
			'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z'
		]
	])('base 58 of “%s” as in its draft (draft-msporny-base58-03)', (text, encoded) => {
		expect(base58(new TextEncoder().encode(text))).toBe(encoded);
	});

	test('what is not base 58 or base64url is nothing', () => {
		expect(fromBase58('0')).toBeNull();
		expect(fromBase58('1'.repeat(1000))).toBeNull();
		for (const text of ['a', 'a+b/', 'ab==', 'é']) expect(fromBase64url(text)).toBeNull();
	});

	test('a letter whose last bits mean nothing may not be another one', () => {
		expect(fromBase64url('AA')).toEqual(new Uint8Array(1));
		expect(fromBase64url('AB')).toBeNull();
	});

	test('a key is written as in the example of did:key', () => {
		const written = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
		const key = fromEd25519Multikey(written);
		expect(key?.length).toBe(32);
		expect(ed25519Multikey(key ?? new Uint8Array())).toBe(written);
		expect(fromEd25519Multikey(written.slice(1))).toBeNull();
		expect(fromEd25519Multikey('zABC')).toBeNull();
	});
});
