/** What is being typed, until a pause: half a second later at most it is kept. */
export class Typing<Value> {
	/** Undefined: nothing that is not kept. */
	pending = $state.raw<Value | undefined>();
	#keep: (value: Value) => void;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(keep: (value: Value) => void) {
		this.#keep = keep;
	}

	type(value: Value): void {
		this.pending = value;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.flush(), 500);
	}

	/** Kept now: the page goes, or the answer is given. */
	flush(): void {
		clearTimeout(this.#timer);
		const value = this.pending;
		if (value === undefined) return;
		// First kept, so that there is no moment at which it is nowhere.
		this.#keep(value);
		this.pending = undefined;
	}
}
