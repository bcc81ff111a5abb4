import type { Columns } from './columns.ts';
import type { Postings } from './postings.ts';
import type { Shelf } from './shelf.ts';

/** Whether the terms stand side by side somewhere in a document. */
export function hasSequence(
	{ terms, termStart }: Columns,
	document: number,
	sequence: readonly number[]
): boolean {
	const until = (termStart[document + 1] as number) - sequence.length;
	const first = sequence[0] as number;
	for (let at = termStart[document] as number; at <= until; at++) {
		if (terms[at] !== first) continue;
		let length = 1;
		while (length < sequence.length && terms[at + length] === sequence[length]) length++;
		if (length === sequence.length) return true;
	}
	return false;
}

/** The documents of a sequence of terms: those of its rarest term in which the others stand beside it. */
export function sequencePostings(shelf: Shelf, sequence: readonly number[]): Postings[] {
	const [only] = sequence;
	if (sequence.length === 1) return shelf.postings(only as number);
	return shelf.postings(rarest(shelf, sequence)).map(({ docs, weights, from, until }) => {
		const kept: number[] = [];
		for (let i = from; i < until; i++)
			if (hasSequence(shelf.columns, docs[i] as number, sequence)) kept.push(i);
		return {
			docs: Uint32Array.from(kept, (i) => docs[i] as number),
			weights: Uint8Array.from(kept, (i) => weights[i] as number),
			from: 0,
			until: kept.length
		};
	});
}

function rarest(shelf: Shelf, sequence: readonly number[]): number {
	return sequence.reduce((best, term) => (shelf.found(term) < shelf.found(best) ? term : best));
}

/** At most so many documents have the sequence. */
export function mostFound(shelf: Shelf, sequence: readonly number[]): number {
	return Math.min(...sequence.map((term) => shelf.found(term)));
}
