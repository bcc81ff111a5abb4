import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { anEditor } from '../people/builders.server.ts';
import { anApplication, applicationLettersQueued } from './application-builders.server.ts';
import { writeApplicationLetter } from './application-letter.server.ts';
import { eventApplication, eventParticipant } from './application-tables.server.ts';
import { aParticipant, aSession } from './attendance-builders.server.ts';
import { makeBadges } from './badge.server.ts';
import { anEvent } from './builders.server.ts';
import { askForOwnLink, renewOwnLink, writeOwnLink } from './participant-link.server.ts';
import { answerOwnPlace, ownPlace } from './participant-own.server.ts';
import type { ParticipantId } from './participant.ts';
import { calendarKey, openCalendarKey, openParticipantKey, participantKey } from './plan-key.server.ts';
import { lookAtPlans } from './plan.server.ts';
import { releaseProgramme } from './release.server.ts';
import { writeRelease } from './release-telling.server.ts';
import { eventSession } from './tables.server.ts';

useDatabase();
afterAll(closeIndex);
const now = new Date('2027-04-20T10:00:00Z');
const as = (participantId: ParticipantId | null) => ({ actor: visitor, participantId, follows: false });
const linksQueued = async () =>
	(
		await db.execute<{ id: string }>(sql`
		select j.payload->>'participantId' as id from graphile_worker._private_jobs j
		join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'events.mailOwnLink' order by j.id`)
	).rows.map(({ id }) => id);

test('a link opens one’s own page; the calendar’s opens nothing but the calendar; a new one ends both', async () => {
	const event = await anEvent();
	const { id } = await aParticipant(event);
	const [key, calendar] = [await participantKey(id), await calendarKey(id)];
	expect((await lookAtPlans(visitor, event.slug, key)).viewer.participantId).toBe(id);
	expect((await lookAtPlans(visitor, event.slug, calendar)).viewer.participantId).toBe(null);
	expect(await openCalendarKey(calendar)).toEqual({ participantId: id, eventId: event.id });
	expect(await openCalendarKey(key)).toEqual({ refused: 'forged', eventId: null });
	expect(await openParticipantKey(`${key}x`)).toEqual({ refused: 'forged', eventId: null });
	expect((await lookAtPlans(visitor, (await anEvent()).slug, key)).viewer.participantId).toBe(null);
	await renewOwnLink(as(id));
	expect(await openParticipantKey(key)).toEqual({ refused: 'revoked', eventId: event.id });
	expect(await openCalendarKey(calendar)).toEqual({ refused: 'revoked', eventId: event.id });
	expect((await writeOwnLink(id))?.text).toContain(
		`/fr/events/${event.slug}/mine?key=${await participantKey(id)}`
	);
	await transaction((tx) =>
		tx
			.update(eventParticipant)
			.set({ ...{ name: null, email: null, organisation: null }, erasedAt: now })
			.where(eq(eventParticipant.id, id))
	);
	expect(await openParticipantKey(await participantKey(id))).toEqual({
		refused: 'erased',
		eventId: event.id
	});
	expect(await ownPlace(as(id), event, now)).toBe(null);
	expect(await codeOf(renewOwnLink(as(null)))).toBe('Forbidden');
});

test('where sessions are held online is for who has confirmed, and nobody else', async () => {
	const editor = await anEditor();
	const event = await anEvent();
	const session = await aSession(event);
	const url = 'https://meet.example.org/room';
	await transaction((tx) => tx.update(eventSession).set({ url }).where(eq(eventSession.id, session)));
	const { id, name } = await aParticipant(event, { state: 'expected' });
	expect((await ownPlace(as(id), event, now))?.online.size).toBe(0);
	await answerOwnPlace(as(id), event.id, true, now);
	await makeBadges(editor, event.slug, now);
	const own = await ownPlace(as(id), event, now);
	expect([own?.name, own?.state, own?.online.get(session)]).toEqual([name, 'confirmed', url]);
	expect(own?.badge).toMatch(/^SERAI-/u);
	await releaseProgramme(editor, event.slug, 1, {}, now);
	const told = (await writeRelease(event.id, 1, 'fr', name, id)).text;
	expect(told).toContain(`/mine?key=${await participantKey(id)}`);
});

test('somebody confirms, then cannot come: both letters go, who waits moves up, and the link ends', async () => {
	const event = await anEvent({ seats: 1 });
	const first = await anApplication(event, { state: 'selected' });
	const next = await anApplication(event, { state: 'waiting', line: 1 });
	const { id } = await aParticipant(event, { applicationId: first.id, state: 'expected' });
	await answerOwnPlace(as(id), event.id, true, now);
	await answerOwnPlace(as(id), event.id, true, now);
	const letter = await writeApplicationLetter(first.id, 'confirmed', now);
	expect(letter?.text).toContain(`/mine?key=${await participantKey(id)}`);
	await answerOwnPlace(as(id), event.id, false, now);
	expect(await applicationLettersQueued()).toEqual([
		{ applicationId: first.id, letter: 'confirmed' },
		{ applicationId: first.id, letter: 'withdrawn' },
		{ applicationId: next.id, letter: 'moved-up' }
	]);
	const [row] = await db.select().from(eventApplication).where(eq(eventApplication.id, next.id));
	expect(row?.state).toBe('selected');
	expect(await openParticipantKey(await participantKey(id))).toEqual({
		refused: 'revoked',
		eventId: event.id
	});
	expect(await codeOf(answerOwnPlace(as(id), event.id, true, now))).toBe('participation_left');
	expect(await codeOf(answerOwnPlace(as(id), (await anEvent()).id, false, now))).toBe('NotFound');
});

test('after the event nothing is answered', async () => {
	const event = await anEvent();
	const { id } = await aParticipant(event);
	const later = new Date('2027-06-01T10:00:00Z');
	expect(await codeOf(answerOwnPlace(as(id), event.id, false, later))).toBe('participation_over');
});

test('who asks for a link gets the same answer whoever they are, and one letter in ten minutes', async () => {
	const event = await anEvent();
	const { id } = await aParticipant(event, { email: 'Rosa.Diaz@example.org', state: 'expected' });
	const before = (await linksQueued()).length;
	await askForOwnLink(event, 'nobody@example.org', now);
	await askForOwnLink(event, 'not an address', now);
	await askForOwnLink(event, 'rosa.diaz@example.org', now);
	await askForOwnLink(event, 'rosa.diaz@example.org', now);
	expect((await linksQueued()).slice(before)).toEqual([id]);
	const quiet = await aParticipant(event, { email: null });
	expect(await codeOf(renewOwnLink(as(quiet.id)))).toBe('participation_no_address');
});
