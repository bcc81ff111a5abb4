// BM25 (Robertson and Zaragoza 2009) with a title that counts more. Lengths are compared with a fixed one instead of the mean, so
// that a weight depends on its document alone: an answer does not tell in which order the documents came.
const k1 = 1.2;
const b = 0.6;
const usualLength = 80;
const titleCounts = 3;

/** The weight of a term in a document, 1..255. `length`: terms in one language's text. */
export function weightOf(inTitle: number, inBody: number, length: number): number {
	const times = titleCounts * inTitle + inBody;
	const saturated = times / (times + k1 * (1 - b + (b * length) / usualLength));
	return Math.max(1, Math.min(255, Math.round(255 * saturated)));
}

/** A tag says as much as a word of the text. Above a mention in passing, below a title. */
export const conceptWeight = 120;

/** How much a term tells that `found` of `all` documents have: an integer, so that sums do not depend on their order. */
export function rarity(found: number, all: number): number {
	const most = Math.min(found, all);
	return Math.max(1, Math.round(64 * Math.log(1 + (all - most + 0.5) / (most + 0.5))));
}
