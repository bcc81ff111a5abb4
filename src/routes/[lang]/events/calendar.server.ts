import { piecesToICalendar } from '#catalogue/index.server.ts';
import { lastRelease } from '#events/index.server.ts';
import { eventPath, programmeToCalendar, type EventFacts, type SessionId } from '#events/index.ts';
import { calendarHeaders } from '../../machine/headers.ts';
import type { UiLanguage } from '#vocabulary/index.ts';

type Asked = { title: string; origin: string; language: UiLanguage; now: Date; name: string };

/** The sessions of the latest release, or of one person among them, with where they are held online; null where nothing was released. */
export async function programmeCalendar(
	event: EventFacts,
	{ title, origin, language, now, name }: Asked,
	only: ReadonlySet<SessionId> | null = null,
	online: ReadonlyMap<SessionId, string> = new Map()
): Promise<Response | null> {
	const release = await lastRelease(event.id);
	if (!release) return null;
	const calendar = piecesToICalendar(programmeToCalendar(release.programme, language, only, online), {
		name: title,
		url: `${origin}${eventPath(language, event.slug)}`,
		language,
		number: release.number,
		now
	});
	return new Response(calendar, { headers: calendarHeaders(language, `${name}.ics`) });
}
