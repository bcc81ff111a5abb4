import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findCertificate, heldBy } from '#certificates/index.server.ts';
import { visitor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { aCheckIn, aParticipant, aSession } from './attendance-builders.server.ts';
import { anEvent } from './builders.server.ts';
import { receiveCheckIns } from './check-in.server.ts';
import { writeCertificateLetter } from './event-certificate-letter.server.ts';
import {
	certificateToken,
	confirmEventName,
	eventCertificateDesk,
	ownEventCertificate,
	setEventRules,
	settleAttendance,
	settleEvents
} from './event-certificate.server.ts';

useDatabase();
const during = new Date('2027-05-18T18:00:00Z');
const after = new Date('2027-05-22T06:00:00Z');
const rules = { participation: { share: 0.5 }, completion: { share: 1 } };

/** A field school of two lectures and a lunch, where Amina was in so many of them. */
async function aSchool(attended: number) {
	const [organiser, holder] = [await aPerson(), await aPerson()];
	const event = await anEvent({ team: [{ personId: organiser.id, role: 'organiser' }] });
	const sessions = [await aSession(event), await aSession(event, { hour: 18 })];
	await aSession(event, { kind: 'meal', hour: 17 });
	await setEventRules(organiser, event.slug, 0, { rules, hours: 24 });
	const amina = await aParticipant(event, { personId: holder.id });
	const checkIns = sessions.slice(0, attended).map((session) => aCheckIn(amina.id, session, organiser.id));
	await receiveCheckIns(organiser, event.slug, { event: event.id, checkIns, refusals: [] }, during);
	return { organiser, holder, event, amina };
}

const letters = async (id: string) => {
	const { rows } = await db.execute<{ letter: string }>(
		sql`select payload ->> 'letter' as letter from graphile_worker._private_jobs where payload ->> 'participantId' = ${id}
			and payload ->> 'letter' is not null order by id`
	);
	return rows.map(({ letter }) => letter);
};

test('whoever attended all of it is asked for their name when it is over, once, and then has the certificate of completion', async () => {
	const { event, amina } = await aSchool(2);
	await settleAttendance(amina.id, during);
	expect([await letters(amina.id), await heldBy([amina.id])]).toEqual([[], new Map([[amina.id, []]])]);
	await settleAttendance(amina.id, after);
	await settleAttendance(amina.id, after);
	expect(await letters(amina.id)).toEqual(['name']);
	const letter = await writeCertificateLetter(amina.id, 'name');
	expect(letter?.subject).toBe('Vous avez obtenu un certificat\u00a0: Field school on diaspora investment');
	const token = /token=(\S+)/u.exec(letter?.text ?? '')?.[1] ?? '';
	await confirmEventName(visitor, event.slug, token, 'Amína Diallo', after);
	const { held, confirmedName } = await ownEventCertificate(visitor, event.slug, token);
	const { kind, said } = await findCertificate(held[0]?.code ?? '');
	expect([confirmedName, kind, said.holder, said.hours, said.startsOn, said.endsOn]).toEqual([
		'Amína Diallo',
		'completion',
		'Amína Diallo',
		24,
		'2027-05-17',
		'2027-05-20'
	]);
	expect(said.rules['fr']?.replace(/\s/gu, ' ')).toBe('présence à 100 % des séances');
	expect(said.organisations.map(({ name }) => name)).toEqual(['Portail de démonstration Serai']);
	expect(await letters(amina.id)).toEqual(['name', 'certificate']);
});

test('half of it is participation; nothing is nothing', async () => {
	const [half, none] = [await aSchool(1), await aSchool(0)];
	for (const { event, holder } of [half, none])
		await confirmEventName(holder, event.slug, null, 'Amina Diallo', after);
	const held = await heldBy([half.amina.id, none.amina.id]);
	expect([held.get(half.amina.id)?.map(({ kind }) => kind), held.get(none.amina.id)]).toEqual([
		['participation'],
		[]
	]);
});

test('a late phone brings the rest, and completion supersedes participation', async () => {
	const { organiser, event, amina, holder } = await aSchool(1);
	await confirmEventName(holder, event.slug, null, 'Amina Diallo', after);
	const { rows } = await db.execute<{ id: string }>(
		sql`select id from event_session where event_id = ${event.id} and kind = 'lecture'`
	);
	const checkIns = rows.map(({ id }) => aCheckIn(amina.id, id, organiser.id));
	await receiveCheckIns(organiser, event.slug, { event: event.id, checkIns, refusals: [] }, after);
	await settleAttendance(amina.id, after);
	const held = (await heldBy([amina.id])).get(amina.id);
	expect(held?.map(({ kind, supersededBy }) => [kind, supersededBy !== null])).toEqual([
		['participation', true],
		['completion', false]
	]);
});

test('a name that is corrected by its holder revokes the certificate and issues it again', async () => {
	const { event, amina } = await aSchool(2);
	const token = await certificateToken(amina.id);
	for (const name of ['Amina Dialo', 'Amina Diallo'])
		await confirmEventName(visitor, event.slug, token, name, after);
	const held = (await heldBy([amina.id])).get(amina.id) ?? [];
	expect(held.map(({ revoked }) => revoked)).toEqual([true, false]);
	await expect(confirmEventName(visitor, event.slug, token, ' ', after)).rejects.toThrow(Refusal);
});

test('a link that is forged, forwarded to another event or nobody’s is not found', async () => {
	const [{ event, amina }, other] = [await aSchool(2), await aSchool(2)];
	const token = await certificateToken(amina.id);
	for (const [slug, given] of [
		[event.slug, `${token.slice(0, -2)}aa`],
		[event.slug, 'x'],
		[other.event.slug, token],
		[event.slug, null]
	] as const)
		await expect(ownEventCertificate(visitor, slug, given)).rejects.toThrow(NotFound);
	await expect(ownEventCertificate(other.holder, event.slug, null)).rejects.toThrow(NotFound);
});

test('rules are the organiser’s, are not written over a newer version, and name modules that are there', async () => {
	const { organiser, event } = await aSchool(1);
	const facilitator = await aPerson();
	const given = { rules, hours: null };
	await expect(setEventRules(facilitator, event.slug, 1, given)).rejects.toThrow(Forbidden);
	await expect(setEventRules(organiser, event.slug, 0, given)).rejects.toThrow('changed_meanwhile');
	const strange = { participation: null, completion: { module: event.id as never } };
	await expect(setEventRules(organiser, event.slug, 1, { rules: strange, hours: null })).rejects.toThrow(
		'rule_of_no_module'
	);
	const { standings } = await eventCertificateDesk(organiser, event.slug);
	expect(standings.map(({ have, need, met }) => ({ have, need, met }))).toEqual([
		{ have: 1, need: 2, met: { participation: true, completion: false } }
	]);
});

test('at night everybody of an event that is over is looked at; a participant who is erased loses their name here', async () => {
	const { event, amina, holder } = await aSchool(2);
	await settleEvents(after);
	const { rows } = await db.execute(
		sql`select from graphile_worker.jobs where key = ${`settle attendance ${amina.id}`}`
	);
	expect(rows.length).toBe(1);
	await confirmEventName(holder, event.slug, null, 'Amina Diallo', after);
	await transaction((tx) =>
		tx.execute(sql`update event_participant set erased_at = now(), name = null, email = null, organisation = null,
			person_id = null where id = ${amina.id}`)
	);
	const left = await db.execute(sql`select from event_certificate_name where participant_id = ${amina.id}`);
	expect(left.rows.length).toBe(0);
	await expect(ownEventCertificate(visitor, event.slug, await certificateToken(amina.id))).rejects.toThrow(
		NotFound
	);
});
