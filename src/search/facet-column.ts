import { withRoom } from './room.ts';

/** As `Columns` holds them. */
type AllFilters = { length: number; filters: Uint16Array; filterStart: Uint32Array };

/**
 * The filters of one facet, by document. All filters of a document take a line of memory, those of one facet a few bytes: whoever
 * asks many documents for these alone finds them together.
 */
export class FacetColumn {
	#length = 0;
	#start = new Uint32Array(1);
	#ids = new Uint16Array(0);

	/** Appends the documents that came since; `belongs` tells which of all filters are this facet's. */
	extend({ length, filters, filterStart }: AllFilters, belongs: (id: number) => boolean): void {
		if (this.#length === length) return;
		this.#start = withRoom(this.#start, length + 1);
		let end = this.#start[this.#length] as number;
		for (; this.#length < length; this.#length++) {
			const until = filterStart[this.#length + 1] as number;
			let at = filterStart[this.#length] as number;
			this.#ids = withRoom(this.#ids, end + until - at);
			for (; at < until; at++) if (belongs(filters[at] as number)) this.#ids[end++] = filters[at] as number;
			this.#start[this.#length + 1] = end;
		}
	}

	/** One more in `counts` for each of the document's. */
	count(document: number, counts: Uint32Array): void {
		const ids = this.#ids;
		const until = this.#start[document + 1] as number;
		for (let at = this.#start[document] as number; at < until; at++) {
			const id = ids[at] as number;
			counts[id] = (counts[id] as number) + 1;
		}
	}

	get bytes(): number {
		return this.#start.byteLength + this.#ids.byteLength;
	}
}
