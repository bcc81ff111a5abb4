import { eventFacts, openCalendarKey, ownPlace } from '#events/index.server.ts';
import { visitor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { eventTitleOf } from '../../../../plans/titles.server.ts';
import { programmeCalendar } from '../../calendar.server.ts';
import type { RequestHandler } from './$types';

/** Every session with where it is held online, for the calendar of who takes part: asked by a program that signs in nowhere. */
export const GET: RequestHandler = async ({ params, url, locals: { language, now } }) => {
	const opened = await openCalendarKey((url.searchParams.get('key') ?? '').slice(0, 300));
	if ('refused' in opened) throw new NotFound('calendar');
	const event = await eventFacts(opened.eventId);
	const viewer = { actor: visitor, participantId: opened.participantId, follows: false };
	const own = event.slug === params.slug ? await ownPlace(viewer, event, now) : null;
	if (!own) throw new NotFound('calendar');
	const title = (await eventTitleOf(event, language)).text;
	const asked = { title, name: event.slug, origin: url.origin, language, now };
	const calendar = await programmeCalendar(event, asked, null, own.online);
	if (!calendar) throw new NotFound('release');
	calendar.headers.set('cache-control', 'private, no-store');
	return calendar;
};
