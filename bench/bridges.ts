import { approaches, countries, topics } from '../src/vocabulary/index.ts';
import { BridgeTable, matrixOf, type Work } from '../src/research/index.ts';
import { printFigures, type Figure } from './figures.ts';
import { cpuOfOne } from './process.ts';
import { Random } from './random.ts';

/** As many works as a hub may have one day: three topics each at most, one or two countries for two of three. */
function filled(count: number): BridgeTable {
	const random = new Random(7);
	const several = <T>(list: readonly T[], most: number): T[] =>
		Array.from({ length: 1 + random.below(most) }, () => random.pick(list));
	const ids = topics.map(({ id }) => id);
	const codes = countries.map(({ iso2 }) => iso2);
	const table = new BridgeTable();
	for (let i = 0; i < count; i++) {
		const work: Work = {
			...{ id: `w${i}`, kind: 'publication', topics: several(ids, 3), regions: [] },
			...{ countries: random.chance(2 / 3) ? several(codes, 2) : [], year: 1990 + (i % 36) },
			organisations: [`o${random.below(500)}`]
		};
		table.put(work);
	}
	return table;
}

const figures: Figure[] = [];
for (const count of [1_000, 10_000, 100_000]) {
	const table = filled(count);
	const shown = count.toLocaleString('en');
	const runs = Math.max(3, 300_000 / count);
	const asked = count === 100_000 ? 50 : undefined;
	figures.push(
		{
			...{ name: `matrix of ${approaches.length} approaches, one region, ${shown} works`, unit: 'ms', asked },
			measured: cpuOfOne(() => matrixOf(table, { region: '142' }), runs)
		},
		{
			...{ name: `the same, the world, ${shown} works`, unit: 'ms' },
			measured: cpuOfOne(() => matrixOf(table, null), runs)
		},
		{
			...{ name: `works of one cell, one region, ${shown} works`, unit: 'ms' },
			measured: cpuOfOne(() => table.works(['environment', 'economy'], { region: '142' }), runs)
		}
	);
}
printFigures('Bridges: processor time, least of ten rounds', figures);
