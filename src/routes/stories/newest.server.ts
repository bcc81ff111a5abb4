import { emptyQuery, find, type SearchQuery } from '#search/index.server.ts';
import type { Found } from '../found/found.ts';
import { foundByKey } from '../found/readers.server.ts';

/** The stories released last, of those under some filters; at most one query, and none where nothing was released. */
export async function newestStories(
	size: number,
	{ language, now }: { language: string; now: Date },
	filters: SearchQuery['filters'] = {}
): Promise<Found[]> {
	const query = { ...emptyQuery(), filters: { ...filters, kind: ['story'] }, sort: 'newest' as const, size };
	const keys = (await find(query, { now, language })).hits.map(({ key }) => key);
	const found = await foundByKey(keys, language, now);
	return keys.flatMap((key) => found.get(key)?.found ?? []);
}
