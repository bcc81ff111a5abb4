import { m } from '#messages/messages.js';
import { readRosterQuery, writeRosterQuery } from '#network/index.ts';
import { findExperts } from '#network/index.server.ts';
import { visitor } from '#people/index.ts';
import { xml, xmlDocument } from '#platform/index.ts';
import { languageAsked } from '../../machine/found.server.ts';
import { expertHead } from '../../roster/shown.server.ts';
import type { RequestHandler } from './$types';

/** Experts anybody may see, as an Atom feed (RFC 4287): those a search finds, who changed last first. Kept by no cache. */
export const GET: RequestHandler = async ({ url, locals: { language: accepted, now } }) => {
	const language = languageAsked(url.searchParams, accepted);
	const query = { ...readRosterQuery(url.searchParams), page: 0 };
	const { found } = await findExperts(visitor, query, now, 'visitor');
	const experts = found.map(({ expert }) => expert).sort((a, b) => b.newsAt.getTime() - a.newsAt.getTime());
	const heads = await Promise.all(experts.map((one) => expertHead(one, language)));
	const address = writeRosterQuery(query).toString();
	const self = `${url.origin}/feeds/experts.atom?lang=${language}${address && `&${address}`}`;
	const feed = xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
	<id>${self}</id>
	<title>${m.experts_feed_title({}, { locale: language })}</title>
	<updated>${(experts[0]?.newsAt ?? now).toISOString()}</updated>
	<link rel="self" type="application/atom+xml" href="${self}"/>
	<link rel="alternate" type="text/html" href="${url.origin}/${language}/experts${address && `?${address}`}"/>
	<author><name>Serai</name></author>
	<generator>Serai</generator>
	${heads.map(
		(one, i) => xml`<entry>
		<id>urn:uuid:${one.id}</id>
		<title>${one.name}</title>
		<link href="${url.origin}${one.path}"/>
		<updated>${experts[i]?.newsAt.toISOString() ?? ''}</updated>
		<summary xml:lang="${one.headline?.language ?? language}">${one.headline?.text ?? ''}</summary>
	</entry>`
	)}
</feed>`;
	return new Response(xmlDocument(feed), {
		headers: {
			'content-type': 'application/atom+xml; charset=utf-8',
			'content-language': language,
			'cache-control': 'no-store',
			vary: 'accept-language'
		}
	});
};
