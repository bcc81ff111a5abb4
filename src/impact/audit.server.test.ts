import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Told } from './attack.ts';
import { audit, finished, type Audited } from './audit.ts';
import { withBounds } from './bounds.server.ts';
import { combinations, countIn, type Cell, type Dimensions, type Group } from './group.ts';

const dimensions: Dimensions = {
	country: ['EC', 'MX', 'IN'],
	gender: ['female', 'male', 'other'],
	certificate: ['completion', 'participation', 'none']
};

function attacked(cells: readonly Cell[], told: readonly Told[], of = dimensions): Promise<Audited> {
	return withBounds((boundsOf) => finished(audit({ dimensions: of, cells, told }, boundsOf)));
}

/** Country by gender. */
const people = (counts: Record<string, [female: number, male: number, other: number]>): Cell[] =>
	Object.entries(counts).flatMap(([country, list]) =>
		list.map((count, i) => ({
			in: { country, gender: dimensions['gender']?.[i] ?? '', certificate: 'none' },
			count
		}))
	);
const count = (of: Group, value: number, width = 0): Told => ({
	...{ kind: 'count', of, least: value, most: value + width }
});
const exactly = (cells: readonly Cell[], ...groups: Group[]): Told[] =>
	groups.map((group) => count(group, countIn(cells, group)));
const exposed = ({ exposed: list }: Audited) =>
	list.map(({ group, least, most, verdict }) => [Object.values(group).join(' '), least, most, verdict]);

const cells = people({ EC: [40, 30, 2], MX: [25, 20, 6], IN: [12, 18, 7] });

describe('what follows from what is told', () => {
	test('margins alone leave a small cell room', async () => {
		const told = exactly(
			cells,
			...combinations(dimensions, ['country']),
			...combinations(dimensions, ['gender'])
		);
		expect((await attacked(cells, told)).verdict).toBe('safe');
	});

	test('what a region has beyond its other countries is the country that was left out', async () => {
		const region: Record<string, string> = { EC: 'south', PE: 'south', MX: 'north' };
		const placed: Cell[] = Object.entries({ EC: 40, PE: 3, MX: 25 }).map(([country, number]) => ({
			...{ in: { country, region: region[country] ?? '' }, count: number }
		}));
		const of = { country: ['EC', 'PE', 'MX'], region: ['south', 'north'] };
		const nesting = {
			region: { in: 'country', allows: (country: string, of: string) => region[country] === of }
		};
		const told = exactly(
			placed,
			{ country: 'EC' },
			{ country: 'MX' },
			{ region: 'south' },
			{ region: 'north' }
		);
		const found = await withBounds((boundsOf) =>
			finished(audit({ dimensions: of, cells: placed, told, nesting }, boundsOf))
		);
		expect(exposed(found)).toEqual([['PE south', 3, 3, 'blocked']]);
		// Without the total of the region it is anybody’s guess.
		const fewer = told.filter((one) => one.kind === 'count' && one.of['region'] !== 'south');
		const safe = await withBounds((boundsOf) =>
			finished(audit({ dimensions: of, cells: placed, told: fewer, nesting }, boundsOf))
		);
		expect(safe.verdict).toBe('safe');
	});

	test('one suppressed cell of a table with its totals is no secret', async () => {
		const crossed = combinations(dimensions, ['country', 'gender']);
		const told = exactly(
			cells,
			...crossed.filter(({ country, gender }) => !(country === 'EC' && gender === 'other')),
			{ country: 'EC' }
		);
		expect(exposed(await attacked(cells, told))).toEqual([['EC other', 2, 2, 'blocked']]);
	});

	test('two of a row do not hide each other where the columns are told, too', async () => {
		const hidden = new Set(['EC other', 'EC male']);
		const crossed = combinations(dimensions, ['country', 'gender']).filter(
			({ country, gender }) => !hidden.has(`${country} ${gender}`)
		);
		const all: Group[] = [{}, { country: 'EC' }];
		const rows = await attacked(cells, exactly(cells, ...crossed, ...all));
		expect(rows.verdict).toBe('safe');
		const columns = await attacked(cells, exactly(cells, ...crossed, ...all, { gender: 'other' }));
		expect(exposed(columns)).toEqual([['EC other', 2, 2, 'blocked']]);
	});

	test('two sentences give away a third number', async () => {
		const earlier = exactly(cells, { country: 'EC' }, { country: 'EC', gender: 'female' });
		const later = exactly(cells, { country: 'EC', gender: 'male' });
		expect((await attacked(cells, earlier)).verdict).toBe('safe');
		expect((await attacked(cells, later)).verdict).toBe('safe');
		expect(exposed(await attacked(cells, [...earlier, ...later]))).toEqual([['EC other', 2, 2, 'blocked']]);
	});

	test('a share gives away its count where the base is known, as far as it is rounded', async () => {
		const share = (least: number, most: number): Told => ({
			...{ kind: 'share', part: { country: 'EC', gender: 'other' }, whole: { country: 'EC' }, least, most }
		});
		const base = exactly(cells, { country: 'EC' });
		// 3 per cent of 72: two.
		expect(exposed(await attacked(cells, [...base, share(0.025, 0.035)]))).toEqual([
			['EC other', 2, 2, 'blocked']
		]);
		// Less than 10 per cent of 72: none to seven.
		expect((await attacked(cells, [...base, share(0, 0.1)])).verdict).toBe('safe');
		// And of a base that nobody told, nothing.
		expect((await attacked(cells, [share(0.025, 0.035)])).verdict).toBe('safe');
	});

	test('a range that holds little more than the truth is for two people to look at', async () => {
		const told = [count({ country: 'EC', gender: 'other' }, 1, 3)];
		expect(exposed(await attacked(cells, [...told]))).toEqual([['EC other', 1, 4, 'blocked']]);
		expect(exposed(await attacked(cells, [count({ country: 'EC', gender: 'other' }, 0, 4)]))).toEqual([
			['EC other', 0, 4, 'review']
		]);
	});

	test('tables that share a dimension are attacked together', async () => {
		const crossed = [
			...people({ EC: [10, 10, 0] }).map((cell) => ({ ...cell, in: { ...cell.in, certificate: 'none' } })),
			{ in: { country: 'MX', gender: 'other', certificate: 'completion' }, count: 3 },
			{ in: { country: 'IN', gender: 'female', certificate: 'none' }, count: 9 }
		];
		// Country by gender without the small cell, and gender by certificate, which has it.
		const told = [
			...exactly(crossed, {}, { country: 'EC' }, { country: 'IN' }, { country: 'EC', gender: 'other' }),
			...exactly(crossed, { gender: 'female', certificate: 'none' }, { gender: 'male', certificate: 'none' })
		];
		expect(exposed(await attacked(crossed, told)).map(([group]) => group)).toContain('MX other');
	});
});

test('nobody small, nothing to attack; numbers that fit nobody are said to', async () => {
	const large = people({ EC: [40, 30, 20] });
	expect(await attacked(large, exactly(large, { country: 'EC', gender: 'male' }))).toEqual({
		...{ verdict: 'safe', exposed: [], checked: 0 }
	});
	const told = [count({ country: 'EC' }, 70), count({ country: 'EC', gender: 'female' }, 80)];
	await expect(attacked(cells, told)).rejects.toThrow('contradicts itself');
});

test('whoever tells a true number of a small group is always found out, and never what is not told', async () => {
	const of: Dimensions = { country: ['a', 'b', 'c'], gender: ['f', 'm'] };
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 6 }),
			async (counts) => {
				const all = combinations(of, ['country', 'gender']).map((group, i) => ({
					...{ in: group, count: counts[i] ?? 0 }
				}));
				const told = exactly(all, ...all.map((cell) => cell.in));
				const found = await attacked(all, told, of);
				const small = all.filter((cell) => cell.count > 0 && cell.count < 5);
				expect(found.exposed.map(({ least, most }) => [least, most])).toEqual(
					small.map((cell) => [cell.count, cell.count])
				);
				const total = await attacked(all, exactly(all, {}), of);
				const everybody = countIn(all, {});
				expect(total.verdict).toBe(everybody > 0 && everybody < 5 ? 'blocked' : 'safe');
			}
		),
		{ numRuns: 40 }
	);
});
