import { fold } from './fold.ts';

/** `language`: null where a row does not tell it. */
export type SpelledWord = { word: string; language: string | null };
type Known = SpelledWord & { folded: string; count: number; letters: number };

/** Words that may have been meant: of titles, and of names of concepts. */
export class Spelling {
	readonly #byLength: Known[][] = [];

	/** `words`: as written, with how often, and in which language. */
	constructor(words: Iterable<[word: string, count: number, language?: string | null]>) {
		const known = new Map<string, Known>();
		for (const [word, count, language = null] of words) {
			const folded = fold(word);
			if (folded.length < 4 || folded.length > 30) continue;
			const there = known.get(`${language} ${folded}`);
			if (there) {
				if (count > there.count) there.word = word;
				there.count += count;
			} else
				known.set(`${language} ${folded}`, { word, language, folded, count, letters: lettersOf(folded) });
		}
		for (const one of known.values()) (this.#byLength[one.folded.length] ??= []).push(one);
	}

	/** The nearest words, then the most frequent; at most `most`. One change in a short word, two in a longer. */
	near(text: string, most = 20): SpelledWord[] {
		const folded = fold(text);
		if (folded.length < 4 || folded.length > 30) return [];
		const reach = folded.length < 6 ? 1 : 2;
		const letters = lettersOf(folded);
		const found: { known: Known; distance: number }[] = [];
		for (let length = folded.length - reach; length <= folded.length + reach; length++)
			for (const known of this.#byLength[length] ?? []) {
				if (bitsIn(known.letters ^ letters) > 2 * reach) continue;
				const distance = editDistance(folded, known.folded, reach);
				if (distance > 0 && distance <= reach) found.push({ known, distance });
			}
		const first = (known: Known) => (known.folded[0] === folded[0] ? 0 : 1);
		found.sort(
			(a, b) =>
				a.distance - b.distance ||
				first(a.known) - first(b.known) ||
				b.known.count - a.known.count ||
				(a.known.word < b.known.word ? -1 : 1)
		);
		return found.slice(0, most).map(({ known: { word, language } }) => ({ word, language }));
	}
}

/** Which letters occur, in 32 bits: words that differ in many bits are far apart without comparing them. */
function lettersOf(word: string): number {
	let letters = 0;
	for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) % 32);
	return letters;
}

function bitsIn(bits: number): number {
	let count = 0;
	for (let left = bits; left !== 0; left &= left - 1) count++;
	return count;
}

/**
 * How many letters to add, drop, change or swap with their neighbour to make one word of the other (optimal string alignment).
 * Gives up with `reach + 1` as soon as it must be more.
 */
export function editDistance(a: string, b: string, reach: number): number {
	let twoAbove: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(
				(above[j] as number) + 1,
				(row[j - 1] as number) + 1,
				(above[j - 1] as number) + (same ? 0 : 1)
			);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				cost = Math.min(cost, (twoAbove[j - 2] as number) + 1);
			row.push(cost);
			least = Math.min(least, cost);
		}
		if (least > reach) return reach + 1;
		[twoAbove, above] = [above, row];
	}
	return Math.min(above[b.length] as number, reach + 1);
}
