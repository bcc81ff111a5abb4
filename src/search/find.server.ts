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
	const key = JSON.stringify([query, asked.prefer, language]);
	const { answer, didYouMean } = live.remembering.answer(key, index.generation, now, () => {
		const parsed = index.parse(query.text);
		return {
			answer: index.find(query, asked, parsed),
			didYouMean: meant(live, query.text, parsed, { now, language })
		};
	});
	return { ...answer, didYouMean: await didYouMean };
}
