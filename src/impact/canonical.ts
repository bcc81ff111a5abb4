/** JSON with its keys in order, to compare by: PostgreSQL gives what was kept back in another. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner !== 'object' || inner === null || Array.isArray(inner)
			? inner
			: Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
	);
}
