import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absent, attended, attendanceOf, presenceIn, type Presence } from './attendance.ts';
import { checkInOf, checkInToStatement, readBundle, type CheckIn } from './check-in.ts';
import { doorsOfFivePhones, shuffledArrivals } from './check-in-doors.ts';

const [amina, session, other] = [id(1), id(2), id(3)];
function id(number: number): string {
	return `0197a000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
let minted = 100;
function said(given: Partial<CheckIn> = {}): CheckIn {
	return {
		...{ id: id(minted++), participant: amina, session, says: 'present', at: '2027-05-17T15:00:00.000Z' },
		...{ by: 'facilitator', badge: null, takesBack: [], language: 'en' },
		...given
	};
}
const stateOf = (...all: CheckIn[]) => presenceIn(attendanceOf(all), amina, session).state;

describe('presence', () => {
	const came = said();
	const went = said({ says: 'left', at: '2027-05-17T15:30:00.000Z' });
	test('of who was never seen is absence', () =>
		expect(presenceIn(new Map(), amina, session)).toEqual(absent));
	test('is said once, however often it arrives', () => {
		const { standing } = presenceIn(attendanceOf([came, came, went, came]), amina, session);
		expect(standing).toEqual([came.id, went.id]);
	});
	test('ends with leaving, whatever arrives first', () => expect(stateOf(went, came)).toBe('left'));
	test('begins again with coming back', () => {
		expect(stateOf(came, went, said({ at: '2027-05-17T15:50:00.000Z' }))).toBe('present');
	});
	test('is undone by a correction that names it, also when that arrives first', () => {
		const undone = said({ says: 'corrected', takesBack: [came.id] });
		expect([stateOf(undone, came), stateOf(came, undone)]).toEqual(['absent', 'absent']);
	});
	test('that another phone said unheard stands after a correction', () => {
		expect(stateOf(came, said({ says: 'corrected', takesBack: [came.id] }), said())).toBe('present');
	});
	test('elsewhere is not touched by a correction that names it', () => {
		const stray = said({ says: 'corrected', session: other, takesBack: [came.id] });
		expect(stateOf(came, stray)).toBe('present');
	});
});

test.each<[string, Partial<Presence>, boolean]>([
	['who came and stayed attended', { state: 'present' }, true],
	['who was not seen did not', { state: 'absent' }, false],
	['who left after half of it did', { state: 'left', since: at('15:00'), until: at('15:45') }, true],
	['who left before half of it did not', { state: 'left', since: at('15:00'), until: at('15:44') }, false],
	[
		'who came half an hour early and left at half did not',
		{ state: 'left', since: at('14:30'), until: at('15:40') },
		false
	],
	['who was seen only as they left did', { state: 'left', since: null, until: at('15:10') }, true],
	['whose phone had another day did', { state: 'left', since: at('15:00', 9), until: at('15:10', 9) }, true]
])('%s', (_, presence, is) => {
	const hours = { startsAt: at('15:00'), endsAt: at('16:30') };
	expect(attended({ ...absent, ...presence }, hours)).toBe(is);
});
function at(time: string, day = 17): Date {
	return new Date(`2027-05-${String(day).padStart(2, '0')}T${time}:00Z`);
}

test('1,000 interleavings of 300 people at five phones come to the same: nobody lost, nobody twice', () => {
	const { phones, all } = doorsOfFivePhones(300);
	const right = snapshot(all);
	expect(new Set(all.map((one) => one.participant)).size).toBe(300);
	fc.assert(
		fc.property(fc.integer(), (seed) => {
			const hub = shuffledArrivals(phones, seed);
			expect(hub.size).toBe(all.length);
			expect(snapshot(hub.values())).toBe(right);
		}),
		{ numRuns: 1000 }
	);
}, 120_000);

/** Everybody's place in each session, as text: quicker to compare a thousand times. */
function snapshot(all: Iterable<CheckIn>): string {
	const lines: string[] = [];
	for (const [participant, sessions] of attendanceOf(all))
		for (const [of, { state, standing }] of sessions)
			lines.push(`${participant} ${of} ${state} ${standing.toSorted().join()}`);
	return lines.sort().join('\n');
}

test('what is said becomes a statement and comes back', () => {
	const one = said({ says: 'corrected', takesBack: [id(9), id(8)] });
	expect(checkInOf(checkInToStatement(one, null))).toEqual({ ...one, takesBack: [id(8), id(9)] });
});

describe('a file', () => {
	const event = id(7);
	test('of another event, or no such file, is not read', () => {
		const list = { event: id(6), checkIns: [said()], refusals: [] };
		expect([readBundle(list, event), readBundle('x', event), readBundle(null, event)]).toEqual([
			null,
			null,
			null
		]);
	});
	test('is read line by line: a bad one is named and the others are kept', () => {
		const [good, bad] = [said(), said({ at: 'yesterday', id: 'x' })];
		const early = said({ takesBack: [id(1)] });
		expect(readBundle({ event, checkIns: [bad, good, 7, early] }, event)).toEqual({
			bundle: { event, checkIns: [good], refusals: [] },
			malformed: [{ id: 'x' }, { id: '' }, { id: early.id }]
		});
	});
});
