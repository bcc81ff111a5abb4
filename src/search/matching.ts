import { memberBit } from './members.ts';
import { mostFound, sequencePostings } from './phrases.ts';
import type { Postings } from './postings.ts';
import type { Group, Word } from './query.ts';
import type { Shelf } from './shelf.ts';
import { filterTerm } from './terms.ts';
import { conceptWeight, rarity } from './weights.ts';

/** Documents that satisfy a query, in no order, and how well: `scores[document]`. Valid until the next matching. */
export type Matches = { docs: Uint32Array; length: number; scores: Uint32Array };

/** What documents that do not satisfy all of a query lack of it. */
export type Lack = {
	/** Each of them has more than half of the words. */
	hasMost: boolean;
	/** Words that none of them has. */
	words: string[];
};

/**
 * Finds the documents that satisfy all groups of a query. A document climbs one step with each group, the rarest first;
 * who has not reached the group before is not looked at again. All scores are integers: sums are the same in any order.
 */
export class Matching {
	#steps = new Uint8Array(0);
	#best = new Uint8Array(0);
	#scores = new Uint32Array(0);
	#docs = new Uint32Array(0);
	#length = 0;
	#inner: Matching | null = null;

	/** Documents with every group, dead ones left out; with `among`, a bit for each document, only such as are there. */
	all(shelf: Shelf, groups: readonly Group[], among: Uint8Array | null = null): Matches {
		this.#clear(shelf.columns.length);
		const weighed = groups
			.map((group) => ({ group, found: foundBy(shelf, group) }))
			.sort((a, b) => a.found - b.found);
		for (const [step, { group, found }] of weighed.entries()) {
			const scale = rarity(found, shelf.all) * group.words.length;
			for (const postings of this.#wordPostings(shelf, group))
				this.#climb(within(among, postings), step, scale);
			for (const postings of alikePostings(shelf, group))
				this.#climb(within(among, postings), step, scale, 1);
			for (const concept of group.concepts)
				for (const postings of shelf.postings(filterTerm(concept)))
					this.#tag(within(among, postings), step, scale);
		}
		return this.#arrived(groups.length, shelf.columns.alive);
	}

	/** Documents with as many of the groups as any has, and what they lack. */
	most(shelf: Shelf, groups: readonly Group[]): Matches & { lack: Lack } {
		const tally = new Map<number, { groups: number[]; words: number; score: number }>();
		for (const [at, group] of groups.entries()) {
			const { docs, length, scores } = this.all(shelf, [group]);
			for (const document of docs.subarray(0, length)) {
				const sum = tally.get(document) ?? { groups: [], words: 0, score: 0 };
				sum.groups.push(at);
				sum.words += group.words.length;
				sum.score += scores[document] as number;
				tally.set(document, sum);
			}
		}
		const most = [...tally.values()].reduce((best, { groups: had }) => Math.max(best, had.length), 0);
		const seen = new Set<number>();
		let fewestWords = Infinity;
		this.#clear(shelf.columns.length);
		for (const [document, { groups: had, words, score }] of tally) {
			if (had.length < most) continue;
			for (const at of had) seen.add(at);
			fewestWords = Math.min(fewestWords, words);
			this.#docs[this.#length++] = document;
			this.#scores[document] = score;
		}
		const words = (some: readonly Group[]) => some.flatMap((group) => group.words);
		return {
			docs: this.#docs,
			length: this.#length,
			scores: this.#scores,
			lack: {
				hasMost: 2 * fewestWords > words(groups).length,
				words: words(groups.filter((_, at) => !seen.has(at))).map(({ text }) => text)
			}
		};
	}

	#wordPostings(shelf: Shelf, { words }: Group): Postings[] {
		const [only] = words;
		if (words.length === 1) return wordPostings(shelf, only as Word);
		this.#inner ??= new Matching();
		return [this.#inner.#together(shelf, words)];
	}

	/** Documents with all words of one group; the weight of each is their mean. */
	#together(shelf: Shelf, words: readonly Word[]): Postings {
		this.#clear(shelf.columns.length);
		for (const [step, word] of words.entries())
			for (const postings of wordPostings(shelf, word)) this.#climb(postings, step, 1);
		const { docs, length, scores } = this.#arrived(words.length, shelf.columns.alive);
		const weights = Uint8Array.from(
			docs.subarray(0, length),
			(document) => (scores[document] as number) / words.length
		);
		return { docs, weights, from: 0, until: length };
	}

	/** The best weight among a group's words counts. `halvings`: by how much these weigh less. */
	#climb({ docs, weights, from, until }: Postings, step: number, scale: number, halvings = 0): void {
		const steps = this.#steps;
		const best = this.#best;
		const scores = this.#scores;
		for (let i = from; i < until; i++) {
			const document = docs[i] as number;
			const weight = (weights[i] as number) >> halvings;
			const reached = steps[document] as number;
			if (reached === step) {
				steps[document] = step + 1;
				best[document] = weight;
				scores[document] = (scores[document] as number) + weight * scale;
				if (step === 0) this.#docs[this.#length++] = document;
			} else if (reached === step + 1 && weight > (best[document] as number)) {
				scores[document] = (scores[document] as number) + (weight - (best[document] as number)) * scale;
				best[document] = weight;
			}
		}
	}

	/** A tag counts beside the words. */
	#tag({ docs, from, until }: Postings, step: number, scale: number): void {
		for (let i = from; i < until; i++) {
			const document = docs[i] as number;
			const reached = this.#steps[document] as number;
			if (reached !== step && reached !== step + 1) continue;
			this.#steps[document] = step + 1;
			this.#scores[document] = (this.#scores[document] as number) + conceptWeight * scale;
			if (reached === 0) this.#docs[this.#length++] = document;
		}
	}

	#arrived(steps: number, alive: Uint8Array): Matches {
		let length = 0;
		for (let i = 0; i < this.#length; i++) {
			const document = this.#docs[i] as number;
			const arrived = this.#steps[document] === steps && alive[document] === 1;
			this.#steps[document] = 0;
			if (arrived) this.#docs[length++] = document;
			else this.#scores[document] = 0;
		}
		this.#length = length;
		return { docs: this.#docs, length, scores: this.#scores };
	}

	/** Only what the last matching touched is wiped. */
	#clear(documents: number): void {
		if (documents > this.#steps.length) {
			const room = Math.ceil(documents * 1.25);
			this.#steps = new Uint8Array(room);
			this.#best = new Uint8Array(room);
			this.#scores = new Uint32Array(room);
			this.#docs = new Uint32Array(room);
		} else for (let i = 0; i < this.#length; i++) this.#scores[this.#docs[i] as number] = 0;
		this.#length = 0;
	}
}

/** Those of the postings that lead to a document with a bit in `among`. */
function within(among: Uint8Array | null, postings: Postings): Postings {
	if (among === null) return postings;
	const { from, until } = postings;
	const docs = new Uint32Array(until - from);
	const weights = new Uint8Array(until - from);
	let length = 0;
	for (let i = from; i < until; i++) {
		const document = postings.docs[i] as number;
		// The next one comes to the same place where this is not wanted: a branch here is guessed wrong for every third.
		docs[length] = document;
		weights[length] = postings.weights[i] as number;
		length += memberBit(among, document);
	}
	return { docs, weights, from: 0, until: length };
}

function wordPostings(shelf: Shelf, word: Word): Postings[] {
	return word.sequences.flatMap((sequence) => sequencePostings(shelf, sequence));
}

/** A word of several is never broad: together they say something narrower. */
function alikePostings(shelf: Shelf, { words }: Group): Postings[] {
	return words.flatMap(({ alike }) => alike.flatMap((sequence) => sequencePostings(shelf, sequence)));
}

/** At most so many documents satisfy a word. */
export function foundByWord(shelf: Shelf, { sequences, alike }: Word): number {
	return [...sequences, ...alike].reduce((sum, sequence) => sum + mostFound(shelf, sequence), 0);
}

/** At most so many documents satisfy a group. */
export function foundBy(shelf: Shelf, { words, concepts }: Group): number {
	const tagged = concepts.reduce((sum, concept) => sum + shelf.found(filterTerm(concept)), 0);
	return tagged + Math.min(...words.map((word) => foundByWord(shelf, word)));
}
