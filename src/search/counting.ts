import type { Sort } from './address.ts';
import type { Chosen } from './chosen.ts';
import type { Columns } from './columns.ts';
import type { FilterNames } from './filter-names.ts';
import { facets } from './filters.ts';
import { soonestOrder, whenOf } from './moments.ts';
import type { Page } from './ranking.ts';

/** Documents to look at; `scores` null: all alike. */
export type Candidates = { docs: ArrayLike<number>; length: number; scores: Uint32Array | null };

export type Counted = { total: number; counts: Uint32Array };

type Options = { chosen: Chosen; liked: Uint8Array; sort: Sort; now: number };

const whenBit = 1 << facets.indexOf('when');

/**
 * One pass over the candidates: what passes all filters is shown to the page and counted everywhere; what fails a single
 * facet is counted in that facet only, since choosing one more value there would bring it in.
 */
export function countAndRank(
	columns: Columns,
	names: FilterNames,
	{ docs, length, scores }: Candidates,
	page: Page,
	options: Options
): Counted {
	const { chosen, liked, sort } = options;
	const now = options.now;
	const { filters, filterStart } = columns;
	const { all, bits } = chosen;
	const counts = new Uint32Array(names.length);
	let total = 0;
	for (let i = 0; i < length; i++) {
		const document = docs[i] as number;
		const from = filterStart[document] as number;
		const until = filterStart[document + 1] as number;
		const when = whenOf(columns, document, now);
		let failed = 0;
		if (all !== 0) {
			let passed = (when & whenChosen(bits)) !== 0 ? whenBit : 0;
			for (let at = from; at < until; at++) passed |= bits[filters[at] as number] as number;
			failed = all & ~passed;
			if ((failed & (failed - 1)) !== 0) continue;
		}
		if (failed !== 0) {
			countOne(counts, columns, names, document, failed, when);
			continue;
		}
		total++;
		let likes = 0;
		for (let at = from; at < until; at++) {
			const id = filters[at] as number;
			counts[id] = (counts[id] as number) + 1;
			likes += liked[id] as number;
		}
		countWhen(counts, when);
		page.show(
			document,
			valueOf(columns, document, sort, scores === null ? 20 : (scores[document] as number), likes, now)
		);
	}
	return { total, counts };
}

/** A document that fails only the facet of this bit. */
function countOne(
	counts: Uint32Array,
	{ filters, filterStart }: Columns,
	names: FilterNames,
	document: number,
	bit: number,
	when: number
): void {
	if (bit === whenBit) return countWhen(counts, when);
	const until = filterStart[document + 1] as number;
	for (let at = filterStart[document] as number; at < until; at++) {
		const id = filters[at] as number;
		if (1 << names.facetOf(id) === bit) counts[id] = (counts[id] as number) + 1;
	}
}

/** The ids 0, 1 and 2 are upcoming, ongoing and past, as the bits 1, 2 and 4 are. */
function countWhen(counts: Uint32Array, when: number): void {
	for (let id = 0; id < 3; id++) counts[id] = (counts[id] as number) + ((when >> id) & 1);
}

function whenChosen(bits: Uint16Array): number {
	return (bits[0] ? 1 : 0) | (bits[1] ? 2 : 0) | (bits[2] ? 4 : 0);
}

/** Each filter the visitor prefers adds a twentieth: enough among equals, too little to lift what hardly matches. */
function valueOf(
	columns: Columns,
	document: number,
	sort: Sort,
	score: number,
	likes: number,
	now: number
): number {
	switch (sort) {
		case 'relevance':
			return score + Math.floor((score * likes) / 20);
		case 'newest':
			return columns.newestAt[document] as number;
		case 'soonest':
			return -soonestOrder(columns, document, now);
	}
}
