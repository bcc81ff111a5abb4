import type { Columns } from './columns.ts';
import type { FilterNames } from './filter-names.ts';
import type { Postings } from './postings.ts';
import { Weighing } from './weighing.ts';

/**
 * The small part of the index: what came after the base was built. A term's postings are a chain, newest first, so that adding
 * a document costs nothing but its own terms.
 */
export class Growth {
	documents = 0;
	readonly #weighing: Weighing;
	#head = new Int32Array(1 << 12).fill(-1);
	#size = 0;
	#next = new Int32Array(1 << 12);
	#docs = new Uint32Array(1 << 12);
	#weights = new Uint8Array(1 << 12);

	constructor(columns: Columns, names: FilterNames) {
		this.#weighing = new Weighing(columns, names);
	}

	add(document: number): void {
		this.documents++;
		this.#weighing.each(document, (slot, weight) => {
			this.#makeRoom(slot);
			this.#docs[this.#size] = document;
			this.#weights[this.#size] = weight;
			this.#next[this.#size] = this.#head[slot] as number;
			this.#head[slot] = this.#size++;
		});
	}

	/** Null: no document has it. */
	postings(term: number): Postings | null {
		const slot = this.#weighing.slots.get(term);
		if (slot < 0) return null;
		const docs: number[] = [];
		const weights: number[] = [];
		for (let at = this.#head[slot] as number; at >= 0; at = this.#next[at] as number) {
			docs.push(this.#docs[at] as number);
			weights.push(this.#weights[at] as number);
		}
		return { docs: Uint32Array.from(docs), weights: Uint8Array.from(weights), from: 0, until: docs.length };
	}

	#makeRoom(slot: number): void {
		if (slot >= this.#head.length) {
			const head = new Int32Array(Math.max(slot + 1, this.#head.length * 2)).fill(-1);
			head.set(this.#head);
			this.#head = head;
		}
		if (this.#size < this.#docs.length) return;
		const [next, docs, weights] = [
			new Int32Array(this.#size * 2),
			new Uint32Array(this.#size * 2),
			new Uint8Array(this.#size * 2)
		];
		next.set(this.#next);
		docs.set(this.#docs);
		weights.set(this.#weights);
		[this.#next, this.#docs, this.#weights] = [next, docs, weights];
	}
}
