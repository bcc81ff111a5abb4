import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aPerson, anAdministrator, anEditor } from '#people/builders.server.ts';
import { visitor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { award, type AwardInput } from './awarding.server.ts';
import { aCertificate, someClaims, someIssuing } from './builders.server.ts';
import { certificatesOf, findCertificate, heldBy } from './certificate.server.ts';
import { check } from './check.ts';
import { demonstrationCertificates, demonstrationCodes } from './demonstration.server.ts';
import { correctName, revoke } from './revocation.server.ts';
import { known } from './status-list.server.ts';
import { certificate } from './tables.server.ts';

useDatabase();
const now = new Date('2027-05-03T10:00:00Z');

beforeAll(() => {
	process.env['PUBLIC_URL'] = 'https://hub.example.org';
});
afterAll(() => {
	delete process.env['PUBLIC_URL'];
});

function input(changes: Partial<AwardInput> = {}): AwardInput {
	const { titles, achievements, rules, organisations, kind, startsOn, endsOn, hours, language } =
		someClaims();
	return {
		registration: newId(),
		holder: { personId: null, name: 'Amina Yusuf' },
		edition: { id: someIssuing.achievementId, startsOn, endsOn, hours, language },
		...{ titles, achievements, rules, organisations, kind, now },
		...changes
	};
}
const give = (given: AwardInput) => transaction((tx) => award(tx, given));

describe('an award', () => {
	test('is found by its code, however that is written, and says what was signed', async () => {
		const { code } = await give(input());
		const found = await findCertificate(code.toLowerCase().replaceAll('-', ''));
		expect(found).toMatchObject({ code, status: 'valid', supersededBy: null, issuedAt: now });
		expect(found.said).toMatchObject({ holder: 'Amina Yusuf', hours: 20, startsOn: '2027-03-01', code });
	});

	test('happens once, also when two ask at the same time', async () => {
		const given = input();
		const answers = await Promise.all([give(given), give(given), give(given)]);
		expect(answers.filter(({ awarded }) => awarded)).toHaveLength(1);
		expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
	});

	test('of completion supersedes participation, and participation does not come after it', async () => {
		const given = input({ kind: 'participation' });
		const participation = await give(given);
		const completion = await give({ ...given, kind: 'completion' });
		expect(await findCertificate(participation.code)).toMatchObject({
			status: 'superseded',
			supersededBy: completion.code
		});
		expect(await give(given)).toEqual({ code: participation.code, awarded: false });
		expect((await heldBy([given.registration])).get(given.registration)).toHaveLength(2);
	});

	test('needs a name and a title', async () => {
		await expect(give(input({ holder: { personId: null, name: '\u202e ' } }))).rejects.toThrow(
			'name_missing'
		);
		await expect(give(input({ titles: {} }))).rejects.toThrow('certificate_text_missing');
		await expect(findCertificate('0000-0000-0000-0000')).rejects.toThrow('not found');
		await expect(findCertificate('nonsense')).rejects.toThrow('not found');
	});

	test('is not changed afterwards, not even by ourselves', async () => {
		const { code } = await aCertificate();
		const change = transaction((tx) =>
			tx.update(certificate).set({ jwt: 'x' }).where(eq(certificate.code, code))
		);
		await expect(change).rejects.toMatchObject({
			cause: expect.objectContaining({ message: 'what was signed is never changed' }) as unknown
		});
	});
});

describe('a corrected name', () => {
	test('revokes and issues again, linked', async () => {
		const old = await aCertificate();
		const code = await correctName(await anAdministrator(), old.code, ' Amina  Yusuf-Ali ', now);
		expect(await findCertificate(old.code)).toMatchObject({
			status: 'revoked',
			revocationReason: 'name_corrected',
			supersededBy: code
		});
		const corrected = await findCertificate(code);
		const { code: _, holder, issuedAt, statusIndex, ...same } = corrected.said;
		expect(old.said).toMatchObject(same);
		expect(holder).toBe('Amina Yusuf-Ali');
		expect([issuedAt, statusIndex]).not.toEqual([old.said.issuedAt, old.said.statusIndex]);
		const { achievement } = corrected.credential.credentialSubject;
		expect(achievement.id).toBe(old.credential.credentialSubject.achievement.id);
		await expect(correctName(await anAdministrator(), old.code, 'Ana', now)).rejects.toThrow(
			'certificate_revoked'
		);
	});

	test('keeps what its certificate had superseded pointing to the one that counts', async () => {
		const given = input({ kind: 'participation' });
		const participation = await give(given);
		const completion = await give({ ...given, kind: 'completion' });
		const code = await correctName(await anAdministrator(), completion.code, 'Ana', now);
		expect((await findCertificate(participation.code)).supersededBy).toBe(code);
		expect(await give({ ...given, kind: 'completion' })).toMatchObject({ awarded: false });
	});

	test('is refused to others, and when nothing changes', async () => {
		const { code } = await aCertificate();
		await expect(correctName(await anAdministrator(), code, 'Amina Yusuf', now)).rejects.toThrow(
			'certificate_name_unchanged'
		);
		await expect(correctName(visitor, code, 'Ana', now)).rejects.toThrow('not allowed');
		await expect(correctName(await anEditor(), code, 'Ana', now)).rejects.toThrow('not allowed');
		await expect(correctName(await aPerson(), code, 'Ana', now)).rejects.toThrow('not allowed');
	});
});

describe('a revocation', () => {
	test('is seen by whoever checks, and lets what was superseded stand again', async () => {
		const given = input({ kind: 'participation' });
		const participation = await give(given);
		const { code } = await give({ ...given, kind: 'completion' });
		const before = await findCertificate(code);
		await revoke(await anAdministrator(), code, 'issued_in_error', now);
		expect(await findCertificate(code)).toMatchObject({ status: 'revoked', revokedAt: now });
		expect((await findCertificate(participation.code)).status).toBe('valid');
		expect((await check(before.slip, await known(now), now)).checks).toEqual({
			signature: 'yes',
			issuer: 'yes',
			revoked: 'yes',
			expired: 'no'
		});
		await expect(revoke(await anAdministrator(), code, 'misconduct', now)).rejects.toThrow(
			'certificate_revoked'
		);
		await expect(revoke(visitor, participation.code, 'misconduct', now)).rejects.toThrow('not allowed');
	});
});

describe('an erased holder', () => {
	test('leaves no name; the code is known to have been, and a copy can still be verified', async () => {
		const person = await aPerson();
		const { code } = await give(input({ holder: { personId: person.id, name: 'Amina Yusuf' } }));
		const copy = await findCertificate(code);
		expect((await certificatesOf(person.id)).map((one) => one.code)).toEqual([code]);
		await transaction((tx) => tx.execute(sql`delete from person where id = ${person.id}`));
		await expect(findCertificate(code)).rejects.toThrow('is gone');
		const { rows } = await db.execute(sql`select * from erased_certificate where code = ${code}`);
		expect(JSON.stringify(rows)).not.toContain('Amina');
		const { checks } = await check(JSON.stringify(copy.credential), await known(now), now);
		expect(checks).toEqual({ signature: 'yes', issuer: 'yes', revoked: 'no', expired: 'no' });
	});

	test('does not make valid again what was revoked', async () => {
		const person = await aPerson();
		const { code } = await give(input({ holder: { personId: person.id, name: 'Amina Yusuf' } }));
		const copy = await findCertificate(code);
		await revoke(await anAdministrator(), code, 'holder_asked', now);
		await transaction((tx) => tx.execute(sql`delete from person where id = ${person.id}`));
		expect((await check(copy.slip, await known(now), now)).checks.revoked).toBe('yes');
	});
});

describe('the demonstration', () => {
	test('holds one of each kind, one superseded and one revoked, and is made once', async () => {
		for (let i = 0; i < 2; i++) await transaction((tx) => demonstrationCertificates(tx, now));
		const states = await Promise.all(
			Object.values(demonstrationCodes).map(async (code) => {
				const { kind, status } = await findCertificate(code);
				return `${kind} ${status}`;
			})
		);
		expect(states).toEqual([
			'participation superseded',
			'completion valid',
			'participation valid',
			'completion revoked'
		]);
		expect(demonstrationCodes.completion).toMatch(/^DEM0-0000-0000-002/);
	});
});
