import { approaches } from '#vocabulary/index.ts';
import type { BridgeTable, Where } from './bridge-table.ts';
import { cosineOf, gapsIn, strengthOf, type BridgeStrength } from './bridge.ts';

export type BridgeCell = { a: string; b: string; both: number; cosine: number; strength: BridgeStrength };
export type BridgeMatrix = {
	/** Works in each approach, by its id. */
	works: Record<string, number>;
	/** Every pair once, in the order of the approaches. */
	cells: BridgeCell[];
	/** Pairs that nobody connects, the most surprising first. */
	gaps: { a: string; b: string }[];
	total: number;
};

/** All approaches by all approaches, in a region, a country or the world. */
export function matrixOf(table: BridgeTable, where: Where): BridgeMatrix {
	const { counts, total } = table.matrix(where);
	const size = approaches.length;
	const idOf = (i: number) => approaches[i]?.id ?? '';
	const count = (i: number, j: number) => counts[i * size + j] ?? 0;
	const cells: BridgeCell[] = [];
	for (let i = 0; i < size; i++)
		for (let j = i + 1; j < size; j++) {
			const overlap = { a: count(i, i), b: count(j, j), both: count(i, j) };
			const found = { cosine: cosineOf(overlap), strength: strengthOf(overlap) };
			cells.push({ a: idOf(i), b: idOf(j), both: overlap.both, ...found });
		}
	return {
		works: Object.fromEntries(approaches.map(({ id }, i) => [id, count(i, i)])),
		cells,
		gaps: gapsIn(counts, size, total).map(({ a, b }) => ({ a: idOf(a), b: idOf(b) })),
		total
	};
}
