import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	outcomeMeasures,
	outcomeOf,
	summedOutcomes,
	type Counted,
	type LineOutcome
} from './series-outcome.ts';

const id = 'line' as LineOutcome['lineId'];
const people = (count: number, country: string, given: Partial<Counted> = {}): Counted[] =>
	Array.from({ length: count }, () => ({
		...{ country, gender: null, nominated: true, selected: false, attended: null, certified: false },
		...given
	}));

test('groups of fewer than five are told neither by number nor by name, and the next smallest hides with one', () => {
	const { nominated, cells } = outcomeOf(
		id,
		[...people(12, 'GE'), ...people(7, 'KZ'), ...people(2, 'AM')],
		['nominated']
	);
	expect(nominated).toBe(21);
	expect(cells).toEqual([{ measure: 'nominated', dimension: 'country', key: 'GE', people: 12 }]);
});

test('a measure is not told where those who are not in it are fewer than five', () => {
	const all = [...people(18, 'GE', { selected: true }), ...people(2, 'GE')];
	expect(outcomeOf(id, all, ['nominated', 'selected', 'certified'])).toMatchObject({
		...{ nominated: 20, selected: null, attended: null, certified: 0 }
	});
	expect(outcomeOf(id, people(4, 'GE'), ['nominated'])).toMatchObject({ nominated: null, cells: [] });
});

test('a report sums what each training tells; what no row may name is of all others', () => {
	const line = (nominated: number, cells: [string, number][], quarter: 1 | 2, donorId: string | null) => ({
		...{ lineId: id, nominated, selected: null, attended: null, certified: null, quarter, donorId },
		cells: cells.map(([key, count]) => ({
			...{ measure: 'nominated' as const, dimension: 'country' as const, key, people: count }
		}))
	});
	const { total, tables, trainings } = summedOutcomes([
		line(21, [['GE', 12]], 1, 'fund'),
		line(10, [['GE', 10]], 2, null)
	]);
	expect([total.nominated, trainings]).toEqual([31, 2]);
	const named = (by: string) =>
		tables.find((table) => table.by === by)?.rows.map(({ key, nominated }) => [key, nominated]);
	expect(named('country')).toEqual([
		['GE', 22],
		[null, 9]
	]);
	expect(named('quarter')).toEqual([
		['1', 21],
		['2', 10]
	]);
	expect(named('donor')).toEqual([
		['fund', 21],
		[null, 10]
	]);
});

const someone = fc.record({
	country: fc.option(fc.constantFrom('GE', 'KZ', 'AM', 'TR')),
	gender: fc.option(fc.constantFrom('female', 'male')),
	...{ nominated: fc.boolean(), selected: fc.boolean(), attended: fc.boolean(), certified: fc.boolean() }
});

test('whoever is counted: no number from one to four is told, and none follows from a total', () => {
	fc.assert(
		fc.property(fc.array(someone, { maxLength: 60 }), (all) => {
			const { cells, ...told } = outcomeOf(id, all, outcomeMeasures);
			for (const measure of outcomeMeasures) {
				const total = told[measure];
				if (total === null) {
					expect(cells.filter((cell) => cell.measure === measure)).toEqual([]);
					continue;
				}
				expect(total === 0 || total >= 5).toBe(true);
				for (const dimension of ['country', 'gender']) {
					const own = cells.filter((cell) => cell.measure === measure && cell.dimension === dimension);
					const rest = total - own.reduce((sum, cell) => sum + cell.people, 0);
					expect(own.every((cell) => cell.people >= 5) && (rest === 0 || rest >= 5)).toBe(true);
				}
			}
		})
	);
});
