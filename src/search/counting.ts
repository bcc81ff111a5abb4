import type { Sort } from './address.ts';
import type { Chosen } from './chosen.ts';
import type { Columns } from './columns.ts';
import type { FacetColumn } from './facet-column.ts';
import type { FilterNames } from './filter-names.ts';
import { facets, type Facet } from './filters.ts';
import { memberBit, type Gate } from './members.ts';
import { ongoing, soonestOrder, upcoming } from './moments.ts';
import type { Page } from './ranking.ts';

/** Documents to look at; `scores` null: all alike. */
export type Candidates = { docs: ArrayLike<number>; length: number; scores: Uint32Array | null };

export type Counted = { total: number; counts: Uint32Array };

/** What the visitor prefers, by filter id: bits that add up to how much. `all`: the bits of all of it. */
export type Liked = { bits: Uint8Array; all: number };

/** A language one reads outweighs one's country and audience together: what one cannot read is of no use. */
export const likeBits: Partial<Record<Facet, number>> = { language: 4, country: 2, audience: 1 };

type Options = {
	chosen: Chosen;
	gates: readonly Gate[] | null;
	liked: Liked;
	sort: Sort;
	now: number;
	whens: Uint8Array;
};

const whenBit = 1 << facets.indexOf('when');
/** What one can take part in, now or later, stands before its like that is over; as little as a language. */
const timely = 4;
/** So that each bit of what is liked tells even where nothing is searched for. */
const plainScore = 40;

/**
 * One pass over the candidates: what passes all filters is shown to the page and counted everywhere; what fails a single
 * facet is counted in that facet only, since choosing one more value there would bring it in.
 */
export function countAndRank(
	columns: Columns,
	names: FilterNames,
	{ docs, length, scores }: Candidates,
	page: Page,
	{ chosen, gates, liked, sort, now, whens }: Options
): Counted {
	const { filters, filterStart } = columns;
	const counts = new Uint32Array(names.length);
	const failing = facets.map((_, position): FacetColumn | null =>
		(chosen.all >> position) & 1 && 1 << position !== whenBit ? columns.facet(position, names) : null
	);
	let total = 0;
	let floor = page.floor;
	for (let i = 0; i < length; i++) {
		const document = docs[i] as number;
		const when = whens[document] as number;
		if (chosen.all !== 0) {
			const failed =
				gates === null ? failedFacets(columns, document, chosen, when) : failedGates(gates, document, when);
			if (failed !== 0) {
				if ((failed & (failed - 1)) !== 0) continue;
				if (failed === whenBit) countWhen(counts, when);
				else failing[31 - Math.clz32(failed)]?.count(document, counts);
				continue;
			}
		}
		total++;
		const until = filterStart[document + 1] as number;
		for (let at = filterStart[document] as number; at < until; at++) {
			const id = filters[at] as number;
			counts[id] = (counts[id] as number) + 1;
		}
		if (when !== 0) countWhen(counts, when);
		if (sort === 'relevance') {
			const score = scores === null ? plainScore : (scores[document] as number);
			const likes = scores !== null && (when & (upcoming | ongoing)) !== 0 ? timely : 0;
			// What is liked is looked up only where it can bring a document onto the page.
			if (lifted(score, likes + liked.all) < floor) page.more = true;
			else page.show(document, lifted(score, likes + likesOf(columns, document, liked)));
		} else if (sort === 'newest') page.show(document, columns.newestAt[document] as number);
		else page.show(document, -soonestOrder(columns, document, now));
		floor = page.floor;
	}
	return { total, counts };
}

/** A bit for each facet with a choice in which the document has nothing that was chosen. */
function failedFacets(
	{ filters, filterStart }: Columns,
	document: number,
	{ all, bits }: Chosen,
	when: number
): number {
	let passed = 0;
	for (let id = 0; id < 3; id++) if ((when >> id) & 1) passed |= bits[id] as number;
	const until = filterStart[document + 1] as number;
	for (let at = filterStart[document] as number; at < until; at++)
		passed |= bits[filters[at] as number] as number;
	return all & ~passed;
}

/** The same, with one look for each facet. */
function failedGates(gates: readonly Gate[], document: number, when: number): number {
	let failed = 0;
	for (const { bit, members, whens } of gates)
		if (members === null ? (when & whens) === 0 : memberBit(members, document) === 0) failed |= bit;
	return failed;
}

/** The ids 0, 1 and 2 are upcoming, ongoing and past, as the bits 1, 2 and 4 are. */
function countWhen(counts: Uint32Array, when: number): void {
	for (let id = 0; id < 3; id++) counts[id] = (counts[id] as number) + ((when >> id) & 1);
}

/** A tenth for the language, less for the rest: enough among equals, too little to lift what hardly matches. */
function lifted(score: number, likes: number): number {
	return score + Math.floor((score * likes) / 40);
}

/** Two languages that one reads are no better than one. */
function likesOf({ filters, filterStart }: Columns, document: number, { bits, all }: Liked): number {
	if (all === 0) return 0;
	let likes = 0;
	const until = filterStart[document + 1] as number;
	for (let at = filterStart[document] as number; at < until; at++)
		likes |= bits[filters[at] as number] as number;
	return likes;
}
