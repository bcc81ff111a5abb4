import type { AnalysedDocument } from './document.ts';
import { facets, readFilter, type Facet } from './filters.ts';
import { withRoom } from './room.ts';
import { filterTerm } from './terms.ts';

/** What lies around a filter: broader topics, the regions of a country. */
export type Around = (filter: string) => string[];

export const whens = ['upcoming', 'ongoing', 'past'] as const;

/** Filters as small numbers, in the order they were first seen. The first three are 'when:…', which no document holds. */
export class FilterNames {
	readonly #ids = new Map<string, number>();
	readonly #names: string[] = [];
	readonly #facets: number[] = [];
	readonly #terms: number[] = [];
	/** By a filter's term, as a number with a sign: V8 keeps larger ones as objects. */
	readonly #withAround = new Map<number, number[]>();
	/** By id: the round of `idsWithAround` in which it was seen last. */
	readonly #seenIn: number[] = [];
	#round = 0;
	#found = new Uint16Array(0);
	#byFacet: ReadonlyMap<number, readonly number[]> = new Map();
	/** How many names `#byFacet` knows. */
	#ordered = 0;
	readonly #values: string[] = [];
	readonly #around: Around;

	constructor(around: Around) {
		this.#around = around;
		for (const when of whens) this.idOf(`when:${when}`);
	}

	get length(): number {
		return this.#names.length;
	}

	/** The number of a filter, a new one if need be. */
	idOf(filter: string): number {
		const known = this.#ids.get(filter);
		if (known !== undefined) return known;
		const id = this.#names.length;
		if (id > 0xffff) throw new Error('more than 65,536 different filter values');
		this.#ids.set(filter, id);
		this.#names.push(filter);
		this.#values.push(filter.slice(filter.indexOf(':') + 1));
		this.#seenIn.push(0);
		this.#facets.push(facets.indexOf(readFilter(filter)?.facet as Facet));
		this.#terms.push(filterTerm(filter));
		return id;
	}

	/** Undefined: no document ever had it. */
	known(filter: string): number | undefined {
		return this.#ids.get(filter);
	}

	nameOf(id: number): string {
		return this.#names[id] as string;
	}

	/** The part after the colon. */
	valueOf(id: number): string {
		return this.#values[id] as string;
	}

	termOf(id: number): number {
		return this.#terms[id] as number;
	}

	/** Position in `facets`. */
	facetOf(id: number): number {
		return this.#facets[id] as number;
	}

	/** The ids of a document's filters and of what lies around them, each once. The next call writes over them. */
	idsWithAround(document: Pick<AnalysedDocument, 'filters' | 'filterTerms'>): Uint16Array {
		let length = 0;
		const round = ++this.#round;
		const { filterTerms } = document;
		for (let i = 0; i < filterTerms.length; i++) {
			const term = (filterTerms[i] as number) | 0;
			let own = this.#withAround.get(term);
			if (!own) {
				const filter = document.filters[i] as string;
				own = [filter, ...this.#around(filter)].map((one) => this.idOf(one));
				this.#withAround.set(term, own);
			}
			for (const id of own) {
				if (this.#seenIn[id] === round) continue;
				this.#seenIn[id] = round;
				this.#found = withRoom(this.#found, length + 1);
				this.#found[length++] = id;
			}
		}
		return this.#found.subarray(0, length);
	}

	/** The ids of a facet's values, in their alphabetical order. */
	ofFacet(facet: Facet): readonly number[] {
		if (this.#ordered !== this.length) {
			const ids = [...this.#names.keys()].sort((a, b) => (this.valueOf(a) < this.valueOf(b) ? -1 : 1));
			this.#byFacet = Map.groupBy(ids, (id) => this.facetOf(id));
			this.#ordered = ids.length;
		}
		return this.#byFacet.get(facets.indexOf(facet)) ?? [];
	}
}
