import type { Columns } from './columns.ts';
import type { FilterNames } from './filter-names.ts';
import type { Postings } from './postings.ts';
import { withRoom } from './room.ts';
import { Weighing } from './weighing.ts';

/**
 * The small part of the index: what came after the base was built. A term's postings are a chain, newest first, so that adding
 * a document costs nothing but its own terms.
 */
export class Growth {
	documents = 0;
	readonly #weighing: Weighing;
	/** By slot: the newest link of its chain + 1 (0: none), and how many there are. */
	#head = new Uint32Array(0);
	#counts = new Uint32Array(0);
	/** By link: the one before it + 1, its document, its weight. */
	#before = new Uint32Array(0);
	#docs = new Uint32Array(0);
	#weights = new Uint8Array(0);
	#size = 0;

	constructor(columns: Columns, names: FilterNames) {
		this.#weighing = new Weighing(columns, names);
	}

	add(document: number): void {
		const weighing = this.#weighing;
		weighing.weigh(document);
		this.#makeRoom(weighing.slots.length, this.#size + weighing.length);
		for (let i = 0; i < weighing.length; i++) {
			const slot = weighing.found[i] as number;
			this.#before[this.#size] = this.#head[slot] as number;
			this.#docs[this.#size] = document;
			this.#weights[this.#size] = weighing.weights[i] as number;
			this.#head[slot] = ++this.#size;
			this.#counts[slot] = (this.#counts[slot] as number) + 1;
		}
		this.documents++;
	}

	/** In how many documents a term stands. */
	found(term: number): number {
		const slot = this.#weighing.slots.get(term);
		return slot < 0 ? 0 : (this.#counts[slot] as number);
	}

	/** Null: no document has it. */
	postings(term: number): Postings | null {
		const slot = this.#weighing.slots.get(term);
		if (slot < 0) return null;
		const until = this.#counts[slot] as number;
		const docs = new Uint32Array(until);
		const weights = new Uint8Array(until);
		for (
			let i = 0, link = this.#head[slot] as number;
			link > 0;
			i++, link = this.#before[link - 1] as number
		) {
			docs[i] = this.#docs[link - 1] as number;
			weights[i] = this.#weights[link - 1] as number;
		}
		return { docs, weights, from: 0, until };
	}

	#makeRoom(slots: number, links: number): void {
		this.#head = withRoom(this.#head, slots);
		this.#counts = withRoom(this.#counts, slots);
		this.#before = withRoom(this.#before, links);
		this.#docs = withRoom(this.#docs, links);
		this.#weights = withRoom(this.#weights, links);
	}
}
