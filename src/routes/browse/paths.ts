import { writeQuery, type Facet } from '#search/index.ts';

export type Filter = readonly [Facet, string];

/** What stands after the `?` of a search with some filters chosen. */
export function filteredQuery(filters: readonly Filter[]): string {
	const grouped: Partial<Record<Facet, string[]>> = {};
	for (const [facet, value] of filters) (grouped[facet] ??= []).push(value);
	return writeQuery({ text: '', filters: grouped, sort: 'relevance', after: null, size: 20 }).toString();
}

/** The search with some filters chosen. */
export function searchPath(language: string, filters: readonly Filter[]): string {
	const query = filteredQuery(filters);
	return `/${language}/search${query && `?${query}`}`;
}

/** The same search in its other forms. */
export function feedPath(
	form: 'atom' | 'ics' | 'json',
	language: string,
	filters: readonly Filter[]
): string {
	const query = new URLSearchParams(filteredQuery(filters));
	query.set('lang', language);
	return `${form === 'json' ? '/api/search' : `/feeds/search.${form}`}?${query}`;
}
