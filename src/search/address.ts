import { Refusal } from '#platform/index.ts';
import { facets, isFacet, isFilterValue, type Facet } from './filters.ts';
import { cleaned } from './fold.ts';

export const sorts = ['relevance', 'soonest', 'newest'] as const;
export type Sort = (typeof sorts)[number];

export type SearchQuery = {
	text: string;
	filters: Partial<Record<Facet, string[]>>;
	sort: Sort;
	/** A cursor from `SearchResult.next`; null: the first page. */
	after: string | null;
	size: number;
};

export const defaultSize = 20;
export const largestSize = 100;
const longestText = 1_000;
const hopelessText = 20_000;
const mostValues = 20;

/**
 * Reads the query of an address. Tolerant: what is unknown is dropped, what is too long is cut.
 * Throws Refusal('search_too_long') when the text is no longer something a person typed.
 */
export function readQuery(params: URLSearchParams): SearchQuery {
	const text = params.get('q') ?? '';
	if (text.length > hopelessText) throw new Refusal('search_too_long', { most: longestText });
	const filters: SearchQuery['filters'] = {};
	for (const facet of facets) {
		const values = canonical(params.getAll(facet).filter(isFilterValue));
		if (values.length > 0) filters[facet] = values;
	}
	const sort = sorts.find((known) => known === params.get('sort')) ?? 'relevance';
	const after = params.get('after');
	const size = Number(params.get('size') ?? defaultSize);
	return {
		text: cut(cleaned(text)),
		filters,
		sort,
		after: after !== null && /^[\w-]{1,400}$/.test(after) ? after : null,
		size: Number.isInteger(size) && size >= 1 ? Math.min(size, largestSize) : defaultSize
	};
}

/** The one address of a query: canonical order, defaults left out. */
export function writeQuery(query: SearchQuery): URLSearchParams {
	const params = new URLSearchParams();
	if (query.text !== '') params.set('q', query.text);
	for (const facet of facets)
		for (const value of canonical(query.filters[facet] ?? [])) params.append(facet, value);
	if (query.sort !== 'relevance') params.set('sort', query.sort);
	if (query.after !== null) params.set('after', query.after);
	if (query.size !== defaultSize) params.set('size', String(query.size));
	return params;
}

/** The first page with one more value. */
export function withFilter(query: SearchQuery, facet: Facet, value: string): SearchQuery {
	const values = canonical([...(query.filters[facet] ?? []), value]);
	return { ...query, filters: { ...query.filters, [facet]: values }, after: null };
}

/** The first page with one value fewer. */
export function withoutFilter(query: SearchQuery, facet: Facet, value: string): SearchQuery {
	const filters = { ...query.filters };
	const left = (filters[facet] ?? []).filter((one) => one !== value);
	if (left.length > 0) filters[facet] = left;
	else delete filters[facet];
	return { ...query, filters, after: null };
}

/** Everything, from the first page. */
export function emptyQuery(): SearchQuery {
	return { text: '', filters: {}, sort: 'relevance', after: null, size: defaultSize };
}

/** The values chosen, as 'topic:remittances'. */
export function chosenFilters(query: SearchQuery): string[] {
	return Object.entries(query.filters).flatMap(([facet, values]) =>
		isFacet(facet) ? values.map((value) => `${facet}:${value}`) : []
	);
}

function canonical(values: string[]): string[] {
	return [...new Set(values)].sort().slice(0, mostValues);
}

/** At a word's end where there is one. */
function cut(text: string): string {
	if (text.length <= longestText) return text;
	const head = text
		.slice(0, longestText)
		.toWellFormed()
		.replace(/\uFFFD$/, '');
	return head.slice(0, head.lastIndexOf(' ') > 0 ? head.lastIndexOf(' ') : undefined);
}
