/** A list with one of its keys a step up (-1) or down (1); at its end it stays. */
export function moved(order: readonly string[], key: string, by: -1 | 1): string[] {
	const at = order.indexOf(key);
	const to = at + by;
	if (at < 0 || to < 0 || to >= order.length) return [...order];
	return order.toSpliced(at, 1).toSpliced(to, 0, key);
}
