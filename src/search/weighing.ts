import type { Columns } from './columns.ts';
import type { FilterNames } from './filter-names.ts';
import { withRoom } from './room.ts';
import { Slots } from './slots.ts';
import { fieldBreak } from './terms.ts';
import { conceptWeight, weightOf } from './weights.ts';

/** Weighs one document after the other: its terms, each once, with their weights. Filters are terms too. */
export class Weighing {
	readonly slots = new Slots();
	/** The terms of the document weighed last, by slot, and the weight of each. */
	found = new Uint32Array(1 << 10);
	weights = new Uint8Array(1 << 10);
	length = 0;
	/** By slot: times in titles × 65,536 + times in bodies. All zero between two documents. */
	#times = new Uint32Array(1 << 12);
	readonly #columns: Columns;
	readonly #names: FilterNames;

	constructor(columns: Columns, names: FilterNames) {
		this.#columns = columns;
		this.#names = names;
	}

	weigh(document: number): void {
		const { terms, termStart, filters, filterStart } = this.#columns;
		const from = termStart[document] as number;
		const until = termStart[document + 1] as number;
		const tags = (filterStart[document + 1] as number) - (filterStart[document] as number);
		this.#makeRoom(until - from + tags);
		const { found, slots } = this;
		const times = this.#times;
		let length = 0;
		let fields = 0;
		for (let i = from; i < until; i++) {
			const term = terms[i] as number;
			if (term === fieldBreak) {
				fields++;
				continue;
			}
			const slot = slots.put(term);
			const before = times[slot] as number;
			if (before === 0) found[length++] = slot;
			times[slot] = before + (fields % 2 === 0 ? 0x10000 : 1);
		}
		// A document in three languages is three texts, not a long one.
		const textLength = (until - from) / Math.max(1, fields / 2);
		for (let i = 0; i < length; i++) {
			const slot = found[i] as number;
			const counted = times[slot] as number;
			this.weights[i] = weightOf(counted >>> 16, counted & 0xffff, textLength);
			times[slot] = 0;
		}
		for (let i = 0; i < tags; i++) {
			found[length] = slots.put(this.#names.termOf(filters[(filterStart[document] as number) + i] as number));
			this.weights[length++] = conceptWeight;
		}
		this.length = length;
	}

	/** For so many terms, should all of them be new. */
	#makeRoom(terms: number): void {
		this.found = withRoom(this.found, terms);
		this.weights = withRoom(this.weights, terms);
		this.#times = withRoom(this.#times, this.slots.length + terms);
	}
}
