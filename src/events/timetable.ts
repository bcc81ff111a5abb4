import { localOf } from '#catalogue/index.ts';
import type { Programme, ProgrammeSession } from './programme.ts';
import type { TrackId } from './track.ts';

/** A day of a programme: what is for everybody and what runs side by side, in the order it begins. */
export type TimetableDay<One extends Timed = ProgrammeSession> = { day: string; sessions: One[] };
type Timed = { startsAt: string | Date; endsAt: string | Date; trackId: TrackId | null };

/** The days on which anything begins, by the clocks there. */
export function daysOfTimetable<One extends Timed>(
	sessions: readonly One[],
	zone: string,
	days: readonly string[] = []
): TimetableDay<One>[] {
	const byDay = new Map<string, One[]>(days.map((day) => [day, []]));
	for (const session of sessions) {
		const day = localOf(new Date(session.startsAt), zone).slice(0, 10);
		byDay.set(day, [...(byDay.get(day) ?? []), session]);
	}
	const at = ({ startsAt }: One) => new Date(startsAt).getTime();
	return [...byDay]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([day, some]) => ({ day, sessions: some.sort((a, b) => at(a) - at(b)) }));
}

/** '08:30', by the clocks there. */
export function clockText(instant: string | Date, zone: string): string {
	return localOf(new Date(instant), zone).slice(11, 16);
}

/** '08:30–10:00'; what ends on another day says on which: '22:00–01:00 (+1)'. */
export function hoursText(session: { startsAt: string | Date; endsAt: string | Date }, zone: string): string {
	const [from, until] = [session.startsAt, session.endsAt].map((at) => localOf(new Date(at), zone));
	const later = from && until && until.slice(0, 10) > from.slice(0, 10) ? ' (+1)' : '';
	return `${from?.slice(11, 16)}–${until?.slice(11, 16)}${later}`;
}

/** Days in words, with the day of the week: 'Monday 17 May 2027'. */
export function daysText(from: string, until: string | null, language: string): string {
	const format = new Intl.DateTimeFormat(localeOf(language), {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	});
	const first = new Date(`${from}T00:00:00Z`);
	return until === null || until === from
		? format.format(first)
		: format.formatRange(first, new Date(`${until}T00:00:00Z`));
}

/** Numbers as they are read beside Latin ones, days as Europe writes them. */
export function localeOf(language: string): string {
	return language === 'en' ? 'en-GB' : language === 'ar' ? 'ar-u-nu-latn' : language;
}

/** Where a session is, of its programme. */
export function placeOfSession(
	{ places }: Pick<Programme, 'places'>,
	{ placeId, roomId }: Pick<ProgrammeSession, 'placeId' | 'roomId'>
) {
	const place = places.find(({ id }) => id === placeId);
	return place ? { place, room: place.rooms.find(({ id }) => id === roomId) ?? null } : null;
}
