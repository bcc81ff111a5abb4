import { ByFilters } from './by-filters.ts';
import type { Chosen } from './chosen.ts';
import { facets } from './filters.ts';
import type { Shelf } from './shelf.ts';

/** What a document needs to pass one facet with a choice. */
export type Gate = {
	/** The facet's bit. */
	bit: number;
	/** A bit for each document that has one of the chosen values; null for 'when', which the moment tells. */
	members: Uint8Array | null;
	/** Of 'when': the bits that pass. */
	whens: number;
};

/** As many as there are topics and countries; of 100,000 documents each takes 12 kB. */
const most = 500;

/**
 * Which documents have a chosen value, by document, so that many candidates are asked with one look each instead of by all of
 * their filters. Kept until the index changes; a bit for each document.
 */
export class Members {
	readonly #kept = new ByFilters<Uint8Array>(most);

	/** One for each facet with a choice. */
	gates(chosen: Chosen, shelf: Shelf, generation: number): Gate[] {
		return [...chosen.ids].map(([facet, ids]) => ({
			bit: 1 << facets.indexOf(facet),
			...(facet === 'when'
				? { members: null, whens: ids.reduce((bits, id) => bits | (1 << id), 0) }
				: { members: this.#kept.of(ids, shelf, generation, membersOf), whens: 0 })
		}));
	}
}

function membersOf(ids: readonly number[], shelf: Shelf): Uint8Array {
	const members = new Uint8Array(4 * Math.ceil(shelf.columns.length / 32));
	for (const id of ids)
		for (const { docs, from, until } of shelf.postings(shelf.names.termOf(id)))
			for (let i = from; i < until; i++) {
				const document = docs[i] as number;
				members[document >> 3] = (members[document >> 3] as number) | (1 << (document & 7));
			}
	return members;
}

/** 1: it is one of them. */
export function memberBit(members: Uint8Array, document: number): number {
	return ((members[document >> 3] as number) >> (document & 7)) & 1;
}

/**
 * Those that may fail one gate, but no more: nothing else is counted anywhere. Null: that would be all of them. 'when' is left
 * to be asked of each.
 */
export function near(gates: readonly Gate[]): Uint8Array | null {
	const [first, ...others] = gates.flatMap(({ members }) =>
		members === null ? [] : [new Uint32Array(members.buffer)]
	);
	if (first === undefined || others.length === 0) return null;
	const failsNone = first.slice();
	const failsOne = new Uint32Array(first.length).fill(-1);
	for (const members of others)
		for (let i = 0; i < members.length; i++) {
			const passed = members[i] as number;
			const none = failsNone[i] as number;
			failsOne[i] = ((failsOne[i] as number) & passed) | none;
			failsNone[i] = none & passed;
		}
	return new Uint8Array(failsOne.buffer);
}
