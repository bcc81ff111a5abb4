import type { Chosen } from './chosen.ts';
import type { Candidates } from './counting.ts';
import type { Facet } from './filters.ts';
import type { Shelf } from './shelf.ts';

/**
 * The documents to look at when nothing is searched for: all of them, or, where filters are chosen, those with a chosen value.
 * `counted`: a facet whose counts are simply how many documents have each of its values, since nothing else is chosen.
 */
export function withoutWords(shelf: Shelf, chosen: Chosen): Candidates & { counted: Facet | null } {
	const lists = [...chosen.ids]
		.map(([facet, ids]) => ({ facet, ids, size: sizeOf(shelf, facet, ids) }))
		.sort((a, b) => a.size - b.size);
	const [first, second] = lists;
	if (first === undefined || first.facet === 'when' || second?.facet === 'when')
		return { ...everything(shelf), counted: null };
	// What fails at most one facet passes one of any two.
	const docs = union(shelf, [...first.ids, ...(second?.ids ?? [])]);
	return { docs, length: docs.length, scores: null, counted: second === undefined ? first.facet : null };
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

function union(shelf: Shelf, ids: number[]): Uint32Array {
	const seen = new Uint8Array(shelf.columns.length);
	const docs = new Uint32Array(shelf.columns.length);
	let length = 0;
	for (const id of ids)
		for (const postings of shelf.postings(shelf.names.termOf(id)))
			for (let i = postings.from; i < postings.until; i++) {
				const document = postings.docs[i] as number;
				if (seen[document] === 1 || shelf.columns.alive[document] === 0) continue;
				seen[document] = 1;
				docs[length++] = document;
			}
	return docs.subarray(0, length);
}
