import { ByFilters } from './by-filters.ts';
import { union } from './candidates.ts';
import type { Shelf } from './shelf.ts';

const most = 50;

/**
 * How many documents have each filter among those with one of a few others: of all courses, how many are about what. Kept
 * until the index changes, since half of all documents may have to be looked at for it, whatever else is chosen.
 */
export class Tallies {
	readonly #kept = new ByFilters<Uint32Array>(most);

	/** By filter id. */
	among(ids: readonly number[], shelf: Shelf, generation: number): Uint32Array {
		return this.#kept.of(ids, shelf, generation, tally);
	}
}

function tally(ids: readonly number[], shelf: Shelf): Uint32Array {
	const { filters, filterStart } = shelf.columns;
	const counts = new Uint32Array(shelf.names.length);
	for (const document of union(shelf, ids))
		for (let at = filterStart[document] as number; at < (filterStart[document + 1] as number); at++) {
			const id = filters[at] as number;
			counts[id] = (counts[id] as number) + 1;
		}
	return counts;
}
