import type { SearchQuery } from './address.ts';
import { liveIndex } from './live.server.ts';

/** The newest of what a query finds, and since when each has been there; whatever its order and page. For digests. */
export async function newest(query: SearchQuery, most: number): Promise<{ key: string; newestAt: number }[]> {
	const { index } = await liveIndex();
	const { hits } = index.find({ ...query, sort: 'newest', after: null, size: most }, { now: new Date() });
	return hits.flatMap(({ key }) => {
		const newestAt = index.newestAt(key);
		return newestAt === null ? [] : [{ key, newestAt }];
	});
}
