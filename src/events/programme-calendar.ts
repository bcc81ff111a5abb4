import type { CalendarPiece } from '#catalogue/index.ts';
import type { Programme } from './programme.ts';
import { sessionIn, type SessionId } from './session.ts';
import { placeOfSession } from './timetable.ts';
import { nameOf } from './track.ts';

/** A programme as pieces of a calendar; `only`: those of one person; `online`: where they are held, for who takes part. */
export function programmeToCalendar(
	programme: Programme,
	language: string,
	only: ReadonlySet<SessionId> | null = null,
	online: ReadonlyMap<SessionId, string> = new Map()
): CalendarPiece[] {
	return programme.sessions
		.filter(({ id, kind }) => (only ? only.has(id) : kind !== 'break'))
		.map((session) => {
			const words = sessionIn(session.texts, language)?.words;
			const found = placeOfSession(programme, session);
			const place = found && nameOf(found.place.names, language)?.text;
			return {
				id: session.id,
				startsAt: new Date(session.startsAt),
				endsAt: new Date(session.endsAt),
				title: words?.title ?? session.kind,
				text: [
					online.get(session.id),
					words?.description,
					words?.meetingPoint,
					words?.transport,
					words?.safety
				]
					.filter(Boolean)
					.join('\n\n'),
				location: found
					? [found.room?.name, place, found.place.address, found.place.city].filter(Boolean).join(', ')
					: null
			};
		});
}
