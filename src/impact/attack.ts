import {
	combinations,
	groupKey,
	groupKeyBy,
	isWithin,
	type Dimensions,
	type Group,
	type Nesting
} from './group.ts';

/** What a story tells: a count of a group, or the share of a whole that is its part; between two bounds where it is rounded. */
export type Told =
	| { kind: 'count'; of: Group; least: number; most: number }
	| { kind: 'share'; part: Group; whole: Group; least: number; most: number };

/** Whom it names. */
export function groupsIn(told: Told): Group[] {
	return told.kind === 'count' ? [told.of] : [told.part, told.whole];
}

/** `least ≤ Σ factor × x ≤ most` over unknown counts; an attacker knows that none is negative. */
export type Row = { least: number; most: number; terms: ReadonlyMap<number, number> };

/**
 * All that follows from what was told, as equations over the counts nobody told. The unknowns are the cells of **blocks**:
 * dimensions that something told crosses. Blocks that share dimensions agree on their margins. Dimensions that nothing
 * crosses are never crossed here: the problem grows with what is told, not with what is known of people. What follows from
 * something else is crossed with it (`nesting`): a region’s total less its other countries is a country.
 */
export class Attack {
	readonly rows: Row[] = [];
	/** How many unknowns there are. */
	size = 0;
	readonly #blocks: Block[] = [];

	constructor(dimensions: Dimensions, told: readonly Told[], nesting: Nesting = {}) {
		for (const of of largest(told.map((one) => joined(dimensionsOf(one), dimensions, nesting)))) {
			const cells = combinations(dimensions, of, nesting);
			this.#blocks.push({ of, cells, from: this.size });
			this.size += cells.length;
		}
		for (const one of distinctTold(told)) this.rows.push(...this.#rowsOf(one));
		this.#agree();
	}

	/** The cells of every block, each once. */
	cells(): Group[] {
		return [
			...new Map(this.#blocks.flatMap(({ cells }) => cells.map((cell) => [groupKey(cell), cell]))).values()
		];
	}

	/** The unknowns that make up a group; null where nothing told crosses its dimensions, so that nothing follows for it. */
	termsOf(group: Group): Map<number, number> | null {
		const wanted = Object.keys(group);
		const block = this.#blocks.find(({ of }) => wanted.every((dimension) => of.includes(dimension)));
		return block ? termsIn(block, group) : null;
	}

	#rowsOf(told: Told): Row[] {
		const { least, most } = told;
		if (told.kind === 'count') {
			const terms = this.termsOf(told.of);
			return terms ? [{ least, most, terms }] : [];
		}
		const block = this.#blocks.find(({ of }) =>
			dimensionsOf(told).every((dimension) => of.includes(dimension))
		);
		if (!block) return [];
		const both = (bound: number): Map<number, number> => {
			const terms = termsIn(block, told.part);
			for (const at of termsIn(block, told.whole).keys()) terms.set(at, (terms.get(at) ?? 0) - bound);
			return terms;
		};
		return [
			{ least: 0, most: Infinity, terms: both(least) },
			{ least: -Infinity, most: 0, terms: both(most) }
		];
	}

	/** The same people stand in every block: what two of them have in common, down to everybody, is the same in both. */
	#agree(): void {
		for (const [i, one] of this.#blocks.entries())
			for (const other of this.#blocks.slice(0, i)) {
				const shared = one.of.filter((dimension) => other.of.includes(dimension));
				const theirs = unknownsBy(other, shared);
				const ours = unknownsBy(one, shared);
				for (const group of new Set([...ours.keys(), ...theirs.keys()])) {
					const terms = new Map((ours.get(group) ?? []).map((at) => [at, 1]));
					for (const at of theirs.get(group) ?? []) terms.set(at, -1);
					this.rows.push({ least: 0, most: 0, terms });
				}
			}
	}
}

/** With what they follow from: the country of what a region is told by, the certificate of who got one. */
function joined(of: readonly string[], dimensions: Dimensions, nesting: Nesting): string[] {
	const all = new Set(of);
	for (const one of all) {
		const inner = nesting[one]?.in;
		if (inner !== undefined && dimensions[inner]) all.add(inner);
	}
	return [...all].sort();
}

/** Each once: of how many everybody is, every narrowed number says again, and the solver would carry all of them. */
function distinctTold(told: readonly Told[]): Told[] {
	const keyOf = (one: Told): string =>
		JSON.stringify([
			...(one.kind === 'count' ? [groupKey(one.of)] : [groupKey(one.part), groupKey(one.whole)]),
			...[one.least, one.most]
		]);
	return [...new Map(told.map((one) => [keyOf(one), one])).values()];
}

type Block = { of: readonly string[]; cells: readonly Group[]; from: number };

function termsIn({ cells, from }: Block, group: Group): Map<number, number> {
	const terms = new Map<number, number>();
	for (const [at, cell] of cells.entries()) if (isWithin(cell, group)) terms.set(from + at, 1);
	return terms;
}

/** The unknowns of each group by some of a block's dimensions. */
function unknownsBy({ cells, from }: Block, of: readonly string[]): Map<string, number[]> {
	const unknowns = new Map<string, number[]>();
	for (const [at, cell] of cells.entries()) {
		const key = groupKeyBy(cell, of);
		const known = unknowns.get(key);
		if (known) known.push(from + at);
		else unknowns.set(key, [from + at]);
	}
	return unknowns;
}

function dimensionsOf(told: Told): string[] {
	return [...new Set(groupsIn(told).flatMap(Object.keys))].sort();
}

/** Of several sets of dimensions, those that no other holds. */
function largest(sets: readonly string[][]): string[][] {
	const distinct = [...new Map(sets.map((set) => [set.join('\n'), set])).values()];
	return distinct.filter(
		(set) => !distinct.some((other) => other !== set && set.every((dimension) => other.includes(dimension)))
	);
}
