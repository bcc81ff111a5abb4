import type { Columns, Room } from './columns.ts';
import type { FilterNames } from './filter-names.ts';
import type { Postings } from './postings.ts';
import { withRoom } from './room.ts';
import type { Slots } from './slots.ts';
import { Weighing } from './weighing.ts';

/** The large part of the index: built once, then only read. The postings of all terms lie end to end in two arrays. */
export class Base {
	readonly #slots: Slots;
	readonly #start: Uint32Array;
	readonly #docs: Uint32Array;
	readonly #weights: Uint8Array;

	constructor(slots: Slots, start: Uint32Array, docs: Uint32Array, weights: Uint8Array) {
		this.#slots = slots;
		this.#start = start;
		this.#docs = docs;
		this.#weights = weights;
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

/** Takes documents in their order, then sorts what they hold by term. */
export class BaseBuilder {
	readonly #weighing: Weighing;
	#documents = 0;
	/** Where each document's terms end in `#slots` and `#weights`. */
	#ends = new Uint32Array(0);
	#slots = new Uint32Array(0);
	#weights = new Uint8Array(0);
	#size = 0;
	/** By slot: in how many documents. */
	#counts = new Uint32Array(0);

	/** `room`: about how many terms will come; more may. */
	constructor(columns: Columns, names: FilterNames, { terms }: Room = { documents: 0, terms: 0 }) {
		this.#weighing = new Weighing(columns, names);
		this.#slots = new Uint32Array(terms);
		this.#weights = new Uint8Array(terms);
	}

	add(document: number): void {
		const weighing = this.#weighing;
		weighing.weigh(document);
		const { found, weights, length } = weighing;
		const from = this.#size;
		this.#slots = withRoom(this.#slots, from + length);
		this.#weights = withRoom(this.#weights, from + length);
		this.#counts = withRoom(this.#counts, weighing.slots.length);
		for (let i = 0; i < length; i++) {
			const slot = found[i] as number;
			this.#slots[from + i] = slot;
			this.#weights[from + i] = weights[i] as number;
			this.#counts[slot] = (this.#counts[slot] as number) + 1;
		}
		this.#size = from + length;
		this.#ends = withRoom(this.#ends, document + 1);
		this.#ends[document] = this.#size;
		this.#documents = document + 1;
	}

	/** Yields after every few thousand documents, so that who builds may let others work. */
	*finish(): Generator<void, Base> {
		const { slots } = this.#weighing;
		const start = new Uint32Array(slots.length + 1);
		for (let slot = 0; slot < slots.length; slot++)
			start[slot + 1] = (start[slot] as number) + (this.#counts[slot] as number);
		const docs = new Uint32Array(this.#size);
		const weights = new Uint8Array(this.#size);
		const next = start.slice();
		for (let document = 0, at = 0; document < this.#documents; document++) {
			for (const end = this.#ends[document] as number; at < end; at++) {
				const slot = this.#slots[at] as number;
				const to = next[slot] as number;
				docs[to] = document;
				weights[to] = this.#weights[at] as number;
				next[slot] = to + 1;
			}
			if (document % 5000 === 4999) yield;
		}
		// The builder may be kept by who called it; its notes need not be.
		this.#slots = this.#counts = this.#ends = new Uint32Array(0);
		this.#weights = new Uint8Array(0);
		return new Base(slots, start, docs, weights);
	}
}

/** Of all documents of the columns. Yields now and then. */
export function* buildBase(columns: Columns, names: FilterNames): Generator<void, Base> {
	const builder = new BaseBuilder(columns, names);
	for (let document = 0; document < columns.length; document++) {
		builder.add(document);
		if (document % 1000 === 999) yield;
	}
	return yield* builder.finish();
}
