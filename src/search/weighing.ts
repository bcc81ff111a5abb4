import type { Columns } from './columns.ts';
import type { FilterNames } from './filter-names.ts';
import { Slots } from './slots.ts';
import { fieldBreak } from './terms.ts';
import { conceptWeight, weightOf } from './weights.ts';

/** Weighs one document after the other: its terms, each once, with their weights. Filters are terms too. */
export class Weighing {
	readonly slots = new Slots();
	/** The slots of the document weighed last, and their weights by slot. */
	found = new Uint32Array(1 << 10);
	length = 0;
	#inTitle = new Uint16Array(1 << 12);
	#inBody = new Uint16Array(1 << 12);
	readonly #columns: Columns;
	readonly #names: FilterNames;

	constructor(columns: Columns, names: FilterNames) {
		this.#columns = columns;
		this.#names = names;
	}

	/** Calls `take` for each different term of a document. */
	each(document: number, take: (slot: number, weight: number) => void): void {
		const { terms, termStart, filters, filterStart } = this.#columns;
		this.length = 0;
		let field = 0;
		const from = termStart[document] as number;
		const until = termStart[document + 1] as number;
		for (let i = from; i < until; i++) {
			const term = terms[i] as number;
			if (term === fieldBreak) field++;
			else this.#count(this.slots.put(term), field % 2 === 0);
		}
		const length = (until - from) / Math.max(1, field / 2);
		for (let i = 0; i < this.length; i++) {
			const slot = this.found[i] as number;
			take(slot, weightOf(this.#inTitle[slot] as number, this.#inBody[slot] as number, length));
			this.#inTitle[slot] = 0;
			this.#inBody[slot] = 0;
		}
		for (let i = filterStart[document] as number; i < (filterStart[document + 1] as number); i++)
			take(this.slots.put(this.#names.termOf(filters[i] as number)), conceptWeight);
	}

	#count(slot: number, title: boolean): void {
		if (slot >= this.#inTitle.length) {
			this.#inTitle = doubled(this.#inTitle, slot);
			this.#inBody = doubled(this.#inBody, slot);
		}
		if (this.#inTitle[slot] === 0 && this.#inBody[slot] === 0) {
			if (this.length === this.found.length) this.found = new Uint32Array([...this.found, ...this.found]);
			this.found[this.length++] = slot;
		}
		const counts = title ? this.#inTitle : this.#inBody;
		counts[slot] = (counts[slot] as number) + 1;
	}
}

function doubled(counts: Uint16Array<ArrayBuffer>, slot: number): Uint16Array<ArrayBuffer> {
	const longer = new Uint16Array(Math.max(counts.length, slot + 1) * 2);
	longer.set(counts);
	return longer;
}
