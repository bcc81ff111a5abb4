import { expect, test } from 'vitest';
import { conflictsOf, type Planned } from './conflict.ts';

let made = 0;
const zone = 'Europe/Zurich';
const school = { zone, startsOn: '2027-03-26', endsOn: '2027-03-29' };
/** '26 09:00' in Zürich's winter, an hour behind UTC. */
const at = (text: string) => new Date(`2027-03-${text.replace(' ', 'T')}:00+01:00`);

function planned(from: string, until: string, given: Partial<Planned> = {}): Planned {
	return {
		id: `session-${String(++made).padStart(4, '0')}` as Planned['id'],
		kind: 'workshop',
		startsAt: at(from),
		endsAt: at(until),
		trackId: `track-${made}` as Planned['trackId'],
		placeId: null,
		roomId: null,
		bus: null,
		speakers: [],
		...given
	};
}
const codes = (...sessions: Planned[]) => conflictsOf(sessions, school).map(({ code }) => code);
const room = { roomId: 'room' as Planned['roomId'] };
const ada = { speakerId: 'ada' as Planned['speakers'][number]['speakerId'], state: 'asked' as const };

test.each<[string, Planned[], string[]]>([
	[
		'sessions one after the other go together',
		[planned('26 09:00', '26 10:00', room), planned('26 10:00', '26 11:00', room)],
		[]
	],
	[
		'a room twice is said beside each of the two',
		[planned('26 09:00', '26 10:00', room), planned('26 09:30', '26 11:00', room)],
		['room_twice', 'room_twice']
	],
	[
		'a bus twice',
		[planned('26 09:00', '26 12:00', { bus: 'Bus 1' }), planned('26 11:00', '26 13:00', { bus: 'Bus 1' })],
		['bus_twice', 'bus_twice']
	],
	[
		'two buses go together',
		[planned('26 09:00', '26 12:00', { bus: 'Bus 1' }), planned('26 11:00', '26 13:00', { bus: 'Bus 2' })],
		[]
	],
	[
		'a person twice',
		[
			planned('26 09:00', '26 10:00', { speakers: [ada] }),
			planned('26 09:00', '26 10:00', { speakers: [ada] })
		],
		['person_twice', 'person_twice']
	],
	[
		'who declined is nowhere',
		[
			planned('26 09:00', '26 10:00', { speakers: [{ ...ada, state: 'declined' }] }),
			planned('26 09:00', '26 10:00', { speakers: [ada] })
		],
		[]
	],
	[
		'what is for everybody collides with a track',
		[planned('26 09:00', '26 10:00', { trackId: null }), planned('26 09:00', '26 10:00')],
		['people_twice', 'people_twice']
	],
	[
		'a long one collides with each that it covers',
		[
			planned('26 09:00', '26 12:00', room),
			planned('26 09:00', '26 10:00', room),
			planned('26 10:00', '26 11:00', room)
		],
		['room_twice', 'room_twice', 'room_twice', 'room_twice']
	],
	[
		'a visit without a place',
		[planned('26 09:00', '26 10:00', { kind: 'study-visit' })],
		['visit_without_place']
	],
	['past midnight', [planned('26 22:00', '27 00:30')], ['past_midnight']],
	['until midnight is not past it', [planned('26 22:00', '27 00:00')], []],
	[
		'over the change to summer time, on 28 March at two',
		[planned('28 01:30', '28 03:30')],
		['clocks_change']
	],
	['on the day before the event', [planned('25 09:00', '25 10:00')], ['outside_days']],
	[
		'a night train that arrives after it',
		[planned('29 22:00', '30 06:00')],
		['past_midnight', 'outside_days']
	]
])('%s', (_, sessions, expected) => {
	expect(codes(...sessions)).toEqual(expected);
});

test('an event without days collides with none', () => {
	const one = planned('25 09:00', '25 10:00');
	expect(conflictsOf([one], { zone, startsOn: null, endsOn: null })).toEqual([]);
});

test('the order in which they were written changes nothing', () => {
	const all = [
		planned('26 09:00', '26 12:00', room),
		planned('26 10:00', '26 11:00', room),
		planned('26 11:30', '26 12:30', room)
	];
	expect(conflictsOf([...all].reverse(), school)).toEqual(conflictsOf(all, school));
});
