const unsent = new WeakSet<object>();

/**
 * Marks what a load returns for a page that ships no client code (csr = false). SvelteKit writes the data of every page out as
 * JavaScript before it knows that none is sent: a seventh of what a search page costs. What is marked is left out (src/hooks.ts).
 */
export function notSent<T extends object>(loaded: T): T {
	unsent.add(loaded);
	return loaded;
}

export function isNotSent(value: unknown): boolean {
	return typeof value === 'object' && value !== null && unsent.has(value);
}
