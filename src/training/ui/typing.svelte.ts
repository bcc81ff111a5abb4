const pauseMilliseconds = 500;
const longestMilliseconds = 3_000;

/** What is being typed, until a pause of half a second; who types without one is waited for three seconds at most. */
export class Typing<Value> {
	/** Undefined: nothing that is not kept. */
	pending = $state.raw<Value | undefined>();
	#keep: (value: Value) => void;
	#pause: ReturnType<typeof setTimeout> | undefined;
	#longest: ReturnType<typeof setTimeout> | undefined;

	constructor(keep: (value: Value) => void) {
		this.#keep = keep;
	}

	type(value: Value): void {
		this.pending = value;
		clearTimeout(this.#pause);
		this.#pause = setTimeout(() => this.flush(), pauseMilliseconds);
		this.#longest ??= setTimeout(() => this.flush(), longestMilliseconds);
	}

	/** Kept now: the page goes, or the answer is given. */
	flush(): void {
		clearTimeout(this.#pause);
		clearTimeout(this.#longest);
		this.#longest = undefined;
		const value = this.pending;
		if (value === undefined) return;
		// First kept, so that there is no moment at which it is nowhere.
		this.#keep(value);
		this.pending = undefined;
	}
}
