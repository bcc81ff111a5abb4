/** A title as it is compared: lower case, accents and Arabic vowel signs folded, punctuation gone. */
export function foldTitle(title: string): string {
	return title
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.replace(/ـ/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Its words; Chinese, which writes none, by pairs of characters. */
export function titleTokens(title: string): Set<string> {
	const tokens = new Set<string>();
	for (const word of foldTitle(title).split(' ')) {
		if (!/\p{Script=Han}/u.test(word)) {
			if (word) tokens.add(word);
			continue;
		}
		const characters = [...word];
		for (let i = 0; i < Math.max(1, characters.length - 1); i++)
			tokens.add(characters.slice(i, i + 2).join(''));
	}
	return tokens;
}

/** How alike two titles are, 0 to 1: shared trigrams of the folded text (Dice), so that a typing error costs little. */
export function titleLikeness(a: string, b: string): number {
	const [one, other] = [trigrams(foldTitle(a)), trigrams(foldTitle(b))];
	if (one.size === 0 || other.size === 0) return 0;
	let shared = 0;
	for (const gram of one) if (other.has(gram)) shared++;
	return (2 * shared) / (one.size + other.size);
}

function trigrams(text: string): Set<string> {
	const padded = `  ${text} `;
	const grams = new Set<string>();
	if (text) for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3));
	return grams;
}

const bands = 8;

/**
 * Keys by which near titles find each other in an index: MinHash of the words, eight bands of two (Broder 1997; Leskovec
 * et al., Mining of Massive Datasets, 3.4). Titles that share 70 % of their words share a key in 99 of 100 cases, and
 * one common word makes no key by itself.
 */
export function titleKeys(title: string): number[] {
	const tokens = [...titleTokens(title)];
	if (tokens.length === 0) return [];
	return Array.from({ length: bands }, (_, band) => {
		const pair = [0, 1].map((row) => Math.min(...tokens.map((token) => hash(token, band * 2 + row))));
		return hash(pair.join(' '), 101 + band) | 0;
	});
}

/** FNV-1a with a seed and a final mix (murmur3's), unsigned 32 bit. */
function hash(text: string, seed: number): number {
	let h = (0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0;
	return (h ^ (h >>> 16)) >>> 0;
}
