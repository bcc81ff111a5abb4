import type { SearchQuery } from './address.ts';
import { liveIndex } from './live.server.ts';
import { meant } from './meant.server.ts';
import type { Answer } from './search-index.ts';

export type SearchResult = Answer & {
	/** The query as it was probably meant, when a word of it occurs nowhere. */
	didYouMean: string | null;
};

/**
 * Answers a query from memory. `prefer` are filters of "I am a … in …"; who says there which languages they read does not
 * want the page's `language` first. Both only lift a little, and only where the sort is by relevance.
 */
export async function find(
	query: SearchQuery,
	{ now, language, prefer = [] }: { now: Date; language: string; prefer?: string[] }
): Promise<SearchResult> {
	const live = await liveIndex();
	const { index } = live;
	const reads = prefer.some((filter) => filter.startsWith('language:'));
	const asked = { now, prefer: reads ? prefer : [...prefer, `language:${language}`] };
	const parsed = index.parse(query.text);
	if (parsed.groups.length + parsed.excluded.length === 0) {
		const key = JSON.stringify([query.filters, query.sort, query.after, query.size, asked.prefer]);
		const answer = live.remembering.answer(key, index.generation, now, () =>
			index.find(query, asked, parsed)
		);
		return { ...answer, didYouMean: null };
	}
	return {
		...index.find(query, asked, parsed),
		didYouMean: await meant(live, query.text, parsed, { now, language })
	};
}
