import { AskedBefore } from '#platform/index.ts';

const most = 500;
const minute = 60_000;

/**
 * Remembers what was asked for twice until the index changes or the minute ends (what is upcoming becomes ongoing): people ask for
 * the same things, and turn to the next page and back. Who gets an answer must not change it.
 */
export class Remembering<T> {
	readonly #answers = new Map<string, T>();
	readonly #asked = new AskedBefore(most);
	#generation = -1;
	#minute = -1;

	/** What `find` throws is not remembered. */
	answer(key: string, generation: number, now: Date, find: () => T): T {
		const current = Math.floor(now.getTime() / minute);
		if (generation !== this.#generation || current !== this.#minute) {
			this.#answers.clear();
			this.#generation = generation;
			this.#minute = current;
		}
		const known = this.#answers.get(key);
		if (known !== undefined) return known;
		const found = find();
		if (!this.#asked.has(key)) return found;
		if (this.#answers.size >= most) this.#answers.delete(this.#answers.keys().next().value as string);
		this.#answers.set(key, found);
		return found;
	}
}
