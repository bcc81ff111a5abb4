import type { Facet, FacetCount, FacetCounts, SearchQuery } from '#search/index.ts';
import { facets } from '#search/index.ts';
import { broaderTopics, narrowerTopics, topics } from '#vocabulary/index.ts';
import { foundKinds } from '../../found/found.ts';
import { facetName, valueName, type ProviderNames } from './facets.ts';

export type Counts = Pick<FacetCounts, 'of' | 'first' | 'all' | 'among' | 'size'>;
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
export const listed = 6;
const alwaysOpen: readonly Facet[] = ['kind', 'when', 'language'];

/** Which values a page lists of a facet: the most frequent and the chosen; or, asked for `more`, all. */
export function shownValues(
	facet: Facet,
	counts: Counts,
	chosen: readonly string[],
	all: boolean
): FacetCount[] {
	if (facet === 'topic') return shownTopics((ids) => counts.among('topic', ids), chosen, all);
	if (facet === 'kind' || facet === 'when')
		return inOrder(fixedOrder[facet], counts.among(facet, fixedOrder[facet]));
	if (facet === 'type') return someOf(knownTypes(counts), chosen, all);
	if (all) return counts.all(facet);
	const first = counts.first(facet, listed);
	const others = chosen.filter((value) => !first.some((one) => one.value === value));
	return [...first, ...counts.among(facet, others)];
}

const fixedOrder = {
	kind: ['course', 'event', 'resource', ...foundKinds],
	when: ['ongoing', 'upcoming', 'past']
};

function inOrder(order: readonly string[], counts: readonly FacetCount[]): FacetCount[] {
	return order.flatMap((value) => counts.find((count) => count.value === value) ?? []);
}

/** Organisations have types too, which this page has no words for. */
function knownTypes(counts: Counts): FacetCount[] {
	return counts.all('type').filter(({ value }) => !value.startsWith('organisation/'));
}

/** The first, and what is chosen. */
export function someOf(counts: readonly FacetCount[], chosen: readonly string[], all: boolean): FacetCount[] {
	return counts.filter(({ value }, i) => all || i < listed || chosen.includes(value));
}

const broadest = topics.filter(({ broader }) => broader === null).map(({ id }) => id);

/** The broadest topics, each followed by its narrower ones where it, or one of those, is chosen. `among`: most first. */
export function shownTopics(
	among: (ids: readonly string[]) => FacetCount[],
	chosen: readonly string[],
	all: boolean
): FacetCount[] {
	const opened = chosen.flatMap((id) => [id, ...broaderTopics(id)]);
	const branch = (count: FacetCount): FacetCount[] => [
		count,
		...(all || opened.includes(count.value) ? among(narrowerTopics(count.value)).flatMap(branch) : [])
	];
	return someOf(among(broadest), opened, all).flatMap(branch);
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
		const shown = shownValues(facet, counts, chosen, facet === more);
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
				more: facet === more ? 0 : remaining(facet, counts, values.length)
			}
		];
	});
}

function remaining(facet: Facet, counts: Counts, shown: number): number {
	if (facet === 'kind' || facet === 'when') return 0;
	return Math.max(0, (facet === 'type' ? knownTypes(counts).length : counts.size(facet)) - shown);
}
