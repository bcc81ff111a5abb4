import type { Shelf } from './shelf.ts';

/** Keeps what was found for some filters, by their ids, until the index changes. When it has kept `most` it forgets them all. */
export class ByFilters<Found> {
	readonly #known = new Map<string, Found>();
	readonly #most: number;
	#shelf: Shelf | null = null;
	#generation = -1;

	constructor(most: number) {
		this.#most = most;
	}

	of(
		ids: readonly number[],
		shelf: Shelf,
		generation: number,
		find: (ids: readonly number[], shelf: Shelf) => Found
	): Found {
		if (shelf !== this.#shelf || generation !== this.#generation || this.#known.size >= this.#most) {
			this.#known.clear();
			this.#shelf = shelf;
			this.#generation = generation;
		}
		const key = ids.join();
		let found = this.#known.get(key);
		if (found === undefined) this.#known.set(key, (found = find(ids, shelf)));
		return found;
	}
}
