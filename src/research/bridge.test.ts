import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { approaches, topics } from '#vocabulary/index.ts';
import { cosineOf, gapsIn, strengthOf } from './bridge.ts';
import { BridgeTable, type Work } from './bridge-table.ts';

test.each([
	['nothing in common', { a: 10, b: 10, both: 0 }, 0, 'none'],
	['two works say nothing yet', { a: 4, b: 4, both: 2 }, 0.5, 'thin'],
	['a field alone', { a: 0, b: 5, both: 0 }, 0, 'none'],
	['three of a hundred and a hundred', { a: 100, b: 100, both: 3 }, 0.03, 'weak'],
	['five of twenty-five and a hundred', { a: 25, b: 100, both: 5 }, 0.1, 'middling'],
	['half of one and half of the other', { a: 10, b: 10, both: 5 }, 0.5, 'strong'],
	['the same works', { a: 7, b: 7, both: 7 }, 1, 'strong']
] as const)('%s', (_, overlap, cosine, strength) => {
	expect(cosineOf(overlap)).toBeCloseTo(cosine, 10);
	expect(strengthOf(overlap)).toBe(strength);
});

const work = (id: string, given: Partial<Work>): Work => ({
	...{ id, kind: 'publication', topics: [], countries: [], regions: [], year: null, organisations: [] },
	...given
});
const at = (id: string) => approaches.findIndex((one) => one.id === id);
const cell = (table: BridgeTable, a: string, b: string, region?: string) =>
	table.matrix(region ? { region } : null).counts[at(a) * approaches.length + at(b)];

describe('a case made by hand', () => {
	const table = new BridgeTable();
	table.put(work('1', { topics: ['planned-relocation', 'remittances'], countries: ['KG'], year: 2020 }));
	table.put(work('2', { topics: ['climate-migration'], regions: ['143'], year: 2021 }));
	table.put(work('3', { topics: ['health', 'remittances'], countries: ['EC'], year: 2019 }));
	table.put(work('4', { topics: ['remittances', 'diaspora-investment'] }));

	it('counts works in one approach and in two', () => {
		expect(cell(table, 'environment', 'environment')).toBe(2);
		expect(cell(table, 'economy', 'economy')).toBe(3);
		expect(cell(table, 'environment', 'economy')).toBe(1);
		expect(cell(table, 'economy', 'environment')).toBe(1);
		expect(cell(table, 'environment', 'health')).toBe(0);
		expect(table.matrix().total).toBe(4);
	});

	it('counts in a region what names it, a country in it or a region in it', () => {
		expect(cell(table, 'environment', 'environment', '143')).toBe(2);
		expect(cell(table, 'environment', 'environment', '142')).toBe(2);
		expect(cell(table, 'economy', 'economy', '143')).toBe(1);
		expect(cell(table, 'health', 'economy', '419')).toBe(1);
		expect(table.matrix({ country: 'KG' }).total).toBe(1);
		expect(table.matrix({ region: '000' }).total).toBe(0);
	});

	it('names what nobody connects, the most surprising first', () => {
		const { counts, total } = table.matrix();
		const named = gapsIn(counts, approaches.length, total).map(({ a, b }) => [
			approaches[a]?.id,
			approaches[b]?.id
		]);
		expect(named).toEqual([['environment', 'health']]);
	});

	it('lists the works of a cell, the latest first', () =>
		expect(table.works(['environment'], null).map(({ id }) => id)).toEqual(['2', '1']));

	it('follows a change and a removal', () => {
		const own = new BridgeTable();
		own.put(work('1', { topics: ['health'] }));
		own.put(work('1', { topics: ['gender'] }));
		expect([cell(own, 'health', 'health'), cell(own, 'gender', 'gender')]).toEqual([0, 1]);
		own.remove('1');
		own.remove('never there');
		own.put(work('2', { topics: ['health'] }));
		expect([own.size, cell(own, 'health', 'health'), own.matrix().total]).toEqual([1, 1, 1]);
	});
});

test('the matrix is what counting work by work gives, whatever was put and removed', () => {
	const aWork = fc.record({
		id: fc.integer({ min: 0, max: 30 }).map(String),
		topics: fc.subarray(
			topics.map(({ id }) => id),
			{ maxLength: 4 }
		),
		gone: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(aWork, { maxLength: 60 }), (all) => {
			const table = new BridgeTable();
			const left = new Map<string, Work>();
			for (const { id, topics: of, gone } of all) {
				if (gone) table.remove(id);
				else table.put(work(id, { topics: of }));
				if (gone) left.delete(id);
				else left.set(id, work(id, { topics: of }));
			}
			const { counts } = table.matrix();
			for (const [i, a] of approaches.entries())
				for (const [j, b] of approaches.entries())
					expect(counts[i * approaches.length + j]).toBe(
						table.works([a.id, b.id]).filter(({ id }) => left.has(id)).length
					);
			expect(table.size).toBe(left.size);
		}),
		{ numRuns: 50 }
	);
});
