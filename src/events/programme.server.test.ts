import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { db, transaction } from '#platform/index.server.ts';
import { newId } from '#platform/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { anExpert } from '../network/expert-builders.server.ts';
import { anEditor, aPerson } from '../people/builders.server.ts';
import { anEvent } from './builders.server.ts';
import { modulesOfEvent, moveModule, putModule, removeModule } from './curriculum.server.ts';
import { findEventShown } from './event-page.server.ts';
import { placesOfEvent, putPlace, removePlace } from './place.server.ts';
import { plannedProgramme } from './programme.server.ts';
import { findRelease, listReleases, releasePreview, releaseProgramme } from './release.server.ts';
import { sendRelease, tellRelease, writeRelease } from './release-telling.server.ts';
import { putSession, removeSession, sessionsOfEvent, shiftSession } from './session.server.ts';
import { askSpeaker, nameForSession, putSpeaker, speakersOfEvent } from './session-speaker.server.ts';
import { answerSpeaking, speakingOfLink, writeSpeakerLetter } from './session-speaker-link.server.ts';
import { tidySpeakers } from './session-speaker-tidy.server.ts';
import type { SessionInput } from './session.ts';
import { eventRelease, eventSpeaker } from './tables.server.ts';
import { putTrack, removeTrack, tracksOfEvent } from './track.server.ts';

useDatabase();
afterAll(closeIndex);
const now = new Date('2027-04-01T10:00:00Z');

const input = (
	title: string,
	from: string,
	until: string,
	given: Partial<SessionInput> = {}
): SessionInput => ({
	...{ kind: 'workshop', day: '2027-05-17', from, until, overnight: false },
	...{ trackId: null, moduleId: null, placeId: null, roomId: null, url: null, host: null, bus: null },
	texts: { en: { title, description: '', transport: '', meetingPoint: '', safety: '' } },
	...given
});
const place = (name: string) => ({
	names: { en: name },
	...{ address: null, city: 'Puebla', country: 'MX', latitude: 19.04, longitude: -98.2 },
	rooms: [{ id: newId<'EventRoom'>(), name: 'Sala A', seats: 40 }]
});
test('a programme is planned, moved, and says what does not go together', async () => {
	const editor = await anEditor();
	const { slug, id } = await anEvent();
	const placeId = await putPlace(editor, slug, null, place('City hall'), now);
	const [hall] = await placesOfEvent(id);
	const roomId = hall!.rooms[0]!.id;
	const module = await putModule(editor, slug, null, {
		texts: { en: { title: 'Policies', summary: '', points: [] } },
		topics: []
	});
	const first = await putSession(
		editor,
		slug,
		null,
		input('Opening', '09:00', '10:00', { placeId, roomId, moduleId: module })
	);
	const second = await putSession(
		editor,
		slug,
		null,
		input('Savings', '09:30', '11:00', { placeId, roomId })
	);
	const plan = await plannedProgramme(editor, slug);
	expect(plan.conflicts.map(({ session, code }) => [session, code])).toEqual([
		[first, 'room_twice'],
		[first, 'people_twice'],
		[second, 'room_twice'],
		[second, 'people_twice']
	]);
	await shiftSession(editor, slug, { id: second, revision: 1 }, 60);
	expect(await codeOf(shiftSession(editor, slug, { id: second, revision: 1 }, 60))).toBe('changed_meanwhile');
	expect((await plannedProgramme(editor, slug)).conflicts).toEqual([]);
	expect((await sessionsOfEvent(id)).map(({ startsAt }) => startsAt.toISOString())).toEqual([
		'2027-05-17T15:00:00.000Z',
		'2027-05-17T16:30:00.000Z'
	]);
	// A place that goes leaves its sessions; so does a module.
	await removePlace(editor, slug, placeId, now);
	await removeModule(editor, slug, module);
	expect((await sessionsOfEvent(id)).map(({ placeId: at, moduleId }) => [at, moduleId])).toEqual([
		[null, null],
		[null, null]
	]);
	await removeSession(editor, slug, first);
	expect((await sessionsOfEvent(id)).length).toBe(1);
});

test('what is named must be of this event, and who only looks on changes nothing', async () => {
	const editor = await anEditor();
	const facilitator = await aPerson();
	const { slug } = await anEvent({ team: [{ personId: facilitator.id, role: 'facilitator' }] });
	const other = await anEvent();
	const stranger = await putPlace(editor, other.slug, null, place('Elsewhere'), now);
	const put = (given: Partial<SessionInput>) =>
		codeOf(putSession(editor, slug, null, input('x', '09:00', '10:00', given)));
	expect(await put({ placeId: stranger })).toBe('session_part_gone');
	expect(await put({ from: '22:00', until: '01:00' })).toBe('session_past_midnight');
	expect(await codeOf(putSession(facilitator, slug, null, input('x', '09:00', '10:00')))).toBe('Forbidden');
	expect(await codeOf(plannedProgramme(facilitator, slug))).toBe('done');
	expect(await codeOf(plannedProgramme(await aPerson(), slug))).toBe('Forbidden');
});

test('modules keep the order they are given; a track that goes leaves its sessions to everybody', async () => {
	const editor = await anEditor();
	const { slug, id } = await anEvent();
	const ids = [];
	for (const title of ['One', 'Two', 'Three'])
		ids.push(
			await putModule(editor, slug, null, { texts: { en: { title, summary: '', points: [] } }, topics: [] })
		);
	await moveModule(editor, slug, ids[2]!, -1);
	expect((await modulesOfEvent(id)).map(({ texts }) => texts['en']?.title)).toEqual(['One', 'Three', 'Two']);
	const trackId = await putTrack(editor, slug, null, { en: 'Local governments', fr: '' });
	await putSession(editor, slug, null, input('Budgets', '09:00', '10:00', { trackId }));
	expect((await tracksOfEvent(id)).map(({ names }) => names)).toEqual([{ en: 'Local governments' }]);
	await removeTrack(editor, slug, trackId);
	expect((await sessionsOfEvent(id))[0]?.trackId).toBe(null);
});

test('a speaker is asked by letter in their language and confirms by its link, or not', async () => {
	const editor = await anEditor();
	const { slug, id } = await anEvent();
	const session = await putSession(editor, slug, null, input('Savings', '09:00', '10:00'));
	const speaker = await putSpeaker(
		editor,
		slug,
		null,
		{ name: 'Ada Sample', affiliation: 'A bank', email: 'ada@example.org', language: 'es', expertCode: null },
		now
	);
	expect(await codeOf(askSpeaker(editor, slug, speaker, now))).toBe('speaker_nothing_to_ask');
	await nameForSession(editor, slug, session, speaker, 'facilitator');
	expect(await writeSpeakerLetter(speaker)).toBe(null);
	await askSpeaker(editor, slug, speaker, now);
	const letter = await writeSpeakerLetter(speaker);
	expect([letter?.to, letter?.subject]).toEqual([
		'ada@example.org',
		'¿Participaría en «Field school on diaspora investment»?'
	]);
	expect(letter?.text).toContain('lunes, 17 de mayo de 2027, 09:00–10:00: Savings');
	const token = /speaking\/([\w-]{32})/u.exec(letter?.text ?? '')?.[1] ?? '';
	expect((await speakingOfLink(token)).sessions.map(({ state }) => state)).toEqual(['asked']);
	await answerSpeaking(token, session, true, now);
	await answerSpeaking(token, session, false, now);
	await answerSpeaking(token, session, true, now);
	const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
	expect(await codeOf(answerSpeaking(forged, session, false, now))).toBe('NotFound');
	const foreign = await putSession(editor, slug, null, input('Other', '11:00', '12:00'));
	expect(await codeOf(answerSpeaking(token, foreign, true, now))).toBe('NotFound');
	expect((await plannedProgramme(editor, slug)).sessions[0]?.speakers.map(({ state }) => state)).toEqual([
		'confirmed'
	]);
	// Six months after the event nobody knows where they were written to.
	expect(await tidySpeakers(new Date('2027-11-01T00:00:00Z'))).toBe(0);
	expect(await tidySpeakers(new Date('2027-11-30T00:00:00Z'))).toBeGreaterThan(0);
	expect((await speakersOfEvent(id)).map(({ name, email }) => [name, email])).toEqual([['Ada Sample', null]]);
	expect(await codeOf(speakingOfLink(token))).toBe('NotFound');
});

test('an expert of the roster is named as their page does, and written to where their account is', async () => {
	const editor = await anEditor();
	const { slug, id } = await anEvent();
	const { row, person } = await anExpert();
	const given = {
		name: '',
		affiliation: null,
		email: null,
		language: 'en',
		expertCode: `https://hub.example/en/experts/${row.code}`
	};
	const speaker = await putSpeaker(editor, slug, null, given, row.updatedAt);
	expect(
		(await speakersOfEvent(id)).map(({ name, affiliation, expertId }) => [name, affiliation, expertId])
	).toEqual([['Aida Sample', 'Trainer on labour migration', row.id]]);
	const session = await putSession(editor, slug, null, input('Savings', '09:00', '10:00'));
	await nameForSession(editor, slug, session, speaker, 'speaker');
	await askSpeaker(editor, slug, speaker, now);
	expect((await writeSpeakerLetter(speaker))?.to).toBe(person.email);
	const unknown = { ...given, expertCode: 'zzzzzzzzzz' };
	expect(await codeOf(putSpeaker(editor, slug, null, unknown, now))).toBe('speaker_unknown_expert');
});

test('a release is frozen; the next one says what changed, on the page and by letter', async () => {
	const editor = await anEditor();
	const { slug, id, entryId } = await anEvent({
		team: [{ personId: (await aPerson()).id, role: 'organiser' }]
	});
	expect(await codeOf(releaseProgramme(editor, slug, 1, {}, now))).toBe('release_empty');
	const session = await putSession(
		editor,
		slug,
		null,
		input('Savings', '09:00', '10:00', { url: 'https://meet.example/secret' })
	);
	expect((await findEventShown(entryId!, 'en', now))?.release).toBe(null);
	await releaseProgramme(editor, slug, 1, { en: 'See you in Puebla.' }, now);
	expect(await codeOf(releaseProgramme(editor, slug, 1, {}, now))).toBe('release_meanwhile');
	expect(await codeOf(releaseProgramme(editor, slug, 2, {}, now))).toBe('release_same');
	await shiftSession(editor, slug, { id: session, revision: 1 }, 15);
	// What is planned is not told before it is released.
	const shown = await findEventShown(entryId!, 'en', now);
	expect([shown?.release?.number, shown?.release?.programme.sessions[0]?.startsAt]).toEqual([
		1,
		'2027-05-17T15:00:00.000Z'
	]);
	expect(JSON.stringify(shown)).not.toContain('secret');
	expect((await releasePreview(editor, slug)).changes.map(({ what }) => what)).toEqual(['moved']);
	await releaseProgramme(editor, slug, 2, {}, now);
	const sentence = '“Savings” moved from Mon 17 May, 09:00–10:00 to Mon 17 May, 09:15–10:15.';
	expect((await findEventShown(entryId!, 'en', now))?.release?.changes).toEqual([sentence]);
	expect((await writeRelease(id, 2, 'en', 'Ada')).text).toContain(sentence);
	expect((await writeRelease(id, 1, 'fr', 'Ada')).text).toContain('See you in Puebla.');
	expect((await listReleases(id)).map(({ number }) => number)).toEqual([2, 1]);
	expect((await findRelease(id, 1)).programme.sessions[0]?.startsAt).toBe('2027-05-17T15:00:00.000Z');
	await tellRelease(id, 2);
	const frozen = transaction((tx) =>
		tx.update(eventRelease).set({ notes: {} }).where(eq(eventRelease.eventId, id))
	);
	await expect(frozen).rejects.toThrow();
	await sendRelease(id, 2, { kind: 'speaker', id: newId() });
});

test('of two who release at once, one does and the other is told', async () => {
	const editor = await anEditor();
	const { slug } = await anEvent();
	await putSession(editor, slug, null, input('Savings', '09:00', '10:00'));
	const both = await Promise.all([1, 2].map(() => codeOf(releaseProgramme(editor, slug, 1, {}, now))));
	expect(both.sort()).toEqual(['done', 'release_meanwhile']);
});

test('who is named is public only once they confirmed', async () => {
	const editor = await anEditor();
	const { slug } = await anEvent();
	const session = await putSession(editor, slug, null, input('Savings', '09:00', '10:00'));
	const given = { affiliation: null, email: 'x@example.org', language: 'en', expertCode: null };
	const speaker = await putSpeaker(editor, slug, null, { ...given, name: 'Eve Sample' }, now);
	await nameForSession(editor, slug, session, speaker, 'speaker');
	await askSpeaker(editor, slug, speaker, now);
	const { programme } = await releaseProgramme(editor, slug, 1, {}, now);
	expect(JSON.stringify(programme)).not.toContain('Eve');
	expect((await db.select().from(eventSpeaker).where(eq(eventSpeaker.id, speaker))).length).toBe(1);
});
