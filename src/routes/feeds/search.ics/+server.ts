import { summariesByRun } from '#catalogue/index.server.ts';
import { m } from '#messages/messages.js';
import { calendarOf } from '../../machine/calendar.server.ts';
import { calendarHeaders } from '../../machine/headers.ts';
import { foundEntries, languageAsked } from '../../machine/found.server.ts';
import type { RequestHandler } from './$types';

/** Any search as a calendar one can subscribe to: its five hundred soonest dated entries. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const { query, entries } = await foundEntries(
		url.searchParams,
		{ sort: 'soonest', after: null, size: 500 },
		language,
		locals.now,
		summariesByRun
	);
	const name = query.text
		? m.feeds_title_for({ words: query.text }, { locale: language })
		: m.feeds_title({}, { locale: language });
	const calendar = calendarOf(name, entries, { origin: url.origin, language, now: locals.now });
	return new Response(calendar, { headers: calendarHeaders(language, 'serai.ics') });
};
