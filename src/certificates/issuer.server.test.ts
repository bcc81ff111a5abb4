import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { anAdministrator, anEditor } from '#people/builders.server.ts';
import { system } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { aCertificate } from './builders.server.ts';
import { check } from './check.ts';
import { didDocument, didOf } from './did.ts';
import { issuerKeys, rotateKey } from './issuer.server.ts';
import { known, statusList } from './status-list.server.ts';

useDatabase();
const now = new Date('2027-05-03T10:00:00Z');

beforeAll(() => {
	process.env['PUBLIC_URL'] = 'http://127.0.0.1:4100';
});
afterAll(() => {
	delete process.env['PUBLIC_URL'];
});

describe('the issuer', () => {
	test.each([
		['https://hub.example.org', 'did:web:hub.example.org'],
		['http://127.0.0.1:4100', 'did:web:127.0.0.1%3A4100']
	])('of %s is %s', (url, did) => expect(didOf(url)).toBe(did));

	test('makes its first key when it is needed, once', async () => {
		expect(await issuerKeys()).toEqual([]);
		await Promise.all([aCertificate(), aCertificate(), aCertificate()]);
		expect((await issuerKeys()).map(({ number, retiredAt }) => [number, retiredAt])).toEqual([[1, null]]);
	});

	test('keeps private keys sealed: another hub’s secret does not open them', async () => {
		const { rows } = await db.execute<{ sealed: Buffer }>(
			sql`select sealed_private_key as sealed from issuer_key`
		);
		expect(rows.map(({ sealed }) => sealed.length)).toEqual([60]);
	});

	test('rotates: new certificates bear the new key, old ones stay valid', async () => {
		const old = await aCertificate();
		await expect(rotateKey(await anEditor(), now)).rejects.toThrow('not allowed');
		expect(await rotateKey(await anAdministrator(), now)).toBe(2);
		expect(await rotateKey(system('test'), now)).toBe(3);
		const fresh = await aCertificate();
		expect(fresh.credential.proof.verificationMethod).toBe('did:web:127.0.0.1%3A4100#key-3');
		const knows = await known(now);
		for (const one of [old, fresh])
			for (const form of [JSON.stringify(one.credential), one.jwt, one.slip])
				expect((await check(form, knows, now)).checks.signature).toBe('yes');
		const document = didDocument('http://127.0.0.1:4100', await issuerKeys());
		expect(document.assertionMethod).toEqual([1, 2, 3].map((n) => `${document.id}#key-${n}`));
	});

	test('two rotations at once leave one key in use', async () => {
		await Promise.allSettled([rotateKey(system('a'), now), rotateKey(system('b'), now)]);
		expect((await issuerKeys()).filter(({ retiredAt }) => retiredAt === null)).toHaveLength(1);
	});

	test('signs a status list of at least 16 kB; the second begins when the first is full', async () => {
		const list = await statusList(1, now);
		expect(list.credentialSubject.encodedList).toMatch(/^uH4sI/);
		await expect(statusList(2, now)).rejects.toThrow('not found');
		await expect(statusList(Number.NaN, now)).rejects.toThrow('not found');
	});
});
