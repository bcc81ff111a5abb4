import type { Availability } from './expert-spans.ts';
import { packedAvailability } from './roster-days.ts';
import { facetIndex, type RosterAsked } from './roster-facets.ts';
import type { Held } from './roster-held.ts';

export type Seeking = {
	filters: { facet: number; ids: number[] }[];
	least: number;
	wishes: { filters: { facet: number; id: number }[]; stems: string[]; word: string | null }[];
	/** The days asked for, as numbers. */
	free: [from: number, until: number] | null;
	/** Who confirmed before this sleeps. */
	asleepAt: number;
};

const languageFacet = facetIndex.get('language') as number;
const topicFacet = facetIndex.get('topic') as number;
/** More experts than this do not fit beside a rank in one number. */
export const places = 2 ** 20;
export const [out, none] = [-2, -1];

/**
 * `none`: found. A facet: found but for that one, so it counts what choosing otherwise there would find. `out`: neither.
 * `met`: how many wishes they have, which who asks counts once.
 */
export function judge(one: Held, { viewerLevel }: RosterAsked, seeking: Seeking, met: number): number {
	if (one.nameLevel > viewerLevel || one.isWithdrawn) return out;
	if (viewerLevel < 2 && one.heardAt <= seeking.asleepAt) return out;
	// Half of what was asked for is the least that is worth reading.
	if (2 * met < seeking.wishes.length) return out;
	let failed = none;
	for (const { facet, ids } of seeking.filters) {
		if (hasAny(one, facet, ids, viewerLevel, facet === languageFacet ? seeking.least : 0)) continue;
		if (failed !== none) return out;
		failed = facet;
	}
	return seeking.free && knownOf(one, seeking.free, viewerLevel) === 'busy' ? out : failed;
}

function hasAny(
	one: Held,
	facet: number,
	ids: readonly number[],
	viewerLevel: number,
	least: number
): boolean {
	for (const id of ids) if (hasValue(one, facet, id, viewerLevel, least)) return true;
	return false;
}

export function hasValue(one: Held, facet: number, id: number, viewerLevel: number, least: number): boolean {
	if ((one.facetLevels[facet] as number) > viewerLevel) return false;
	const at = (one.values[facet] as number[]).indexOf(id);
	return at >= 0 && (facet !== languageFacet || (one.levels[at] as number) >= least);
}

export function hasWord(one: Held, stems: readonly string[], viewerLevel: number): boolean {
	for (let part = 0; part < one.words.length; part++)
		if ((one.wordLevels[part] as number) <= viewerLevel)
			for (const stem of stems) if ((one.words[part] as Set<string>).has(stem)) return true;
	return false;
}

export function wishesMet(one: Held, viewerLevel: number, { wishes, least }: Seeking): number {
	let met = 0;
	for (const wish of wishes) if (isMet(one, viewerLevel, wish, least)) met++;
	return met;
}

export function isMet(
	one: Held,
	viewerLevel: number,
	{ filters, stems }: Seeking['wishes'][number],
	least: number
): boolean {
	for (const { facet, id } of filters)
		if (hasValue(one, facet, id, viewerLevel, facet === languageFacet ? least : 0)) return true;
	return stems.length > 0 && hasWord(one, stems, viewerLevel);
}

/** Days that are not shown to the viewer are not known to them, either: nobody is told "busy" of what they may not see. */
export function knownOf(one: Held, [from, until]: [number, number], viewerLevel: number): Availability {
	if (one.freeLevel <= viewerLevel) return packedAvailability(from, until, one.free, one.busy, one.taken);
	return viewerLevel >= 2 ? packedAvailability(from, until, [], [], one.taken) : 'unknown';
}

const freeWorth: Record<Availability, number> = { free: 6, partly: 3, unknown: 0, busy: 0 };

/**
 * More wishes met first; then how much shows the topics (three pieces at most each: the fourth says little), how well the
 * languages are known, whether the days are free; then who confirmed last. Below 2^32, above the place in the list.
 */
export function rank(one: Held, { viewerLevel }: RosterAsked, seeking: Seeking, met: number): number {
	let worth = seeking.free ? freeWorth[knownOf(one, seeking.free, viewerLevel)] : 0;
	for (const { facet, ids } of seeking.filters)
		for (const id of ids) worth += worthOf(one, facet, id, viewerLevel);
	for (const { filters } of seeking.wishes)
		for (const { facet, id } of filters) worth += worthOf(one, facet, id, viewerLevel);
	return (Math.min(met, 31) * 512 + Math.min(worth, 511)) * 32_768 + Math.min(one.confirmedDay, 32_767);
}

function worthOf(one: Held, facet: number, id: number, viewerLevel: number): number {
	if (facet !== topicFacet && facet !== languageFacet) return 0;
	if (!hasValue(one, facet, id, viewerLevel, 0)) return 0;
	if (facet === topicFacet) return 2 * Math.min(3, one.evidence.get(id) ?? 0);
	return one.levels[(one.values[facet] as number[]).indexOf(id)] ?? 0;
}

export function count(one: Held, facet: number, { viewerLevel }: RosterAsked, counts: Uint32Array): void {
	if ((one.facetLevels[facet] as number) > viewerLevel) return;
	for (const id of one.values[facet] as number[]) counts[id] = (counts[id] as number) + 1;
}
