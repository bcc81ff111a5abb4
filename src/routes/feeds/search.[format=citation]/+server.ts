import type { EntryId } from '#catalogue/index.ts';
import { citedWorks } from '#research/index.server.ts';
import { readQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import { citationResponse } from '../../machine/citations.server.ts';
import { entryKey, languageAsked } from '../../machine/found.server.ts';
import type { RequestHandler } from './$types';

const most = 1000;

/** The resources among the first thousand that a search finds, for a reference manager. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const asked = readQuery(url.searchParams);
	// What cannot be cited would only take places among the thousand.
	const query = { ...asked, filters: { ...asked.filters, kind: ['resource'] }, after: null, size: most };
	const { hits } = await find(query, { now: locals.now, language });
	const ids = hits.flatMap(({ key }) => entryKey.exec(key)?.[1] ?? []);
	return citationResponse(await citedWorks(ids as EntryId[], language), params.format, 'serai');
};
