import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { check, type RevocationReason } from '#certificates/index.ts';
import { findCertificate, known, revoke } from '#certificates/index.server.ts';
import { visitor, type Actor, type Person } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aCertificate } from '../certificates/builders.server.ts';
import { anAdministrator, anEditor, aPerson } from '../people/builders.server.ts';
import { anEdition } from './builders.server.ts';
import {
	correctOverseenName,
	editionsWithCertificates,
	overseenCertificate,
	overseenCertificates,
	overseesCertificates,
	revokeOverseen
} from './certificate-desk.server.ts';
import { enrol } from './enrolment.server.ts';
import { writeTrainingLetter } from './letter.server.ts';
import { confirmName } from './settling.server.ts';
import type { Edition } from './edition.ts';
import { enrolment } from './tables.server.ts';
import { inTeam } from './team-builders.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };
const all = { text: '', status: null, kind: null, edition: null, after: null, size: 50 };
/** A certificate of somebody who learns in an edition and confirmed their name. */
async function aLearnersCertificate(
	edition: Edition,
	name: string,
	kind: 'participation' | 'completion' = 'completion'
) {
	const learner = await aPerson({ name });
	const { id } = await enrol(learner, edition.id, asking, now);
	await confirmName(learner, id, name, now);
	const holder = { personId: learner.id, name };
	return { learner, id, ...(await aCertificate({ registration: id, holder, kind, now })) };
}

const listed = async (actor: Actor, query: Partial<Parameters<typeof overseenCertificates>[1]> = {}) =>
	(await overseenCertificates(actor, { ...all, ...query })).certificates.map(({ code }) => code);

// The list and the single certificate make one decision: whoever finds it in the list may open it, and nobody else.
test('who oversees which certificates', async () => {
	const [one, other] = [await anEdition(), await anEdition()];
	const [mine, theirs] = [
		await aLearnersCertificate(one, 'Amina Diallo'),
		await aLearnersCertificate(other, 'Layla Haddad')
	];
	const elsewhere = await aCertificate();
	const [manager, tutor, evaluator] = [await aPerson(), await aPerson(), await aPerson()];
	await inTeam(one, manager, 'manager');
	await inTeam(one, tutor, 'tutor');
	await inTeam(one, evaluator, 'evaluator');
	const table: [string, Person | typeof visitor, string[]][] = [
		['an administrator', await anAdministrator(), [elsewhere.code, theirs.code, mine.code]],
		['an editor, who leads every edition', await anEditor(), [theirs.code, mine.code]],
		['who leads the edition', manager, [mine.code]],
		['a tutor', tutor, []],
		['an evaluator', evaluator, []],
		['its holder', mine.learner, []],
		['a visitor', visitor, []]
	];
	for (const [who, actor, seen] of table) {
		expect([who, await listed(actor)]).toEqual([who, seen]);
		expect([who, await overseesCertificates(actor)]).toEqual([who, seen.length > 0]);
		for (const { code } of [elsewhere, theirs, mine])
			expect([who, await codeOf(overseenCertificate(actor, code))]).toEqual([
				who,
				seen.includes(code) ? 'done' : 'NotFound'
			]);
	}
	for (const actor of [tutor, evaluator, mine.learner, visitor]) {
		expect(await codeOf(revokeOverseen(actor, mine.code, 'misconduct', now))).toBe('NotFound');
		expect(await codeOf(correctOverseenName(actor, mine.code, 'Ana', now))).toBe('NotFound');
	}
	expect((await editionsWithCertificates(manager)).map(({ id }) => id)).toEqual([one.id]);
});

test('certificates are found by code, name, edition and state, page by page', async () => {
	const edition = await anEdition();
	const manager = await aPerson();
	await inTeam(edition, manager, 'manager');
	const certificates = [];
	for (const name of ['Amina Diallo', 'Layla 100%', 'أمينة ديالو'])
		certificates.push(await aLearnersCertificate(edition, name));
	const [amina, layla, arabic] = certificates.map(({ code }) => code);
	await revokeOverseen(manager, layla!, 'issued_in_error', now);
	const administrator = await anAdministrator();
	const here = { edition: edition.slug };
	expect(await listed(administrator, here)).toEqual([arabic, layla, amina]);
	expect(await listed(manager, { edition: 'another' })).toEqual([]);
	expect(await listed(manager, { text: amina!.toLowerCase().replaceAll('-', ' ') })).toEqual([amina]);
	expect(await listed(manager, { text: amina!.slice(0, 6) })).toEqual([amina]);
	expect(await listed(manager, { text: ' diALLo ' })).toEqual([amina]);
	expect(await listed(manager, { text: 'أمينة' })).toEqual([arabic]);
	expect(await listed(manager, { text: '100%' })).toEqual([layla]);
	expect(await listed(manager, { text: '%' })).toEqual([layla]);
	expect(await listed(manager, { text: '_' })).toEqual([]);
	expect(await listed(manager, { status: 'revoked' })).toEqual([layla]);
	expect(await listed(manager, { status: 'valid' })).toEqual([arabic, amina]);
	expect(await listed(manager, { status: 'superseded' })).toEqual([]);
	expect(await listed(manager, { kind: 'participation' })).toEqual([]);
	const pages: string[] = [];
	let after: number | null = null;
	do {
		const page = await overseenCertificates(manager, { ...all, after, size: 1 });
		expect(page.total).toBe(3);
		expect(page.certificates[0]?.edition?.id).toBe(edition.id);
		pages.push(...page.certificates.map(({ code }) => code));
		after = page.next;
	} while (after !== null);
	expect(pages).toEqual([arabic, layla, amina]);
});

test('revoked with its reason, it says so at once to whoever verifies it, and who did it stands in its history', async () => {
	const edition = await anEdition();
	const manager = await aPerson();
	await inTeam(edition, manager, 'manager');
	const { code, jwt } = await aLearnersCertificate(edition, 'Amina Diallo');
	const reason: RevocationReason = 'misconduct';
	await revokeOverseen(manager, code, reason, now);
	expect(await findCertificate(code)).toMatchObject({ status: 'revoked', revocationReason: reason });
	expect((await check(jwt, await known(now), now)).checks.revoked).toBe('yes');
	const { history } = await overseenCertificate(manager, code);
	expect(history).toMatchObject([{ personId: manager.id, act: 'revoke', thingId: code }]);
	expect(await codeOf(revokeOverseen(manager, code, 'holder_asked', now))).toBe('certificate_revoked');
	expect(await codeOf(correctOverseenName(manager, code, 'Ana', now))).toBe('certificate_revoked');
	expect(await codeOf(revoke(manager, code, 'holder_asked', now))).toBe('Forbidden');
});

test('a name is corrected by issuing again, linked both ways, and what is earned later bears it too', async () => {
	const edition = await anEdition();
	const manager = await aPerson();
	await inTeam(edition, manager, 'manager');
	const old = await aLearnersCertificate(edition, 'Amina Dialo', 'participation');
	expect(await codeOf(correctOverseenName(manager, old.code, ' ', now))).toBe('name_missing');
	expect(await codeOf(correctOverseenName(manager, old.code, 'Amina Dialo', now))).toBe(
		'certificate_name_unchanged'
	);
	const code = await correctOverseenName(manager, old.code, ' Amina  Diallo ', now);
	const completion = await aCertificate({
		registration: old.id,
		holder: { personId: old.learner.id, name: 'Amina Diallo' },
		kind: 'completion',
		now
	});
	const { certificate, chain, history } = await overseenCertificate(manager, code);
	expect(certificate.said.holder).toBe('Amina Diallo');
	expect(chain.map((one) => [one.code, one.status, one.supersededBy])).toEqual([
		[old.code, 'revoked', code],
		[code, 'superseded', completion.code],
		[completion.code, 'valid', null]
	]);
	expect(history.map(({ act, thingId }) => [act, thingId])).toEqual([['correct_name', old.code]]);
	const [own] = await db
		.select({ name: enrolment.certificateName })
		.from(enrolment)
		.where(eq(enrolment.id, old.id));
	expect(own?.name).toBe('Amina Diallo');
});

test('its holder is told by a letter, with the address of what stands now', async () => {
	const edition = await anEdition();
	const { id, code } = await aLearnersCertificate(edition, 'Amina Dialo');
	const administrator = await anAdministrator();
	const all = async () => {
		const { rows } = await db.execute<{ payload: { letter: string; code?: string; enrolmentId: string } }>(
			sql`select payload from graphile_worker._private_jobs where (payload::jsonb) ? 'code' order by id`
		);
		return rows.map(({ payload }) => [payload.enrolmentId, payload.letter, payload.code]);
	};
	const letters = async () => (await all()).filter(([enrolmentId]) => enrolmentId === id);
	const corrected = await correctOverseenName(administrator, code, 'Amina Diallo', now);
	expect(await letters()).toEqual([[id, 'corrected', corrected]]);
	await revokeOverseen(administrator, corrected, 'issued_in_error', now);
	expect(await letters()).toEqual([
		[id, 'corrected', corrected],
		[id, 'revoked', corrected]
	]);
	for (const letter of ['corrected', 'revoked'] as const) {
		const written = await writeTrainingLetter(id, letter, corrected);
		expect(written?.text).toContain(`/en/certificates/${corrected}`);
	}
	// One that belongs to no learner of an edition has nobody to write to.
	const { code: alone } = await aCertificate();
	const before = await all();
	await revokeOverseen(administrator, alone, 'issued_in_error', now);
	expect(await all()).toEqual(before);
});
