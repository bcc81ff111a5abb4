/** One of a search's hits, and since when it has been there to be found. */
export type Item = { key: string; newestAt: number };

/** What one followed search, or one discussion, tells in a digest. */
export type Part = { query: string; keys: string[]; total: number } | { discussionId: string; posts: number };

export type Follows = { query: string; through: Date };

/** So many of a search are named; the rest is a number and a link. */
export const mostNamed = 8;

/** What is new for one follower of a search: after what they were told, until the run's time. Null: nothing. */
export function newsOf({ query, through }: Follows, found: readonly Item[], until: Date): Part | null {
	const items = found.filter(({ newestAt }) => newestAt > through.getTime() && newestAt <= until.getTime());
	if (items.length === 0) return null;
	return { query, keys: items.slice(0, mostNamed).map(({ key }) => key), total: items.length };
}

/** How much a digest tells of. */
export function sizeOf(parts: readonly Part[]): number {
	return parts.reduce((sum, part) => sum + ('query' in part ? part.total : part.posts), 0);
}
