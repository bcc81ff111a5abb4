/** Numbers terms from 0 in the order they are seen: an open-addressing table, some ten times faster than a Map. */
export class Slots {
	length = 0;
	#keys = new Uint32Array(1 << 12);
	#slots = new Uint32Array(1 << 12); // slot + 1; 0: free

	/** The number of a term, a new one if need be. */
	put(term: number): number {
		if (this.length * 2 >= this.#keys.length) this.#grow();
		const at = this.#place(term);
		const there = this.#slots[at] as number;
		if (there > 0) return there - 1;
		this.#keys[at] = term;
		this.#slots[at] = ++this.length;
		return this.length - 1;
	}

	/** -1: never seen. */
	get(term: number): number {
		return (this.#slots[this.#place(term)] as number) - 1;
	}

	get bytes(): number {
		return this.#keys.byteLength + this.#slots.byteLength;
	}

	#place(term: number): number {
		const mask = this.#keys.length - 1;
		let at = term & mask;
		while (this.#slots[at] !== 0 && this.#keys[at] !== term) at = (at + 1) & mask;
		return at;
	}

	#grow(): void {
		const keys = this.#keys;
		const slots = this.#slots;
		this.#keys = new Uint32Array(keys.length * 2);
		this.#slots = new Uint32Array(keys.length * 2);
		for (const [i, slot] of slots.entries()) {
			if (slot === 0) continue;
			const at = this.#place(keys[i] as number);
			this.#keys[at] = keys[i] as number;
			this.#slots[at] = slot;
		}
	}
}
