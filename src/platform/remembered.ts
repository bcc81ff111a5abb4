/**
 * The same function, which keeps its answers: for what is always the same and dear to find. When it has kept `most` it
 * forgets them all.
 */
export function remembered<T>(find: (key: string) => T, most = 5_000): (key: string) => T {
	const known = new Map<string, T>();
	return (key) => {
		let found = known.get(key);
		if (found === undefined) {
			found = find(key);
			if (known.size >= most) known.clear();
			known.set(key, found);
		}
		return found;
	};
}
