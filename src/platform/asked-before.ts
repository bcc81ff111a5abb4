/**
 * Says of a key whether it was asked for lately. Most of what is asked for is never asked for again, and what is kept of it would
 * only wait to be forgotten: whoever keeps answers keeps those that are asked for once more. Knows the last `most` keys at least,
 * and at most twice as many.
 */
export class AskedBefore {
	readonly #most: number;
	#recent = new Set<string>();
	#earlier: ReadonlySet<string> = this.#recent;

	constructor(most: number) {
		this.#most = most;
	}

	has(key: string): boolean {
		if (this.#recent.has(key)) return true;
		const known = this.#earlier.has(key);
		if (this.#recent.size >= this.#most) {
			this.#earlier = this.#recent;
			this.#recent = new Set();
		}
		this.#recent.add(key);
		return known;
	}
}
