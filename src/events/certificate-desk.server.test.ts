import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { certificatesAmong, findCertificate } from '#certificates/index.server.ts';
import { visitor, type Actor } from '#people/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aCertificate } from '../certificates/builders.server.ts';
import { anAdministrator, anEditor, aPerson } from '../people/builders.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import { aParticipant } from './attendance-builders.server.ts';
import { eventCertificateName } from './attendance-tables.server.ts';
import { anEvent } from './builders.server.ts';
import {
	correctEventCertificate,
	eventsWithCertificates,
	overseenEventCertificate,
	overseesEventCertificates,
	participantsOverseen,
	revokeEventCertificate
} from './certificate-desk.server.ts';
import { setEventRules } from './event-certificate.server.ts';
import { writeCertificateLetter } from './event-certificate-letter.server.ts';
import { noEventRules } from './event-certificate.ts';
import type { EventRole } from './policy.ts';

useDatabase();
afterAll(closeIndex);
const now = new Date('2027-06-10T10:00:00Z');

async function aCertified(name = 'Amina Diallo') {
	const [organiser, facilitator] = [await aPerson(), await aPerson()];
	const team = [
		{ personId: organiser.id, role: 'organiser' as EventRole },
		{ personId: facilitator.id, role: 'facilitator' as EventRole }
	];
	const event = await anEvent({ team });
	await setEventRules(organiser, event.slug, 0, { rules: noEventRules, hours: null });
	const { id } = await aParticipant(event, { name });
	await transaction((tx) =>
		tx.insert(eventCertificateName).values({ participantId: id, name, confirmedAt: now })
	);
	const { code } = await aCertificate({ registration: id, holder: { personId: null, name }, now });
	return { organiser, facilitator, event, id, code };
}

const listed = async (actor: Actor, slug: string | null = null) => {
	const query = { text: '', status: null, kind: null, after: null, size: 50 };
	return (await certificatesAmong([participantsOverseen(actor, slug)], query)).certificates.map(
		({ code }) => code
	);
};

// The list and the single certificate make one decision.
test('who manages an event oversees its certificates, and nobody else but editors', async () => {
	const [mine, theirs] = [await aCertified(), await aCertified('Layla Haddad')];
	const table: [string, Actor, string[]][] = [
		['an administrator', await anAdministrator(), [theirs.code, mine.code]],
		['an editor', await anEditor(), [theirs.code, mine.code]],
		['its organiser', mine.organiser, [mine.code]],
		['a facilitator', mine.facilitator, []],
		['somebody', await aPerson(), []],
		['a visitor', visitor, []]
	];
	for (const [who, actor, seen] of table) {
		expect([who, await listed(actor)]).toEqual([who, seen]);
		expect([who, await overseesEventCertificates(actor)]).toEqual([who, seen.length > 0]);
		for (const { code } of [mine, theirs]) {
			const does = seen.includes(code) ? 'done' : 'NotFound';
			expect([who, await codeOf(overseenEventCertificate(actor, code))]).toEqual([who, does]);
		}
	}
	expect((await eventsWithCertificates(mine.organiser)).map(({ id }) => id)).toEqual([mine.event.id]);
	expect(await listed(mine.organiser, theirs.event.slug)).toEqual([]);
	for (const actor of [mine.facilitator, theirs.organiser, visitor])
		expect(await codeOf(revokeEventCertificate(actor, mine.code, 'misconduct', now))).toBe('NotFound');
	const elsewhere = await aCertificate();
	expect(await overseenEventCertificate(mine.organiser, elsewhere.code)).toBe(null);
	expect(await codeOf(revokeEventCertificate(mine.organiser, elsewhere.code, 'misconduct', now))).toBe(
		'NotFound'
	);
});

test('a name is corrected, what is awarded later bears it, and a letter says so', async () => {
	const { organiser, id, code } = await aCertified('Amina Dialo');
	const reissued = await correctEventCertificate(organiser, code, 'Amina Diallo', now);
	expect((await findCertificate(reissued)).said.holder).toBe('Amina Diallo');
	const [named] = await db
		.select()
		.from(eventCertificateName)
		.where(eq(eventCertificateName.participantId, id));
	expect(named?.name).toBe('Amina Diallo');
	const { rows } = await db.execute<{ payload: object }>(
		sql`select payload from graphile_worker._private_jobs where payload ->> 'participantId' = ${id}`
	);
	expect(rows.map(({ payload }) => payload)).toEqual([
		{ participantId: id, letter: 'corrected', code: reissued }
	]);
	expect((await writeCertificateLetter(id, 'corrected', reissued))?.text).toContain(
		`/fr/certificates/${reissued}`
	);
	const file = await overseenEventCertificate(organiser, code);
	expect(file?.chain.map((one) => one.code)).toEqual([code, reissued]);
	expect(await codeOf(revokeEventCertificate(organiser, code, 'misconduct', now))).toBe(
		'certificate_revoked'
	);
});

test('after the participant was erased the desk still answers for it, and nobody is written to', async () => {
	const { organiser, id, code } = await aCertified();
	const erased = { name: null, email: null, organisation: null, personId: null, erasedAt: now };
	await transaction((tx) => tx.update(eventParticipant).set(erased).where(eq(eventParticipant.id, id)));
	await revokeEventCertificate(organiser, code, 'issued_in_error', now);
	expect((await findCertificate(code)).status).toBe('revoked');
	expect(await writeCertificateLetter(id, 'revoked', code)).toBe(null);
});

test('with an account its certificate goes when the account goes; whoever holds the paper learns no name', async () => {
	const { organiser, event } = await aCertified();
	const holder = await aPerson({ name: 'Layla Haddad' });
	const { id } = await aParticipant(event, { name: 'Layla Haddad', personId: holder.id });
	const { code } = await aCertificate({
		registration: id,
		holder: { personId: holder.id, name: 'Layla Haddad' },
		now
	});
	await transaction((tx) => tx.execute(sql`delete from person where id = ${holder.id}`));
	expect(await codeOf(overseenEventCertificate(organiser, code))).toBe('Gone');
	expect(await listed(organiser, event.slug)).not.toContain(code);
});
