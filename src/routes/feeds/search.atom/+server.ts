import { feedItemOf, toAtom, type FeedItem } from '#catalogue/index.server.ts';
import { m } from '#messages/messages.js';
import { defaultSize, writeQuery } from '#search/index.ts';
import { foundByKey, type FoundHit } from '../../found/readers.server.ts';
import { lineOf } from '../../machine/line.ts';
import { foundEntries, languageAsked } from '../../machine/found.server.ts';
import type { RequestHandler } from './$types';

/** Any search as an Atom feed of its fifty newest records. That an organisation is here is no news. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const { query, result, entries } = await foundEntries(
		url.searchParams,
		{ sort: 'newest', after: null, size: 50 },
		language,
		locals.now
	);
	const address = writeQuery({ ...query, sort: 'relevance', size: defaultSize }).toString();
	const others = await foundByKey(
		result.hits.map(({ key }) => key),
		language,
		locals.now
	);
	const itemByKey = new Map([
		...[...others].map(([key, hit]): [string, FeedItem | null] => [key, itemOf(hit)]),
		...entries.map((entry): [string, FeedItem] => [
			`entry:${entry.id}`,
			feedItemOf(entry, { language, line: (one) => lineOf(one, language) })
		])
	]);
	const items = result.hits.flatMap(({ key }) => itemByKey.get(key) ?? []);
	const feed = toAtom(items, {
		title: query.text
			? m.feeds_title_for({ words: query.text }, { locale: language })
			: m.feeds_title({}, { locale: language }),
		self: `${url.origin}/feeds/search.atom?lang=${language}${address && `&${address}`}`,
		page: `${url.origin}/${language}/search${address && `?${address}`}`,
		origin: url.origin,
		language,
		now: locals.now
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

function itemOf({ kind, found }: FoundHit): FeedItem | null {
	const { id, title, path, line, summary, publishedAt } = found;
	return publishedAt && { id, title, path, publishedAt, line, summary, authors: [], categories: [kind] };
}
