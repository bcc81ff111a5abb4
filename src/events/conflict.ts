import { localOf } from '#catalogue/index.ts';
import type { PlaceId, RoomId } from './place.ts';
import type { SessionId, SessionKind } from './session.ts';
import type { SpeakerId, SpeakerState } from './session-speaker.ts';
import type { TrackId } from './track.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** What a session needs to say to be checked. */
export type Planned = {
	id: SessionId;
	kind: SessionKind;
	startsAt: Date;
	endsAt: Date;
	trackId: TrackId | null;
	placeId: PlaceId | null;
	roomId: RoomId | null;
	bus: string | null;
	speakers: readonly { speakerId: SpeakerId; state: SpeakerState }[];
};

/** What does not go together; `session` is the one it is said beside, `other` what it collides with. */
export type Conflict = { session: SessionId } & (
	| { code: 'room_twice' | 'bus_twice' | 'people_twice'; other: SessionId }
	| { code: 'person_twice'; other: SessionId; speaker: SpeakerId }
	| { code: 'visit_without_place' | 'past_midnight' | 'clocks_change' | 'outside_days' }
);

/**
 * Everything that does not go together in a programme, in the order of time; a pair is said once beside each of the two.
 * Sessions that only touch do not collide. Who declined is nowhere. Breaks and meals of everybody beside a track collide:
 * nobody can be at both.
 */
export function conflictsOf(
	sessions: readonly Planned[],
	{ zone, startsOn, endsOn }: { zone: string; startsOn: string | null; endsOn: string | null }
): Conflict[] {
	const sorted = [...sessions].sort(
		(a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1)
	);
	const offsetAt = offsetsOf(zone);
	const found: Conflict[] = [];
	let running: Planned[] = [];
	for (const one of sorted) {
		found.push(...alone(one, offsetAt, startsOn, endsOn));
		running = running.filter(({ endsAt }) => endsAt > one.startsAt);
		for (const other of running) {
			found.push(...between(other, one), ...between(one, other));
		}
		running.push(one);
	}
	return found;
}

function alone(
	one: Planned,
	offsetAt: (instant: Date) => number,
	startsOn: string | null,
	endsOn: string | null
): Conflict[] {
	const session = one.id;
	const found: Conflict[] = [];
	// The last moment, not the first after it: a session until midnight is over on its day.
	const last = new Date(one.endsAt.getTime() - 1);
	const [firstDay, lastDay] = [one.startsAt, last].map((at) =>
		new Date(at.getTime() + offsetAt(at) * minute).toISOString().slice(0, 10)
	) as [string, string];
	if (one.kind === 'study-visit' && one.placeId === null)
		found.push({ session, code: 'visit_without_place' });
	if (lastDay > firstDay) found.push({ session, code: 'past_midnight' });
	if (offsetAt(one.startsAt) !== offsetAt(one.endsAt)) found.push({ session, code: 'clocks_change' });
	if (startsOn !== null && (firstDay < startsOn || lastDay > (endsOn ?? startsOn)))
		found.push({ session, code: 'outside_days' });
	return found;
}

function between(one: Planned, other: Planned): Conflict[] {
	const pair = { session: one.id, other: other.id };
	const found: Conflict[] = [];
	if (one.roomId !== null && one.roomId === other.roomId) found.push({ ...pair, code: 'room_twice' });
	if (one.bus !== null && one.bus === other.bus) found.push({ ...pair, code: 'bus_twice' });
	if (one.trackId === null || other.trackId === null || one.trackId === other.trackId)
		found.push({ ...pair, code: 'people_twice' });
	for (const { speakerId, state } of one.speakers)
		if (
			state !== 'declined' &&
			other.speakers.some((of) => of.speakerId === speakerId && of.state !== 'declined')
		)
			found.push({ ...pair, code: 'person_twice', speaker: speakerId });
	return found;
}

/** The offset of a zone at an instant, in minutes; looked up once a day, since no zone changes twice in one. */
function offsetsOf(zone: string): (instant: Date) => number {
	const known = new Map<number, number>();
	const exactly = (at: number) => Math.round((Date.parse(`${localOf(new Date(at), zone)}Z`) - at) / minute);
	const atDay = (number: number): number => {
		const found = known.get(number) ?? exactly(number * day);
		known.set(number, found);
		return found;
	};
	return (instant) => {
		const number = Math.floor(instant.getTime() / day);
		const offset = atDay(number);
		return offset === atDay(number + 1) ? offset : exactly(instant.getTime());
	};
}
