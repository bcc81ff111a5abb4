/**
 * What was read last, at most so much. Two maps, of which the older is let go whole when the younger is full: taking the first
 * out of one map again and again would make each look step over the places of those that went before it.
 */
export class LastRead<Row> {
	readonly #half: number;
	#younger = new Map<string, Row>();
	#older = new Map<string, Row>();

	constructor(most: number) {
		this.#half = Math.ceil(most / 2);
	}

	get(key: string): Row | undefined {
		const young = this.#younger.get(key);
		if (young !== undefined) return young;
		const old = this.#older.get(key);
		// What is asked for again stays.
		if (old !== undefined) this.set(key, old);
		return old;
	}

	set(key: string, row: Row): void {
		if (this.#younger.size >= this.#half) {
			this.#older = this.#younger;
			this.#younger = new Map();
		}
		this.#younger.set(key, row);
	}
}
