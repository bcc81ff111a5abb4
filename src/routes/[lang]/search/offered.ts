import type { Facet, FacetCount, SearchQuery } from '#search/index.ts';
import { facets } from '#search/index.ts';
import { broaderTopics, topic } from '#vocabulary/index.ts';
import { foundKinds } from '../../found/found.ts';
import { facetName, valueName, type ProviderNames } from './facets.ts';

export type Counts = Record<Facet, FacetCount[]>;
export type OfferedValue = {
	value: string;
	name: string;
	count: number;
	chosen: boolean;
	/** How deep a narrower topic stands below its broadest. */
	depth: 0 | 1 | 2;
};
export type OfferedFacet = {
	facet: Facet;
	name: string;
	isOpen: boolean;
	values: OfferedValue[];
	/** How many more there are to ask for. */
	more: number;
};

/** So many values of a facet are listed until the others are asked for: a page stays light, and a list can be read. */
export const listed = 8;
const alwaysOpen: readonly Facet[] = ['kind', 'when', 'language'];

/** Which values a page lists of a facet: the most frequent and the chosen; or, asked for `more`, all. */
export function shownValues(
	facet: Facet,
	counts: readonly FacetCount[],
	chosen: readonly string[],
	all: boolean
): FacetCount[] {
	const known = counts.filter(({ value }) => facet !== 'type' || !value.startsWith('organisation/'));
	if (facet === 'topic') return shownTopics(known, chosen, all);
	if (facet === 'kind' || facet === 'when') return inOrder(known, fixedOrder[facet]);
	const isShown = ({ value }: FacetCount, i: number) => all || i < listed || chosen.includes(value);
	return known.filter(isShown);
}

const fixedOrder = {
	kind: ['course', 'event', 'resource', ...foundKinds],
	when: ['ongoing', 'upcoming', 'past']
};

function inOrder(counts: readonly FacetCount[], order: readonly string[]): FacetCount[] {
	return order.flatMap((value) => counts.find((count) => count.value === value) ?? []);
}

/** The broadest topics, each followed by its narrower ones where it, or one of those, is chosen. */
function shownTopics(counts: readonly FacetCount[], chosen: readonly string[], all: boolean): FacetCount[] {
	const opened = new Set(chosen.flatMap((id) => [id, ...broaderTopics(id)]));
	const below = Map.groupBy(counts, ({ value }) => topic(value)?.broader ?? null);
	const branch = (count: FacetCount): FacetCount[] => [
		count,
		...(all || opened.has(count.value) ? (below.get(count.value) ?? []).flatMap(branch) : [])
	];
	const broadest = below.get(null) ?? [];
	return broadest.filter(({ value }, i) => all || i < listed || opened.has(value)).flatMap(branch);
}

/** Everything a result can be narrowed by; never a facet without values. */
export function offeredFacets(
	counts: Counts,
	query: SearchQuery,
	language: string,
	{ providers, more }: { providers: ProviderNames; more: Facet | null }
): OfferedFacet[] {
	return facets.flatMap((facet) => {
		const chosen = query.filters[facet] ?? [];
		const shown = shownValues(facet, counts[facet], chosen, facet === more);
		const values = shown.flatMap(({ value, count }) => {
			const name = valueName(facet, value, language, providers);
			if (name === null) return [];
			const depth = facet === 'topic' ? (Math.min(2, broaderTopics(value).length) as 0 | 1 | 2) : 0;
			return [{ value, name, count, chosen: chosen.includes(value), depth }];
		});
		if (values.length === 0) return [];
		return [
			{
				facet,
				name: facetName(facet),
				isOpen: alwaysOpen.includes(facet) || chosen.length > 0 || facet === more,
				values,
				more: facet === more ? 0 : remaining(facet, counts[facet], values.length)
			}
		];
	});
}

function remaining(facet: Facet, counts: readonly FacetCount[], shown: number): number {
	if (facet === 'kind' || facet === 'when') return 0;
	const known = counts.filter(({ value }) => facet !== 'type' || !value.startsWith('organisation/'));
	return Math.max(0, known.length - shown);
}
