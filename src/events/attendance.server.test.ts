import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { aCheckIn, aParticipant, aSession } from './attendance-builders.server.ts';
import {
	attendanceIn,
	badgesRefused,
	ownAttendance,
	saidSince,
	tidyAttendance
} from './attendance.server.ts';
import { badgesToPrint, makeBadges, reprintBadge, revokeBadge } from './badge.server.ts';
import { anEvent } from './builders.server.ts';
import { doorsOfFivePhones, shuffledArrivals } from './check-in-doors.ts';
import { receiveCheckIns, sayAtDesk } from './check-in.server.ts';
import type { BadgeRefusal, CheckIn } from './check-in.ts';
import type { EventFacts } from './event.ts';

useDatabase();
const now = new Date('2027-05-17T18:00:00Z');

async function aDoor() {
	const [door, colleague] = [await aPerson(), await aPerson()];
	const event = await anEvent({
		team: [
			{ personId: door.id, role: 'facilitator' },
			{ personId: colleague.id, role: 'facilitator' }
		]
	});
	const session = await aSession(event);
	const amina = await aParticipant(event);
	return { door, colleague, event, session, amina };
}
const send = (
	actor: Parameters<typeof receiveCheckIns>[0],
	event: EventFacts,
	checkIns: CheckIn[],
	refusals: BadgeRefusal[] = []
) => receiveCheckIns(actor, event.slug, { event: event.id, checkIns, refusals }, now);
const stateOf = async (event: EventFacts, participant: string, session: string) =>
	(await attendanceIn(event.id)).attendance.get(participant)?.get(session)?.state ?? 'absent';
const badgeOf = async (event: EventFacts, actor: Parameters<typeof makeBadges>[0], id: string) =>
	(await badgesToPrint(actor, event.slug, 'en')).badged.find((one) => one.id === id)?.badge?.text ?? '';

describe('what a phone kept', () => {
	test('is taken as often as it comes, and counted once', async () => {
		const { door, event, session, amina } = await aDoor();
		const one = aCheckIn(amina.id, session, door.id);
		const kept = { kept: [one.id], refused: [] };
		expect([await send(door, event, [one]), await send(door, event, [one, one])]).toEqual([kept, kept]);
		expect((await attendanceIn(event.id)).said).toEqual([one]);
	});

	test('is taken from a colleague who brings it, too, as it was said', async () => {
		const { door, colleague, event, session, amina } = await aDoor();
		const one = aCheckIn(amina.id, session, door.id);
		await send(colleague, event, [one]);
		await send(door, event, [one]);
		expect((await attendanceIn(event.id)).said.map(({ by }) => by)).toEqual([door.id]);
	});

	test('of somebody who takes no attendance here, or of another event’s people, is refused; the others are kept', async () => {
		const { door, event, session, amina } = await aDoor();
		const other = await aParticipant(await anEvent());
		const [good, foreign, stranger] = [
			aCheckIn(amina.id, session, door.id),
			aCheckIn(amina.id, session, (await aPerson()).id),
			aCheckIn(other.id, session, door.id)
		];
		expect(await send(door, event, [good, foreign, stranger])).toEqual({
			kept: [good.id],
			refused: [
				{ id: foreign.id, reason: 'not_team' },
				{ id: stranger.id, reason: 'not_of_this_event' }
			]
		});
	});

	test('whose id is known with another content is refused, and what was first stays', async () => {
		const { door, event, session, amina } = await aDoor();
		const one = aCheckIn(amina.id, session, door.id);
		await send(door, event, [one]);
		expect(await send(door, event, [{ ...one, says: 'left' }])).toEqual({
			kept: [],
			refused: [{ id: one.id, reason: 'two_contents' }]
		});
		expect(await stateOf(event, amina.id, session)).toBe('present');
	});

	test('by a clock of another year is kept and counts: the phone is wrong, not the door', async () => {
		const { door, event, session, amina } = await aDoor();
		await send(door, event, [aCheckIn(amina.id, session, door.id, { at: '2031-01-01T00:00:00.000Z' })]);
		expect(await stateOf(event, amina.id, session)).toBe('present');
	});

	test('of a session that was taken out is kept and counts for nothing', async () => {
		const { door, event, amina } = await aDoor();
		const gone = aCheckIn(amina.id, amina.id, door.id);
		expect(await send(door, event, [gone])).toEqual({ kept: [gone.id], refused: [] });
		expect((await attendanceIn(event.id)).attendance.size).toBe(0);
	});

	test('is nobody else’s to send, and not for a visitor to know of', async () => {
		const { door, event, session, amina } = await aDoor();
		const one = aCheckIn(amina.id, session, door.id);
		await expect(send(visitor, event, [one])).rejects.toThrow(Forbidden);
		await expect(send(await aPerson(), await anEvent({ state: 'draft' }), [one])).rejects.toThrow(NotFound);
		expect(await receiveCheckIns(door, event.slug, { event: 'x', checkIns: [] }, now)).toBe(null);
	});

	test('is heard by the other phones', async () => {
		const { door, colleague, event, session, amina } = await aDoor();
		const one = aCheckIn(amina.id, session, door.id);
		await send(door, event, [one]);
		const heard = (since: string) => saidSince(colleague, event.slug, new Date(since));
		expect([await heard('2027-05-17T18:01:00Z'), await heard('2027-05-17T18:10:00Z')]).toEqual([[one], []]);
	});
});

test('five phones that send at once, in any order, some twice, come to the same as one list', async () => {
	const { door, event } = await aDoor();
	const people = 12;
	const { phones } = doorsOfFivePhones(people);
	const [ids, sessions] = [new Map<string, string>(), new Map<string, string>()];
	for (const { participant, session } of phones.flat()) {
		if (!ids.has(participant)) ids.set(participant, (await aParticipant(event)).id);
		if (!sessions.has(session)) sessions.set(session, await aSession(event, { hour: 9 + sessions.size }));
	}
	const real = phones.map((phone) =>
		phone.map((one) => ({
			...one,
			participant: ids.get(one.participant) ?? '',
			session: sessions.get(one.session) ?? '',
			by: door.id
		}))
	);
	const right = [...shuffledArrivals(real, 1).values()];
	await Promise.all(
		[...real, real.flat().toReversed()].map(async (phone) => {
			await send(door, event, phone);
			await send(door, event, phone.toReversed());
		})
	);
	const { said } = await attendanceIn(event.id);
	expect(said.length).toBe(right.length);
	expect(new Set(said.map(({ id }) => id))).toEqual(new Set(right.map(({ id }) => id)));
});

test('the desk without a script says the same, and takes it back', async () => {
	const { door, event, session, amina } = await aDoor();
	const say = (says: CheckIn['says']) =>
		sayAtDesk(door, event.slug, { participant: amina.id, session, says }, 'en', now);
	await say('present');
	expect(await stateOf(event, amina.id, session)).toBe('present');
	await say('left');
	expect(await stateOf(event, amina.id, session)).toBe('left');
	await say('corrected');
	expect(await stateOf(event, amina.id, session)).toBe('absent');
});

describe('a badge', () => {
	test('is made once for everybody who takes part, and opens the door', async () => {
		const { door, event, session, amina } = await aDoor();
		await aParticipant(event, { state: 'withdrawn' });
		expect([await makeBadges(door, event.slug, now), await makeBadges(door, event.slug, now)]).toEqual([
			1, 0
		]);
		const badge = await badgeOf(event, door, amina.id);
		expect(badge).toMatch(/^SERAI-[0-9A-F]{10}-[0-9A-Z]{10}-1\.[A-Z2-7]{16}$/u);
		await send(door, event, [aCheckIn(amina.id, session, door.id, { badge })]);
		expect(await stateOf(event, amina.id, session)).toBe('present');
	});

	test('that is forged, somebody else’s or of another event marks nobody, and is recorded', async () => {
		const { door, event, session, amina } = await aDoor();
		const other = await aDoor();
		await makeBadges(door, event.slug, now);
		await makeBadges(other.door, other.event.slug, now);
		const badge = await badgeOf(event, door, amina.id);
		const ali = await aParticipant(event, { name: 'Ali Example' });
		const forged = badge.slice(0, -3) + 'AAA';
		const foreign = await badgeOf(other.event, other.door, other.amina.id);
		const tried = [
			aCheckIn(amina.id, session, door.id, { badge: forged }),
			aCheckIn(ali.id, session, door.id, { badge }),
			aCheckIn(amina.id, session, door.id, { badge: foreign })
		];
		const received = await send(door, event, tried);
		expect(received?.refused.map(({ reason }) => reason)).toEqual(Array(3).fill('badge_not_genuine'));
		expect((await attendanceIn(event.id)).attendance.size).toBe(0);
		const { refused, total } = await badgesRefused(door, event.slug);
		expect([total, refused.map(({ name, reason, by }) => ({ name, reason, by }))[0]]).toEqual([
			3,
			{ name: null, reason: 'not_ours', by: door.name }
		]);
	});

	test('that was printed again opens nothing from then on; what was read before that stays', async () => {
		const { door, event, session, amina } = await aDoor();
		await makeBadges(door, event.slug, new Date('2027-05-01T08:00:00Z'));
		const old = await badgeOf(event, door, amina.id);
		await reprintBadge(door, event.slug, amina.id, new Date('2027-05-17T15:30:00Z'));
		const fresh = await badgeOf(event, door, amina.id);
		expect(fresh.includes('-2.')).toBe(true);
		const at = (minute: number) => `2027-05-17T15:${minute}:00.000Z`;
		const [before, after, renewed] = [
			aCheckIn(amina.id, session, door.id, { badge: old, at: at(29) }),
			aCheckIn(amina.id, session, door.id, { badge: old, at: at(31) }),
			aCheckIn(amina.id, session, door.id, { badge: fresh, at: at(32) })
		];
		expect(await send(door, event, [before, after, renewed])).toEqual({
			kept: [before.id, renewed.id],
			refused: [{ id: after.id, reason: 'badge_revoked' }]
		});
		expect((await badgesRefused(door, event.slug)).refused[0]?.name).toBe(amina.name);
		await revokeBadge(door, event.slug, amina.id, now);
		expect(await badgeOf(event, door, amina.id)).toBe('');
	});

	test('that a phone refused is recorded once, and forgotten after ninety days', async () => {
		const { door, event, session, amina } = await aDoor();
		const refusal: BadgeRefusal = {
			...{ id: aCheckIn(amina.id, session, door.id).id, participant: amina.id, session },
			...{ reason: 'withdrawn', at: now.toISOString(), by: door.id }
		};
		const answer = { kept: [refusal.id], refused: [] };
		expect([await send(door, event, [], [refusal]), await send(door, event, [], [refusal])]).toEqual([
			answer,
			answer
		]);
		expect((await badgesRefused(door, event.slug)).total).toBe(1);
		await tidyAttendance(new Date('2027-08-16T18:00:00Z'));
		expect((await badgesRefused(door, event.slug)).total).toBe(0);
	});
});

test('somebody’s own attendance is in what is kept about them; a participant who is gone leaves no log', async () => {
	const { door, event, session } = await aDoor();
	const holder = await aPerson();
	const { id } = await aParticipant(event, { personId: holder.id });
	await send(door, event, [aCheckIn(id, session, door.id)]);
	const [own] = await ownAttendance(holder);
	expect([own?.name, own?.statements.map(({ verb, object }) => ({ verb, object }))]).toEqual([
		'Amina Diallo',
		[{ verb: 'attended', object: session }]
	]);
	await transaction((tx) => tx.execute(sql`delete from event_participant where id = ${id}`));
	const { rows } = await db.execute(sql`select from statement where registration = ${id}`);
	expect(rows.length).toBe(0);
});
