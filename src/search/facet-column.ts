import { withRoom } from './room.ts';

/**
 * The filters of one facet, by document. All filters of a document take a line of memory, those of one facet a few bytes: whoever
 * asks many documents for these alone finds them together.
 */
export class FacetColumn {
	#length = 0;
	#start = new Uint32Array(1);
	#ids = new Uint16Array(0);

	/** Appends the documents that came since: `filtersOf` are all of a document's, `belongs` tells which are this facet's. */
	extend(
		documents: number,
		filtersOf: (document: number) => Uint16Array,
		belongs: (id: number) => boolean
	): void {
		if (this.#length === documents) return;
		this.#start = withRoom(this.#start, documents + 1);
		let at = this.#start[this.#length] as number;
		for (; this.#length < documents; this.#length++) {
			const filters = filtersOf(this.#length);
			this.#ids = withRoom(this.#ids, at + filters.length);
			for (const id of filters) if (belongs(id)) this.#ids[at++] = id;
			this.#start[this.#length + 1] = at;
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
