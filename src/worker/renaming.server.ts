import { find } from '#search/index.server.ts';
import { emptyQuery, type SearchQuery } from '#search/index.ts';
import { putAgain } from './analysing.server.ts';

const page = 100;

/**
 * After an organisation is called otherwise: what it provides, and whatever is still found by a name it had, is put into
 * the search once more.
 */
export async function putNamedAgain({ slug, before }: { slug: string; before: string[] }): Promise<void> {
	const asked: Partial<SearchQuery>[] = [
		{ filters: { provider: [slug] } },
		...before.map((name) => ({ text: `"${name.replaceAll('"', ' ')}"` }))
	];
	const keys = new Set<string>();
	for (const query of asked) for await (const key of everyKey(query)) keys.add(key);
	const all = [...keys];
	for (let i = 0; i < all.length; i += page) await putAgain(all.slice(i, i + page));
}

async function* everyKey(asked: Partial<SearchQuery>): AsyncGenerator<string> {
	const query: SearchQuery = { ...emptyQuery(), ...asked, sort: 'newest', size: page };
	const now = new Date();
	for (let after: string | null = null; ;) {
		const { hits, next } = await find({ ...query, after }, { now, language: 'en' });
		for (const { key } of hits) yield key;
		if (next === null) return;
		after = next;
	}
}
