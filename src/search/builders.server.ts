import type { SearchQuery } from './address.ts';
import type { SearchDocument } from './document.ts';
import { FacetCounts, type FacetCount } from './facet-counts.ts';
import { FilterNames } from './filter-names.ts';
import type { Facet } from './filters.ts';

let made = 0;

/** A document about labour migration in English; say what matters to the test. */
export function aDocument(
	changes: Omit<Partial<SearchDocument>, 'texts'> & {
		language?: string;
		title?: string;
		body?: string;
		texts?: SearchDocument['texts'];
	} = {}
): SearchDocument {
	const { language = 'en', title = 'Labour migration', body = 'How workers move.', texts, ...rest } = changes;
	return {
		key: `entry:${String(++made).padStart(6, '0')}`,
		texts: texts ?? [{ language, title, body }],
		filters: ['kind:course'],
		periods: [],
		newestAt: new Date('2026-01-01T00:00:00Z'),
		...rest
	};
}

/** What a search counted, by facet. */
export function facetCounts(
	counted: Partial<Record<Facet, FacetCount[]>>,
	chosen: SearchQuery['filters'] = {}
): FacetCounts {
	const names = new FilterNames(() => []);
	const byId = Object.entries(counted).flatMap(([facet, values]) =>
		values.map(({ value, count }): [number, number] => [names.idOf(`${facet}:${value}`), count])
	);
	const counts = new Uint32Array(names.length);
	for (const [id, count] of byId) counts[id] = count;
	return new FacetCounts(counts, names, chosen);
}
