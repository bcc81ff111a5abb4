import { m } from '#messages/messages.js';
import { expertPath } from '#network/index.ts';
import { findExpert } from '#network/index.server.ts';
import { visitor } from '#people/index.ts';
import { xml, xmlDocument } from '#platform/index.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { partText } from '../../../roster/words.ts';
import type { RequestHandler } from './$types';

/**
 * What is new of an expert, as an Atom feed (RFC 4287): each part that everybody may see, with when it was last told. Kept by
 * no cache: what is taken back is gone with the next question.
 */
export const GET: RequestHandler = async ({ params, url, locals: { language: accepted, now } }) => {
	const language = languageAsked(url.searchParams, accepted);
	const { id, code, profile, parts, told, newsAt } = await findExpert(visitor, params.code, now);
	const page = `${url.origin}${expertPath(language, code)}`;
	const name = profile.name?.name ?? '';
	const news = parts
		.map((part) => ({ part, at: told[part] ?? newsAt.toISOString() }))
		.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
	const feed = xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
	<id>urn:uuid:${id}</id>
	<title>${m.following_expert_feed({ name }, { locale: language })}</title>
	<updated>${newsAt.toISOString()}</updated>
	<link rel="self" type="application/atom+xml" href="${url.origin}/feeds/experts/${code}.atom?lang=${language}"/>
	<link rel="alternate" type="text/html" href="${page}"/>
	<author><name>${name}</name></author>
	<generator>Serai</generator>
	${news.map(
		({ part, at }) => xml`<entry>
		<id>${page}#${part}</id>
		<title>${name} · ${partText(part, language)}</title>
		<link href="${page}"/>
		<updated>${new Date(at).toISOString()}</updated>
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
