import { expect, test } from 'vitest';
import { changeText } from './difference-text.ts';
import { difference } from './difference.ts';
import type { Place } from './place.ts';
import { noProgramme, type Programme, type ProgrammeSession } from './programme.ts';

const zone = 'America/Mexico_City';
const place = {
	id: 'place' as Place['id'],
	names: { en: 'City hall', es: 'Ayuntamiento' },
	...{ address: null, city: 'Puebla', country: 'MX', latitude: null, longitude: null },
	rooms: [
		{ id: 'r1' as Place['rooms'][number]['id'], name: 'Sala A', seats: 40 },
		{ id: 'r2' as Place['rooms'][number]['id'], name: 'Sala B', seats: 20 }
	]
} satisfies Place;

function session(id: string, given: Partial<ProgrammeSession> = {}): ProgrammeSession {
	return {
		id: id as ProgrammeSession['id'],
		kind: 'workshop',
		// 09:00 to 10:30 in Mexico City, six hours behind.
		startsAt: '2027-05-17T15:00:00.000Z',
		endsAt: '2027-05-17T16:30:00.000Z',
		...{ trackId: null, moduleId: null, host: null, bus: null },
		placeId: place.id,
		roomId: place.rooms[0]!.id,
		texts: { en: { title: 'Savings', description: '', transport: '', meetingPoint: '', safety: '' } },
		speakers: [],
		...given
	};
}
const programme = (...sessions: ProgrammeSession[]): Programme => ({
	...noProgramme(zone),
	places: [place],
	sessions
});
const said = (before: Programme, after: Programme) =>
	difference(before, after).map((one) => changeText(one, zone, 'en'));
const ada = {
	id: 'ada' as ProgrammeSession['speakers'][number]['id'],
	name: 'Ada Sample',
	affiliation: null,
	role: 'speaker' as const
};
const eve = { ...ada, id: 'eve' as typeof ada.id, name: 'Eve Sample' };

test.each<[string, Partial<ProgrammeSession>, string[]]>([
	['nothing', {}, []],
	[
		'hours',
		{ startsAt: '2027-05-18T15:00:00.000Z', endsAt: '2027-05-18T16:30:00.000Z' },
		['“Savings” moved from Mon 17 May, 09:00–10:30 to Tue 18 May, 09:00–10:30.']
	],
	[
		'another room',
		{ roomId: place.rooms[1]!.id },
		['“Savings” is no longer at Sala A, City hall but at Sala B, City hall.']
	],
	['no place any more', { placeId: null, roomId: null }, ['“Savings” takes place here: no place yet.']],
	['who speaks', { speakers: [eve] }, ['“Savings”: with Eve Sample, without Ada Sample.']],
	[
		'another title',
		{ texts: { en: { title: 'Saving', description: '', transport: '', meetingPoint: '', safety: '' } } },
		['“Savings”, Mon 17 May, 09:00–10:30, is now called “Saving”.']
	],
	['the bus', { bus: 'Bus 2' }, ['“Savings”: the bus is Bus 2.']],
	[
		'what one reads before going',
		{ host: 'A cooperative' },
		['“Savings”, Mon 17 May, 09:00–10:30: the description or the notes changed.']
	]
])('%s', (_, given, expected) => {
	const before = session('one', { speakers: [ada] });
	expect(said(programme(before), programme({ ...before, ...given }))).toEqual(expected);
});

test('what is new and what is taken out stand in the order of the days', () => {
	const later = session('later', {
		startsAt: '2027-05-19T15:00:00.000Z',
		endsAt: '2027-05-19T16:00:00.000Z'
	});
	expect(said(programme(later), programme(session('first')))).toEqual([
		'New: “Savings”, Mon 17 May, 09:00–10:30.',
		'Taken out: “Savings”, which was on Wed 19 May, 09:00–10:00.'
	]);
});

test('a rendering more is a detail, no new title; and the order of names in the database is none', () => {
	const before = session('one');
	const words = { title: 'Ahorro', description: '', transport: '', meetingPoint: '', safety: '' };
	const after = { ...before, texts: { ...before.texts } };
	const rendered = { ...before, texts: { es: words, ...before.texts } };
	const places = [{ ...place, names: { es: 'Ayuntamiento', en: 'City hall' } }];
	expect(difference(programme(before), { ...programme(after), places }).map(({ what }) => what)).toEqual([]);
	expect(difference(programme(before), programme(rendered)).map(({ what }) => what)).toEqual(['details']);
});

test('a change says what it is about in the reader’s language, from right to left too', () => {
	const before = session('one', {
		texts: {
			en: { title: 'Savings', description: '', transport: '', meetingPoint: '', safety: '' },
			ar: { title: 'الادخار', description: '', transport: '', meetingPoint: '', safety: '' }
		}
	});
	const [change] = difference(programme(before), programme());
	expect(changeText(change!, zone, 'ar')).toContain('الادخار');
});
