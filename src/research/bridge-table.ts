import { approaches, approachesOfTopic, regions, regionsAround, regionsOf } from '#vocabulary/index.ts';

/** What can stand in several approaches: publications of the catalogue, and what research keeps pages about. */
export const workKinds = ['publication', 'project', 'recommendation', 'practice'] as const;
export type WorkKind = (typeof workKinds)[number];

export type Work = {
	id: string;
	kind: WorkKind;
	topics: readonly string[];
	countries: readonly string[];
	regions: readonly string[];
	year: number | null;
	/** Ids. */
	organisations: readonly string[];
};

/** Where works are counted: a region by its M49 code, a country by its ISO code; null: the world. */
export type Where = { region: string } | { country: string } | null;

const approachBit = new Map(approaches.map(({ id }, i) => [id, 1 << i]));
const regionBit = new Map(regions.map(({ m49 }, i) => [m49, 1 << i]));
if (approaches.length > 16 || regions.length > 32) throw new Error('a bit for each no longer fits');

/**
 * Works as a few numbers each, so that a hundred thousand are counted in a millisecond: a bit for each approach, a bit for
 * each region. Who has no country counts in the world only.
 */
export class BridgeTable {
	readonly #slots = new Map<string, number>();
	#masks = new Uint16Array(1024);
	#regions = new Uint32Array(1024);
	readonly #works: (Work | null)[] = [];
	readonly #free: number[] = [];

	get size(): number {
		return this.#slots.size;
	}

	/** A work, or a work as it is now. */
	put(work: Work): void {
		const slot = this.#slots.get(work.id) ?? this.#free.pop() ?? this.#works.length;
		if (slot >= this.#masks.length) this.#grow();
		this.#slots.set(work.id, slot);
		this.#works[slot] = work;
		this.#masks[slot] = maskOf(work.topics);
		this.#regions[slot] = regionsMask(work);
	}

	remove(id: string): void {
		const slot = this.#slots.get(id);
		if (slot === undefined) return;
		this.#slots.delete(id);
		this.#works[slot] = null;
		this.#masks[slot] = 0;
		this.#regions[slot] = 0;
		this.#free.push(slot);
	}

	/** How many works stand in approaches i and j, at i × 12 + j; in i, at i × 12 + i. And how many there are in all. */
	matrix(where: Where = null): { counts: Uint32Array; total: number } {
		const histogram = new Uint32Array(1 << approaches.length);
		let total = 0;
		for (const slot of this.#slotsIn(where)) {
			const mask = this.#masks[slot] as number;
			if (mask === 0) continue;
			total++;
			histogram[mask] = (histogram[mask] as number) + 1;
		}
		return { counts: pairsOf(histogram), total };
	}

	/** The works that stand in all of these approaches, the latest first. */
	works(ids: readonly string[], where: Where = null): Work[] {
		const wanted = ids.reduce((mask, id) => mask | (approachBit.get(id) ?? 0), 0);
		const found: Work[] = [];
		for (const slot of this.#slotsIn(where)) {
			const work = this.#works[slot];
			if (work && ((this.#masks[slot] as number) & wanted) === wanted) found.push(work);
		}
		return found.sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || (a.id < b.id ? 1 : -1));
	}

	*#slotsIn(where: Where): Generator<number> {
		const length = this.#works.length;
		if (where === null) for (let slot = 0; slot < length; slot++) yield slot;
		else if ('region' in where) {
			const bit = regionBit.get(where.region) ?? 0;
			for (let slot = 0; slot < length; slot++) if (((this.#regions[slot] as number) & bit) !== 0) yield slot;
		} else
			for (let slot = 0; slot < length; slot++)
				if (this.#works[slot]?.countries.includes(where.country)) yield slot;
	}

	#grow(): void {
		const [masks, areas] = [this.#masks, this.#regions];
		this.#masks = new Uint16Array(masks.length * 2);
		this.#masks.set(masks);
		this.#regions = new Uint32Array(areas.length * 2);
		this.#regions.set(areas);
	}
}

function maskOf(topics: readonly string[]): number {
	return topics.flatMap(approachesOfTopic).reduce((mask, id) => mask | (approachBit.get(id) ?? 0), 0);
}

function regionsMask(work: Work): number {
	const codes = [
		...work.countries.flatMap(regionsOf),
		...work.regions.flatMap((m49) => [m49, ...regionsAround(m49)])
	];
	return codes.reduce((mask, m49) => mask | (regionBit.get(m49) ?? 0), 0) >>> 0;
}

/** Each set of approaches that occurs counts once for each pair in it. */
function pairsOf(histogram: Uint32Array): Uint32Array {
	const size = approaches.length;
	const counts = new Uint32Array(size * size);
	for (let mask = 1; mask < histogram.length; mask++) {
		const count = histogram[mask] as number;
		if (count === 0) continue;
		for (let i = 0; i < size; i++)
			for (let j = 0; j < size; j++)
				if ((mask >> i) & (mask >> j) & 1) counts[i * size + j] = (counts[i * size + j] as number) + count;
	}
	return counts;
}
