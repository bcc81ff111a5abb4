import { findEntry, hasDay } from '#catalogue/index.server.ts';
import { openEvent } from '#events/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { calendarHeaders } from '../../../machine/headers.ts';
import { calendarOf } from '../../../machine/calendar.server.ts';
import { programmeCalendar } from '../calendar.server.ts';
import type { RequestHandler } from './$types';

/** One event for one's own calendar; of one that this hub runs and whose programme was released, its sessions. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { actor, language, now } = locals;
	const entry = await findEntry(actor, params.slug, language, now);
	if (entry.kind !== 'event' || !hasDay(entry)) throw new NotFound('event');
	const asked = { title: entry.title.text, name: entry.slug, origin: url.origin, language, now };
	const sessions =
		entry.heldHere && !entry.cancelled
			? await programmeCalendar(await openEvent(actor, 'see', entry.slug), asked)
			: null;
	if (sessions) return sessions;
	const calendar = calendarOf(entry.title.text, [entry], asked);
	return new Response(calendar, { headers: calendarHeaders(language, `${entry.slug}.ics`) });
};
