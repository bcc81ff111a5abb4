/** Random numbers that are the same in every run (mulberry32). */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	/** From 0 to 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number below `limit`. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	chance(share: number): boolean {
		return this.next() < share;
	}

	pick<T>(list: readonly T[]): T {
		return list[this.below(list.length)] as T;
	}

	/** Different ones, the first of the list more often than the last. */
	some<T>(list: readonly T[], most: number, least = 0): T[] {
		const count = least + this.below(most - least + 1);
		const picked = new Set<T>();
		while (picked.size < count) picked.add(list[Math.floor(this.next() ** 2 * list.length)] as T);
		return [...picked];
	}

	/** A rank from 0: the first is twice as frequent as the second, three times as the third (Zipf). */
	rank(ranks: number): number {
		return Math.min(ranks - 1, Math.floor(Math.exp(this.next() * Math.log(ranks + 1))) - 1);
	}

	/** Like a UUIDv7 of that moment. */
	id(at: Date): string {
		const time = at.getTime().toString(16).padStart(12, '0');
		const digits = Array.from({ length: 18 }, () => this.below(16).toString(16)).join('');
		return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6)}`;
	}
}
