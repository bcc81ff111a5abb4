import type { Shelf } from './shelf.ts';

/** Keeps what was found for some filters, by their ids, until the index changes: the `most` that were asked for last. */
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
		if (shelf !== this.#shelf || generation !== this.#generation) {
			this.#known.clear();
			this.#shelf = shelf;
			this.#generation = generation;
		}
		const key = ids.join();
		const known = this.#known.get(key);
		if (known !== undefined) this.#known.delete(key);
		else if (this.#known.size >= this.#most) this.#known.delete(this.#known.keys().next().value as string);
		const found = known ?? find(ids, shelf);
		this.#known.set(key, found);
		return found;
	}
}
