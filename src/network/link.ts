/** `above` stands over `below`: a network over its member, a parent over its part. */
export type Link = { above: string; below: string };

/**
 * Whether one more link would lead back to where it begins. Of two organisations neither is above the other, however
 * many stand between them; the kinds of links are looked at apart, since a university may be a member of the network that
 * is one of its parts.
 */
export function isCyclic(links: readonly Link[], { above, below }: Link): boolean {
	const over = Map.groupBy(links, (link) => link.below);
	const seen = new Set<string>();
	const open = [above];
	for (let at = open.pop(); at !== undefined; at = open.pop()) {
		if (at === below) return true;
		if (seen.has(at)) continue;
		seen.add(at);
		open.push(...(over.get(at) ?? []).map((link) => link.above));
	}
	return false;
}
