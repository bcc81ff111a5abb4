import type { Columns } from './columns.ts';
import type { FilterNames } from './filter-names.ts';
import type { Postings } from './postings.ts';
import type { Slots } from './slots.ts';
import { Weighing } from './weighing.ts';

/** The large part of the index: built once, then only read. The postings of all terms lie end to end in two arrays. */
export class Base {
	readonly documents: number;
	readonly #slots: Slots;
	readonly #start: Uint32Array;
	readonly #docs: Uint32Array;
	readonly #weights: Uint8Array;

	private constructor(
		documents: number,
		slots: Slots,
		start: Uint32Array,
		docs: Uint32Array,
		weights: Uint8Array
	) {
		this.documents = documents;
		this.#slots = slots;
		this.#start = start;
		this.#docs = docs;
		this.#weights = weights;
	}

	/** Counts, then fills. Yields after every thousand documents, so that who builds may let others work. */
	static *build(columns: Columns, names: FilterNames): Generator<void, Base> {
		const documents = columns.length;
		const weighing = new Weighing(columns, names);
		let counts = new Uint32Array(1 << 16);
		for (let document = 0; document < documents; document++) {
			weighing.each(document, (slot) => {
				if (slot >= counts.length) counts = longer(counts);
				counts[slot] = (counts[slot] as number) + 1;
			});
			if (document % 1000 === 999) yield;
		}
		const start = new Uint32Array(weighing.slots.length + 1);
		for (let slot = 0; slot < weighing.slots.length; slot++)
			start[slot + 1] = (start[slot] as number) + (counts[slot] as number);
		const total = start[weighing.slots.length] as number;
		const docs = new Uint32Array(total);
		const weights = new Uint8Array(total);
		const next = start.slice();
		for (let document = 0; document < documents; document++) {
			weighing.each(document, (slot, weight) => {
				const at = next[slot] as number;
				docs[at] = document;
				weights[at] = weight;
				next[slot] = at + 1;
			});
			if (document % 1000 === 999) yield;
		}
		return new Base(documents, weighing.slots, start, docs, weights);
	}

	/** Null: no document has it. */
	postings(term: number): Postings | null {
		const slot = this.#slots.get(term);
		if (slot < 0) return null;
		return {
			docs: this.#docs,
			weights: this.#weights,
			from: this.#start[slot] as number,
			until: this.#start[slot + 1] as number
		};
	}

	get bytes(): number {
		return this.#slots.bytes + this.#start.byteLength + this.#docs.byteLength + this.#weights.byteLength;
	}
}

function longer(counts: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
	const copy = new Uint32Array(counts.length * 2);
	copy.set(counts);
	return copy;
}
