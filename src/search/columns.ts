import type { AnalysedDocument } from './document.ts';
import { FacetColumn } from './facet-column.ts';
import type { FilterNames } from './filter-names.ts';
import { withRoom, type Numbers } from './room.ts';

/** How much room to make at once, when it is known. */
export type Room = { documents: number; terms: number };

/**
 * The documents, one column a property. A document is a number; what differs in length (terms, filters, periods) lies end
 * to end in one array, from `start[document]` to `start[document + 1]`. Appended only; removed ones are marked.
 */
export class Columns {
	length = 0;
	keys: string[] = [];
	revisions: Float64Array;
	newestAt: Float64Array;
	alive: Uint8Array;
	termStart: Uint32Array;
	terms: Uint32Array;
	filterStart: Uint32Array;
	filters: Uint16Array;
	periodStart: Uint32Array;
	periods: Float64Array;
	/** By a facet's position, each made at the first need. */
	readonly #facets = new Map<number, FacetColumn>();

	constructor({ documents, terms }: Room = { documents: 0, terms: 0 }) {
		this.revisions = new Float64Array(documents);
		this.newestAt = new Float64Array(documents);
		this.alive = new Uint8Array(documents);
		this.termStart = new Uint32Array(documents + 1);
		this.terms = new Uint32Array(terms);
		this.filterStart = new Uint32Array(documents + 1);
		this.filters = new Uint16Array(documents * 24);
		this.periodStart = new Uint32Array(documents + 1);
		this.periods = new Float64Array(documents * 3);
	}

	/** `filters`: ids, each once. */
	append(
		key: string,
		revision: number,
		document: Pick<AnalysedDocument, 'terms' | 'periods' | 'newestAt'>,
		filters: ArrayLike<number>
	): number {
		const at = this.length++;
		this.#makeRoom(at + 1);
		this.keys[at] = key;
		this.revisions[at] = revision;
		this.newestAt[at] = document.newestAt;
		this.alive[at] = 1;
		this.terms = appended(this.terms, this.termStart, at, document.terms);
		this.filters = appended(this.filters, this.filterStart, at, filters);
		this.periods = appended(this.periods, this.periodStart, at, document.periods);
		return at;
	}

	/** The filters of one facet by themselves, up to the last document. */
	facet(position: number, names: FilterNames): FacetColumn {
		let column = this.#facets.get(position);
		if (column === undefined) this.#facets.set(position, (column = new FacetColumn()));
		column.extend(this, (id) => names.facetOf(id) === position);
		return column;
	}

	/** Gives back the room that nothing fills. */
	trim(): void {
		const documents = this.length;
		this.revisions = this.revisions.slice(0, documents);
		this.newestAt = this.newestAt.slice(0, documents);
		this.alive = this.alive.slice(0, documents);
		this.termStart = this.termStart.slice(0, documents + 1);
		this.filterStart = this.filterStart.slice(0, documents + 1);
		this.periodStart = this.periodStart.slice(0, documents + 1);
		this.terms = this.terms.slice(0, this.termStart[documents]);
		this.filters = this.filters.slice(0, this.filterStart[documents]);
		this.periods = this.periods.slice(0, this.periodStart[documents]);
	}

	/** Bytes held, without the keys. */
	get bytes(): number {
		let sum = 0;
		for (const one of Object.values(this) as unknown[]) if (ArrayBuffer.isView(one)) sum += one.byteLength;
		for (const column of this.#facets.values()) sum += column.bytes;
		return sum;
	}

	#makeRoom(documents: number): void {
		this.revisions = withRoom(this.revisions, documents);
		this.newestAt = withRoom(this.newestAt, documents);
		this.alive = withRoom(this.alive, documents);
		this.termStart = withRoom(this.termStart, documents + 1);
		this.filterStart = withRoom(this.filterStart, documents + 1);
		this.periodStart = withRoom(this.periodStart, documents + 1);
	}
}

function appended<T extends Numbers>(pool: T, start: Uint32Array, at: number, values: ArrayLike<number>): T {
	const from = start[at] as number;
	const roomy = withRoom(pool, from + values.length);
	roomy.set(values, from);
	start[at + 1] = from + values.length;
	return roomy;
}
