import type { Chosen } from './chosen.ts';
import type { Candidates } from './counting.ts';
import type { Facet } from './filters.ts';
import type { Shelf } from './shelf.ts';

/** A facet whose counts the candidates do not tell: they are those among all that have one of these ids; null: among all. */
export type Elsewhere = { facet: Facet; among: number[] | null };

/**
 * The documents to look at when nothing is searched for: all of them, or, where filters are chosen, as few as tell everything.
 * What fails the only choice, or the first of two, counts in that facet alone, and there it is counted `elsewhere`.
 */
export function withoutWords(shelf: Shelf, chosen: Chosen): Candidates & { elsewhere: Elsewhere | null } {
	const lists = [...chosen.ids]
		.map(([facet, ids]) => ({ facet, ids, size: sizeOf(shelf, facet, ids) }))
		.sort((a, b) => a.size - b.size);
	const [first, second, third] = lists;
	if (first === undefined || first.facet === 'when' || second?.facet === 'when')
		return { ...everything(shelf), elsewhere: null };
	// What fails at most one facet passes one of any two.
	const docs = union(shelf, third && second ? [...first.ids, ...second.ids] : first.ids);
	const elsewhere = third ? null : { facet: first.facet, among: second?.ids ?? null };
	return { docs, length: docs.length, scores: null, elsewhere };
}

/** No choice can be looked up for 'when': it is as large as everything. */
function sizeOf(shelf: Shelf, facet: Facet, ids: number[]): number {
	if (facet === 'when') return Infinity;
	return ids.reduce((sum, id) => sum + shelf.found(shelf.names.termOf(id)), 0);
}

function everything({ columns }: Shelf): Candidates {
	const docs = new Uint32Array(columns.length);
	let length = 0;
	for (let document = 0; document < columns.length; document++)
		if (columns.alive[document] === 1) docs[length++] = document;
	return { docs, length, scores: null };
}

/** Those with one of the ids, each once. */
export function union(shelf: Shelf, ids: readonly number[]): Uint32Array {
	const { alive, length: documents } = shelf.columns;
	const found = ids.reduce((sum, id) => sum + shelf.found(shelf.names.termOf(id)), 0);
	const docs = new Uint32Array(found);
	// By one id nothing is found twice.
	const seen = ids.length > 1 ? new Uint8Array(documents) : null;
	let length = 0;
	for (const id of ids)
		for (const postings of shelf.postings(shelf.names.termOf(id)))
			for (let i = postings.from; i < postings.until; i++) {
				const document = postings.docs[i] as number;
				if (alive[document] === 0 || seen?.[document] === 1) continue;
				if (seen) seen[document] = 1;
				docs[length++] = document;
			}
	return docs.subarray(0, length);
}
