import type { Told } from '../src/impact/attack.ts';
import { audit, finished } from '../src/impact/audit.ts';
import { withBounds } from '../src/impact/bounds.server.ts';
import type { Cell, Dimensions, Group } from '../src/impact/group.ts';
import { suppressed } from '../src/impact/suppression.ts';
import { printFigures } from './figures.ts';
import { Random } from './random.ts';

// A table of 125 countries by five groups, few people in most of them, as a course has: hidden where it must be, and attacked.
const random = new Random(7);
const countries = Array.from({ length: 125 }, (_, i) => `c${i}`);
const groups = ['women', 'men', 'other', 'unsaid', 'none'];
const shares = [0.5, 0.36, 0.04, 0.07, 0.03];
const counts = countries.map((_, i) =>
	shares.map((share) => Math.round((400 / (i + 1)) * share * (0.6 + random.next())))
);
const dimensions: Dimensions = { country: countries, group: groups };
const cells: Cell[] = countries.flatMap((country, r) =>
	groups.map((group, c) => ({ in: { country, group }, count: counts[r]?.[c] ?? 0 }))
);

const began = performance.now();
const table = suppressed(counts);
const hiding = performance.now() - began;
const told = table.flatMap((row, r) =>
	row.flatMap((value, c): Told[] => {
		if (value === null) return [];
		const country = countries[r];
		const group = groups[c];
		const of: Group = { ...(country !== undefined && { country }), ...(group !== undefined && { group }) };
		return [{ kind: 'count', of, least: value, most: value }];
	})
);
const hidden = table.flat().filter((value) => value === null).length;

const start = performance.now();
const found = await withBounds((boundsOf) => finished(audit({ dimensions, cells, told }, boundsOf)));
printFigures('Disclosure: a table of 125 × 5 with its totals', [
	{ name: 'hiding what must be', unit: 'ms', measured: hiding },
	{
		name: `auditing it (${found.checked} small cells, ${hidden} hidden: ${found.verdict})`,
		unit: 's',
		measured: (performance.now() - start) / 1000,
		asked: 10
	}
]);
