import { speakingOfLink, textsOfEvent } from '#events/index.server.ts';
import { eventWordsIn } from '#events/index.ts';
import { NotFound } from '#platform/index.ts';
import { programmeCalendar } from '../../../calendar.server.ts';
import type { RequestHandler } from './$types';

/** What one person speaks in, for their own calendar: those of the latest release that they confirmed. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { language, now } = locals;
	const { event, sessions } = await speakingOfLink(params.token);
	if (event.slug !== params.slug) throw new NotFound('page');
	const own = sessions.flatMap(({ sessionId, state }) => (state === 'confirmed' ? [sessionId] : []));
	const texts = await textsOfEvent(event.id);
	const title = eventWordsIn(texts, 'title', language, { source: event.sourceLanguage, drafts: true });
	const asked = { title: title?.text ?? event.slug, name: event.slug, origin: url.origin, language, now };
	const calendar = await programmeCalendar(event, asked, new Set(own));
	if (!calendar) throw new NotFound('release');
	calendar.headers.set('cache-control', 'private, no-store');
	return calendar;
};
