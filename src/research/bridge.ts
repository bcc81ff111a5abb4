/**
 * How strongly two approaches are bridged: none, nobody works on both; thin, too little to say; then by Salton's cosine.
 */
export const bridgeStrengths = ['none', 'thin', 'weak', 'middling', 'strong'] as const;
export type BridgeStrength = (typeof bridgeStrengths)[number];

/** With fewer works in common than this, a share would be chance. */
export const leastEvidence = 3;
export const middlingFrom = 0.1;
export const strongFrom = 0.25;

/** How many works stand in the one approach, in the other, and in both. */
export type Overlap = { a: number; b: number; both: number };

/**
 * Salton's cosine: works in both, divided by the geometric mean of the works in each: 0, nothing in common; 1, the same
 * works. It does not grow because a field is large, and treats both sides alike. Source: Salton and McGill, Introduction to
 * Modern Information Retrieval (1983); compared with others by van Eck and Waltman, How to normalize cooccurrence data,
 * JASIST 60 (2009).
 */
export function cosineOf({ a, b, both }: Overlap): number {
	return a === 0 || b === 0 ? 0 : both / Math.sqrt(a * b);
}

export function strengthOf(overlap: Overlap): BridgeStrength {
	if (overlap.both === 0) return 'none';
	if (overlap.both < leastEvidence) return 'thin';
	const cosine = cosineOf(overlap);
	if (cosine >= strongFrom) return 'strong';
	return cosine >= middlingFrom ? 'middling' : 'weak';
}

export type Gap = { a: number; b: number; expected: number };

/**
 * Pairs that nobody connects although work is done on either side, the most surprising first: by how many works would stand
 * in both if topics fell together by chance (a × b ÷ all). `counts` is square: how many works stand in i and j.
 */
export function gapsIn(counts: ArrayLike<number>, size: number, total: number): Gap[] {
	const gaps: Gap[] = [];
	for (let a = 0; a < size; a++)
		for (let b = a + 1; b < size; b++) {
			const alone = (counts[a * size + a] ?? 0) * (counts[b * size + b] ?? 0);
			if (alone > 0 && (counts[a * size + b] ?? 0) === 0) gaps.push({ a, b, expected: alone / total });
		}
	return gaps.sort((x, y) => y.expected - x.expected || x.a - y.a || x.b - y.b);
}
