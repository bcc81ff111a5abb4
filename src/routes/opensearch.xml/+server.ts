import { m } from '#messages/messages.js';
import { xml, xmlDocument } from '#platform/index.ts';
import { uiLanguages } from '#vocabulary/index.ts';
import type { RequestHandler } from './$types';

/** OpenSearch 1.1: lets a browser search the hub from its address bar, in the person's language. */
export const GET: RequestHandler = ({ url, locals }) => {
	const search = `${url.origin}/${locals.language}/search?q={searchTerms}`;
	const description = xml`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
	<ShortName>Serai</ShortName>
	<Description>${m.feeds_opensearch_description()}</Description>
	<InputEncoding>UTF-8</InputEncoding>
	${uiLanguages.map((language) => xml`<Language>${language}</Language>`)}
	<Url type="text/html" template="${search}"/>
	<Url type="application/atom+xml" template="${url.origin}/feeds/search.atom?lang=${locals.language}&amp;q={searchTerms}"/>
	<Url type="application/opensearchdescription+xml" rel="self" template="${url.origin}/opensearch.xml"/>
</OpenSearchDescription>`;
	return new Response(xmlDocument(description), {
		headers: {
			'content-type': 'application/opensearchdescription+xml; charset=utf-8',
			'cache-control': 'public, max-age=86400',
			vary: 'accept-language'
		}
	});
};
