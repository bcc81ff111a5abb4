const most = 200;
const minute = 60_000;

/**
 * Remembers answers until the index changes or the minute ends (what is upcoming becomes ongoing). For searches without words:
 * they look at more documents than any other and are asked again and again.
 */
export class Remembering<T> {
	readonly #answers = new Map<string, T>();
	#generation = -1;
	#minute = -1;

	answer(key: string, generation: number, now: Date, find: () => T): T {
		const current = Math.floor(now.getTime() / minute);
		if (generation !== this.#generation || current !== this.#minute || this.#answers.size >= most) {
			this.#answers.clear();
			this.#generation = generation;
			this.#minute = current;
		}
		const known = this.#answers.get(key);
		if (known !== undefined) return known;
		const found = find();
		this.#answers.set(key, found);
		return found;
	}
}
