import { expect, test } from 'vitest';
import { pointsFrom, pointsText, reordered } from './curriculum.ts';
import { phaseOfEvent } from './event.ts';
import { eventWordsIn, isTextOutdated, linesOf, noWords, type EventText } from './event-text.ts';
import { positionFrom, problemsOfPlace, roomsFrom, roomsText, type RoomId } from './place.ts';
import { clocksOf, instantsOf, laterBy, problemsOfSession, type SessionInput } from './session.ts';
import { daysOfTimetable, hoursText } from './timetable.ts';

const words = { title: 'A visit', description: '', transport: '', meetingPoint: '', safety: '' };
const input = (given: Partial<SessionInput>): SessionInput => ({
	...{ kind: 'study-visit', day: '2027-03-28', from: '09:00', until: '10:00', overnight: false },
	...{ trackId: null, moduleId: null, placeId: null, roomId: null, url: null, host: null, bus: null },
	texts: { en: words },
	...given
});
const codeOf = (given: Partial<SessionInput>) =>
	problemsOfSession(input(given), 'Europe/Zurich').map(({ field, code }) => `${field}: ${code}`);

test.each<[string, Partial<SessionInput>, string[]]>([
	['what can be', {}, []],
	['ends when it begins', { until: '09:00' }, ['until: ends_before_start']],
	[
		'ends before it begins, without a word about midnight',
		{ from: '22:00', until: '01:00' },
		['overnight: session_past_midnight']
	],
	['past midnight on purpose', { from: '22:00', until: '01:00', overnight: true }, []],
	['longer than a day', { overnight: true }, ['until: session_too_long']],
	['an hour that summer time skips', { from: '02:30', until: '04:00' }, ['from: session_hour_skipped']],
	['no day', { day: '2027-02-30' }, ['day: not_a_day']],
	['no hour', { from: '25:00' }, ['from: not_a_time']],
	['no title', { texts: {} }, ['title: required']],
	[
		'a description without a title',
		{ texts: { en: { ...words, title: '', description: 'x' } } },
		['title.en: required']
	],
	['a link that is none', { url: 'javascript:alert(1)' }, ['url: link_scheme']],
	['a room in no place', { roomId: 'r' as RoomId }, ['room: room_without_place']]
])('%s', (_, given, expected) => expect(codeOf(given)).toEqual(expected));

test('what a form says comes back from the instants, before and after the clocks change', () => {
	for (const clocks of [
		{ day: '2027-03-27', from: '22:00', until: '01:30', overnight: true },
		{ day: '2027-03-28', from: '01:00', until: '03:30', overnight: false },
		{ day: '2027-10-31', from: '09:00', until: '17:00', overnight: false }
	])
		expect(clocksOf(instantsOf(clocks, 'Europe/Zurich'), 'Europe/Zurich')).toEqual(clocks);
});

test('later by the clocks on the wall, over midnight into the next day', () => {
	expect(laterBy({ day: '2027-03-27', from: '23:30', until: '23:50', overnight: false }, 15)).toEqual({
		...{ day: '2027-03-27', from: '23:45', until: '00:05', overnight: true }
	});
	expect(laterBy({ day: '2027-03-28', from: '00:10', until: '01:00', overnight: false }, -60)).toEqual({
		...{ day: '2027-03-27', from: '23:10', until: '00:00', overnight: true }
	});
});

test('days without anything stay, and hours say when they end on another day', () => {
	const one = { startsAt: '2027-05-18T04:30:00Z', endsAt: '2027-05-18T07:00:00Z', trackId: null };
	const days = daysOfTimetable([one], 'America/Mexico_City', ['2027-05-16', '2027-05-17']);
	expect(days.map(({ day, sessions }) => [day, sessions.length])).toEqual([
		['2027-05-16', 0],
		['2027-05-17', 1]
	]);
	expect(hoursText(one, 'America/Mexico_City')).toBe('22:30–01:00 (+1)');
});

test('topics with what is below them, as they are written', () => {
	const text = 'Policies\n- SDG\n- GCM\nPractice';
	expect(pointsFrom(`\n${text}\n`)).toEqual([
		{ title: 'Policies', points: ['SDG', 'GCM'] },
		{ title: 'Practice', points: [] }
	]);
	expect(pointsText(pointsFrom(text))).toBe(text);
	expect(pointsFrom('- alone')).toEqual([{ title: 'alone', points: [] }]);
	expect(reordered([{ id: 'a' }, { id: 'b' }], 'a', 1)).toEqual([{ id: 'b' }, { id: 'a' }]);
	expect(reordered([{ id: 'a' }], 'a', -1)).toEqual([{ id: 'a' }]);
});

test('rooms a line, with their seats; those that were there keep their ids', () => {
	let n = 0;
	const mint = () => `new-${++n}` as RoomId;
	const before = [{ id: 'old' as RoomId, name: 'Sala A', seats: 10 }];
	const rooms = roomsFrom('Sala A, 40\nSala 2 (15)\n\nPatio', before, mint);
	expect(rooms).toEqual([
		{ id: 'old', name: 'Sala A', seats: 40 },
		{ id: 'new-1', name: 'Sala 2', seats: 15 },
		{ id: 'new-2', name: 'Patio', seats: null }
	]);
	expect(roomsText(rooms)).toBe('Sala A, 40\nSala 2, 15\nPatio');
});

test('where on earth a place is', () => {
	expect(positionFrom('19.0414, -98.2063')).toEqual({ latitude: 19.0414, longitude: -98.2063 });
	expect([positionFrom(' '), positionFrom('Puebla'), positionFrom('19.0')]).toEqual([
		null,
		'unreadable',
		'unreadable'
	]);
	const place = { names: { en: 'Here' }, address: null, city: null, country: 'MX', rooms: [] };
	expect(problemsOfPlace({ ...place, latitude: 95, longitude: 0 }).map(({ code }) => code)).toEqual([
		'place_not_on_earth'
	]);
	expect(
		problemsOfPlace({ ...place, names: {}, country: 'XX', latitude: null, longitude: null }).map(
			({ code }) => code
		)
	).toEqual(['required', 'not_known']);
});

test('a rendering that is not ready is not read; one that its source left behind says so', () => {
	const text = (language: string, given: Partial<EventText>): EventText => ({
		...{ ...noWords, language, state: 'ready', sourceRevision: 2, title: `in ${language}` },
		...given
	});
	const texts = [text('es', { sourceRevision: 3 }), text('fr', { state: 'draft' }), text('en', {})];
	const title = (language: string, drafts = false) =>
		eventWordsIn(texts, 'title', language, { source: 'es', drafts })?.language;
	expect([title('fr'), title('fr', true), title('ru'), title('es')]).toEqual(['en', 'fr', 'en', 'es']);
	expect([isTextOutdated(texts[2]!, texts, 'es'), isTextOutdated(texts[0]!, texts, 'es')]).toEqual([
		true,
		false
	]);
	expect(linesOf('- one\n\n• two\nthree')).toEqual(['one', 'two', 'three']);
});

test('where an event is in its life', () => {
	const event = {
		state: 'published',
		zone: 'Asia/Manila',
		startsOn: '2027-03-08',
		endsOn: '2027-03-11',
		admission: 'application',
		applyFrom: '2027-01-01',
		applyUntil: '2027-01-31'
	} as const;
	const phase = (now: string) => phaseOfEvent(event, new Date(now));
	expect(phase('2026-12-31T15:59:00Z')).toBe('coming');
	expect(phase('2026-12-31T16:00:00Z')).toBe('applying');
	expect(phase('2027-02-01T00:00:00Z')).toBe('closed');
	expect(phase('2027-03-07T16:00:00Z')).toBe('running');
	expect(phase('2027-03-11T16:00:00Z')).toBe('over');
	expect(phaseOfEvent({ ...event, admission: 'open' }, new Date('2027-01-15T00:00:00Z'))).toBe('coming');
	expect(phaseOfEvent({ ...event, state: 'cancelled' }, new Date('2027-03-09T00:00:00Z'))).toBe('cancelled');
});
