export {
	chosenFilters,
	defaultSize,
	emptyQuery,
	largestSize,
	readQuery,
	sorts,
	withFilter,
	withoutFilter,
	writeQuery,
	type SearchQuery,
	type Sort
} from './address.ts';
export { readings, stemOf, type Stem } from './analyse.ts';
export type { Because } from './because.ts';
export type { SearchDocument } from './document.ts';
export { facets, isFacet, isFilterValue, readFilter, type Facet } from './filters.ts';
export { cleaned, fold } from './fold.ts';
export { highlight, type Marked, type Matcher } from './highlight.ts';
export type { FacetCount, FacetCounts } from './facet-counts.ts';
export type { SearchHit } from './search-index.ts';
export { isStopWord } from './stopwords.ts';
export { tokens, type Token } from './tokens.ts';
