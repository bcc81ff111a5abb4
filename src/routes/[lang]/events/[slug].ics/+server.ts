import { findEntry, hasDay } from '#catalogue/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { calendarHeaders } from '../../../machine/headers.ts';
import { calendarOf } from '../../../machine/calendar.server.ts';
import type { RequestHandler } from './$types';

/** One event for one's own calendar. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const entry = await findEntry(locals.actor, params.slug, locals.language, locals.now);
	if (entry.kind !== 'event' || !hasDay(entry)) throw new NotFound('event');
	const calendar = calendarOf(entry.title.text, [entry], {
		origin: url.origin,
		language: locals.language,
		now: locals.now
	});
	return new Response(calendar, { headers: calendarHeaders(locals.language, `${entry.slug}.ics`) });
};
