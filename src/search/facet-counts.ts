import type { SearchQuery } from './address.ts';
import type { FilterNames } from './filter-names.ts';
import { facets, type Facet } from './filters.ts';

export type FacetCount = { value: string; count: number };

/**
 * How many of what was found have each value of each facet. Kept as counted: a page shows a few values of the hundreds, and only
 * who wants them all has all put in order. Values without content are left out, but for the chosen ones.
 */
export class FacetCounts {
	/** By filter id. */
	readonly #counts: Uint32Array;
	readonly #names: FilterNames;
	readonly #chosen: SearchQuery['filters'];

	constructor(counts: Uint32Array, names: FilterNames, chosen: SearchQuery['filters']) {
		this.#counts = counts;
		this.#names = names;
		this.#chosen = chosen;
	}

	of(facet: Facet, value: string): number {
		return this.#counts[this.#names.known(`${facet}:${value}`) ?? -1] ?? 0;
	}

	/** The most frequent first, those alike in alphabetical order; at most so many. */
	first(facet: Facet, most: number): FacetCount[] {
		const found: FacetCount[] = [];
		for (const id of this.#names.ofFacet(facet)) {
			const count = this.#counts[id] ?? 0;
			if (count === 0 || (found.length === most && count <= (found.at(-1)?.count ?? 0))) continue;
			let at = found.length;
			while (at > 0 && (found[at - 1]?.count ?? 0) < count) at--;
			found.splice(at, 0, { value: this.#names.valueOf(id), count });
			if (found.length > most) found.pop();
		}
		return found.length < most ? [...found, ...this.#empty(facet)].slice(0, most) : found;
	}

	all(facet: Facet): FacetCount[] {
		const found: FacetCount[] = [];
		for (const id of this.#names.ofFacet(facet)) {
			const count = this.#counts[id] ?? 0;
			if (count > 0) found.push({ value: this.#names.valueOf(id), count });
		}
		return [...found.sort((a, b) => b.count - a.count), ...this.#empty(facet)];
	}

	/** Of these values those that there are. */
	among(facet: Facet, values: readonly string[]): FacetCount[] {
		return values
			.map((value) => ({ value, count: this.of(facet, value) }))
			.filter(({ value, count }) => count > 0 || this.#chosen[facet]?.includes(value))
			.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
	}

	/** How many values there are. */
	size(facet: Facet): number {
		let size = this.#empty(facet).length;
		for (const id of this.#names.ofFacet(facet)) if ((this.#counts[id] ?? 0) > 0) size++;
		return size;
	}

	/** Of every facet all. */
	record(): Record<Facet, FacetCount[]> {
		return Object.fromEntries(facets.map((facet) => [facet, this.all(facet)])) as Record<Facet, FacetCount[]>;
	}

	#empty(facet: Facet): FacetCount[] {
		const chosen = this.#chosen[facet];
		return chosen === undefined ? [] : this.among(facet, chosen).filter(({ count }) => count === 0);
	}
}
