import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summedOutcome, type EditionOutcome } from '#network/index.ts';
import { fewestShown } from '#training/index.ts';
import { countOf, publishedCells } from '#platform/index.ts';
import { outcomeFrom } from './outcomes.server.ts';

const countries = ['AM', 'AZ', 'GE', 'KZ', 'UZ'];

/** Who was in an edition: how many of each country, how many who told none, how many earned a certificate. */
type Run = { of: number[]; untold: number; certified: number };

const run = fc
	.record({
		of: fc.array(fc.nat(12), { minLength: countries.length, maxLength: countries.length }),
		untold: fc.nat(8),
		share: fc.double({ min: 0, max: 1, noNaN: true })
	})
	.map(({ of, untold, share }): Run => {
		const all = of.reduce((sum, one) => sum + one, untold);
		return { of, untold, certified: Math.round(all * share) };
	});

/** As `figuresOf` tells of them. */
function outcomeOf({ of, untold, certified }: Run, i: number): EditionOutcome {
	const all = of.reduce((sum, one) => sum + one, untold);
	const cells = of.map((count, at) => ({ key: countries[at] ?? '', count })).filter(({ count }) => count > 0);
	const told = untold > 0 ? [...cells, { key: '', count: untold }] : cells;
	return outcomeFrom(`edition-${i}`, {
		enrolled: all > 0 && all < fewestShown ? null : all,
		did: { begun: null, half: null, participation: countOf(certified, all), completion: null },
		tables: [{ field: 'country', cells: publishedCells(told) }]
	});
}

/** Every partnership that some of the editions could come of. */
function partnerships<One>(editions: One[]): One[][] {
	return editions.reduce<One[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]]);
}

const safe = (count: number) => count === 0 || count >= fewestShown;

test('no group of fewer than five, nor its name, follows from all that partnerships show together', () => {
	fc.assert(
		fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), (runs) => {
			const shown = partnerships(runs.map((one, i) => ({ one, told: outcomeOf(one, i) }))).map((some) => ({
				some,
				outcome: summedOutcome(some.map(({ told }) => told))
			}));
			const numbers = ({ outcome }: (typeof shown)[number]) => [
				outcome.people,
				outcome.certified,
				outcome.elsewhere,
				...countries.map((iso2) => outcome.countries.find((line) => line.country === iso2)?.people ?? 0)
			];
			for (const larger of shown) {
				for (const { country } of larger.outcome.countries)
					// Named only where enough of it were together in one run.
					expect(
						larger.some.some(({ one }) => (one.of[countries.indexOf(country)] ?? 0) >= fewestShown)
					).toBe(true);
				for (const smaller of shown) {
					if (!smaller.some.every((one) => larger.some.includes(one))) continue;
					// What one partnership shows more than another that shares its editions.
					const less = numbers(smaller);
					expect(numbers(larger).map((count, i) => safe(count - (less[i] ?? 0)))).toEqual(
						less.map(() => true)
					);
				}
			}
		})
	);
});

test('nor does it follow from what donors are told of several partnerships that share editions and people', () => {
	// A person in two partnerships: in an edition that came of both, or in one of each. A donor's report holds each once.
	const some = fc.subarray([0, 1, 2, 3]);
	const shown = (told: readonly EditionOutcome[], at: Iterable<number>) => {
		const {
			people,
			certified,
			elsewhere,
			countries: lines
		} = summedOutcome([...new Set(at)].map((i) => told[i] as EditionOutcome));
		const of = (iso2: string) => lines.find(({ country }) => country === iso2)?.people ?? 0;
		return [people, certified, elsewhere, ...countries.map(of)];
	};
	fc.assert(
		fc.property(fc.array(run, { minLength: 4, maxLength: 4 }), some, some, (runs, one, other) => {
			const told = runs.map(outcomeOf);
			const [a, b, both] = [shown(told, one), shown(told, other), shown(told, [...one, ...other])];
			for (const [i, all] of both.entries()) {
				const [x, y] = [a[i] ?? 0, b[i] ?? 0];
				// What the donor's report adds to either partnership, and what the two have in common.
				expect([all - x, all - y, x + y - all].map(safe)).toEqual([true, true, true]);
			}
		})
	);
});

test('what is told of an edition adds up to who was in it', () => {
	fc.assert(
		fc.property(run, (one) => {
			const { people, elsewhere, countries: lines } = summedOutcome([outcomeOf(one, 0)]);
			expect(lines.reduce((sum, line) => sum + line.people, elsewhere)).toBe(people);
			expect(safe(people - lines.reduce((sum, line) => sum + line.people, 0))).toBe(true);
		})
	);
});
