import type { SearchQuery } from './address.ts';
import type { FilterNames } from './filter-names.ts';
import { facets, type Facet } from './filters.ts';

/** The filters of a query as bits: a document passes a facet when one of its values there is chosen. */
export type Chosen = {
	/** One bit for each facet with a choice. */
	all: number;
	/** By filter id: the bit of its facet when it is chosen, else 0. */
	bits: Uint16Array;
	/** The ids of each facet with a choice; a value that no document ever had is not among them. */
	ids: Map<Facet, number[]>;
};

export function chosenBits(filters: SearchQuery['filters'], names: FilterNames): Chosen {
	const bits = new Uint16Array(names.length);
	const ids = new Map<Facet, number[]>();
	let all = 0;
	for (const [position, facet] of facets.entries()) {
		const values = filters[facet] ?? [];
		if (values.length === 0) continue;
		all |= 1 << position;
		const known = values.map((value) => names.known(`${facet}:${value}`)).filter((id) => id !== undefined);
		for (const id of known) bits[id] = 1 << position;
		ids.set(facet, known);
	}
	return { all, bits, ids };
}
