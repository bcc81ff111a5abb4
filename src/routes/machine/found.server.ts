import type { EntrySummary } from '#catalogue/index.ts';
import { summaries } from '#catalogue/index.server.ts';
import { readQuery, type SearchQuery } from '#search/index.ts';
import { find, type SearchResult } from '#search/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';

export const entryKey = /^entry:(.+)$/;

/** The entries a search finds, as its other forms (feed, calendar, API) show them. One search, one query. */
export async function foundEntries(
	params: URLSearchParams,
	own: Partial<SearchQuery>,
	language: UiLanguage,
	now: Date,
	/** How they are listed: a calendar wants every run of a course. */
	listed: (ids: readonly string[], language: string, now: Date) => Promise<EntrySummary[]> = summaries
): Promise<{ query: SearchQuery; result: SearchResult; entries: EntrySummary[] }> {
	const query = { ...readQuery(params), ...own };
	const result = await find(query, { now, language });
	const ids = result.hits.map(({ key }) => entryKey.exec(key)?.[1]).filter((id) => id !== undefined);
	return { query, result, entries: await listed(ids, language, now) };
}

/** The language a feed or API answer is in: `lang=`, else what the client accepts. */
export function languageAsked(params: URLSearchParams, accepted: UiLanguage): UiLanguage {
	const asked = params.get('lang');
	return isUiLanguage(asked) ? asked : accepted;
}
