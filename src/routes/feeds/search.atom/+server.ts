import { entriesToAtom } from '#catalogue/index.server.ts';
import { m } from '#messages/messages.js';
import { defaultSize, writeQuery } from '#search/index.ts';
import { lineOf } from '../../machine/line.ts';
import { foundEntries, languageAsked } from '../../machine/found.server.ts';
import type { RequestHandler } from './$types';

/** Any search as an Atom feed of its fifty newest entries. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const { query, entries } = await foundEntries(
		url.searchParams,
		{ sort: 'newest', after: null, size: 50 },
		language,
		locals.now
	);
	const address = writeQuery({ ...query, sort: 'relevance', size: defaultSize }).toString();
	const feed = entriesToAtom(entries, {
		title: query.text
			? m.feeds_title_for({ words: query.text }, { locale: language })
			: m.feeds_title({}, { locale: language }),
		self: `${url.origin}/feeds/search.atom?lang=${language}${address && `&${address}`}`,
		page: `${url.origin}/${language}/search${address && `?${address}`}`,
		origin: url.origin,
		language,
		now: locals.now,
		line: (entry) => lineOf(entry, language)
	});
	return new Response(feed, {
		headers: {
			'content-type': 'application/atom+xml; charset=utf-8',
			'content-language': language,
			'cache-control': 'public, max-age=300',
			vary: 'accept-language'
		}
	});
};
