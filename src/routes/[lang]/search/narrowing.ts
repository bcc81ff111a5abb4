import {
	facets,
	readFilter,
	withFilter,
	type Facet,
	type FacetCounts,
	type SearchQuery
} from '#search/index.ts';

/** A filter that words of the query name: "free" is cost:free. */
export type Narrowing = { facet: Facet; value: string; count: number; query: SearchQuery };

/** Topics and places have pages of their own, which are offered instead. */
const byWord: readonly Facet[] = ['kind', 'type', 'modality', 'cost', 'certificate'];
const most = 4;

/**
 * The filters that the query names and that leave something, but not everything: who types "free course" finds what says
 * so, too, and may want nothing else.
 */
export function narrowings(
	concepts: readonly string[],
	counts: Pick<FacetCounts, 'of'>,
	query: SearchQuery,
	total: number
): Narrowing[] {
	return concepts
		.map(readFilter)
		.filter((filter) => filter !== null)
		.filter(({ facet }) => byWord.includes(facet) && !query.filters[facet]?.length)
		.sort((a, b) => facets.indexOf(a.facet) - facets.indexOf(b.facet))
		.flatMap(({ facet, value }) => {
			const count = counts.of(facet, value);
			return count > 0 && count < total
				? [{ facet, value, count, query: withFilter(query, facet, value) }]
				: [];
		})
		.slice(0, most);
}
