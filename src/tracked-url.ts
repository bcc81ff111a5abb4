/**
 * The address that a `load` sees, which tells what of it was read; instead of SvelteKit's own (vite.kit.ts puts it there).
 * SvelteKit defines accessors on an address of its own for each load. V8 puts such accessors among the old objects at once, and
 * all that they reach, the whole request with its data and its page, stays until everything is collected. A class has its accessors
 * once (docs/decisions/0022-requests-are-let-go.md).
 */
class TrackedUrl extends URL {
	readonly #url: URL;
	readonly #read: () => void;
	readonly #readParameter: (name: string) => void;
	#searchParams: URLSearchParams | null = null;

	constructor(url: URL, read: () => void, readParameter: (name: string) => void) {
		super(url);
		this.#url = url;
		this.#read = read;
		this.#readParameter = readParameter;
	}

	override get href(): string {
		this.#read();
		return this.#url.href;
	}

	override get pathname(): string {
		this.#read();
		return this.#url.pathname;
	}

	override get search(): string {
		this.#read();
		return this.#url.search;
	}

	override get searchParams(): URLSearchParams {
		return (this.#searchParams ??= trackedParameters(
			this.#url.searchParams,
			this.#read,
			this.#readParameter
		));
	}

	/** Browsers send none. */
	override get hash(): string {
		throw new Error('An address has no hash on the server.');
	}

	override toString(): string {
		return this.href;
	}

	override toJSON(): string {
		return this.href;
	}
}

/** Who asks for one parameter has read that one; who asks for anything else may have read all. */
function trackedParameters(
	parameters: URLSearchParams,
	read: () => void,
	readParameter: (name: string) => void
): URLSearchParams {
	return new Proxy(parameters, {
		get(own, key) {
			if (key === 'get' || key === 'getAll' || key === 'has')
				return (name: string, ...rest: []) => {
					readParameter(name);
					return own[key](name, ...rest);
				};
			read();
			const value: unknown = Reflect.get(own, key);
			return typeof value === 'function' ? (value.bind(own) as unknown) : value;
		}
	});
}

/** Under the name, and for the arguments, of SvelteKit's own function. */
export function make_trackable(url: URL, read: () => void, readParameter: (name: string) => void): URL {
	return new TrackedUrl(url, read, readParameter);
}
