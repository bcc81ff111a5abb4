/** Numbers terms from 0 in the order they are seen: an open-addressing table, some ten times faster than a Map. */
export class Slots {
	length = 0;
	/** Term, then slot + 1 (0: free), side by side: one look into memory finds both. */
	#table = new Uint32Array(1 << 13);
	#mask = (1 << 12) - 1;

	/** The number of a term, a new one if need be. */
	put(term: number): number {
		const table = this.#table;
		const at = this.#place(term);
		const there = table[at + 1] as number;
		if (there > 0) return there - 1;
		table[at] = term;
		table[at + 1] = ++this.length;
		if (this.length * 2 > this.#mask) this.#grow();
		return this.length - 1;
	}

	/** -1: never seen. */
	get(term: number): number {
		return (this.#table[this.#place(term) + 1] as number) - 1;
	}

	get bytes(): number {
		return this.#table.byteLength;
	}

	#place(term: number): number {
		const table = this.#table;
		const mask = this.#mask;
		let at = term & mask;
		while (table[2 * at + 1] !== 0 && table[2 * at] !== term) at = (at + 1) & mask;
		return 2 * at;
	}

	#grow(): void {
		const old = this.#table;
		this.#table = new Uint32Array(old.length * 2);
		this.#mask = this.#mask * 2 + 1;
		for (let i = 0; i < old.length; i += 2) {
			if (old[i + 1] === 0) continue;
			const at = this.#place(old[i] as number);
			this.#table[at] = old[i] as number;
			this.#table[at + 1] = old[i + 1] as number;
		}
	}
}
