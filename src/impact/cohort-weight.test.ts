import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohortWeights, type AskedCohort } from './cohort-weight.ts';
import { joinedTally, type Counts, type Tally } from './tally.ts';

const asked = (wave: string, cohort: string | null, respondents: number): AskedCohort => ({
	...{ wave, cohort, respondents }
});
const tally = (n: number, base: number, sum = 0): Tally =>
	new Map([['', new Map<string, Counts>([['', { n, base, missing: 0, sum }]])]]);
const whole = (of: Tally) => of.get('')?.get('');

describe('what an answer counts', () => {
	test('as many people as took part for each that answered', () => {
		const people = new Map([
			['spring', 200],
			['autumn', 60]
		]);
		const found = cohortWeights(people, [asked('a', 'spring', 20), asked('b', 'autumn', 30)]);
		expect([...found.byWave]).toEqual([
			['a', 10],
			['b', 2]
		]);
		expect(found.leftOut).toEqual([]);
	});

	test('over all the waves that asked a cohort', () => {
		const found = cohortWeights(new Map([['spring', 200]]), [
			asked('a', 'spring', 30),
			asked('b', 'spring', 10)
		]);
		expect([...found.byWave.values()]).toEqual([5, 5]);
	});

	test('nothing where nobody knows of whom it is, and a cohort of which nobody answered is named', () => {
		const people = new Map([
			['spring', 200],
			['autumn', 60],
			['empty', 0]
		]);
		const found = cohortWeights(people, [
			asked('a', 'spring', 20),
			asked('b', 'autumn', 0),
			...[asked('c', null, 7), asked('d', 'empty', 5)]
		]);
		expect([...found.byWave.values()]).toEqual([10, null, null, null]);
		expect(found.leftOut).toEqual(['autumn']);
	});
});

test('worked by hand: 18 of 20 of 200 and 10 of 30 of 60 are 200 of 260, while 28 of 50 answered so', () => {
	const joined = whole(joinedTally([tally(18, 20, 90), tally(10, 30, 20)], [10, 2]));
	expect(joined).toEqual({
		...{ n: 28, base: 50, missing: 0, sum: 110 },
		weighted: { n: 200, base: 260, sum: 940 }
	});
});

test('what counts nothing is in no count', () => {
	expect(whole(joinedTally([tally(18, 20), tally(5, 7)], [10, null]))).toMatchObject({ n: 18, base: 20 });
});

test('where all cohorts answered alike often, the weighted share is the share', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 8 }),
			fc.integer({ min: 1, max: 40 }),
			(cohorts, times) => {
				const people = new Map(cohorts.map(([n, rest], i) => [`c${i}`, (n + rest) * times]));
				const waves = cohorts.map(([n, rest], i) => asked(`w${i}`, `c${i}`, n + rest));
				const { byWave } = cohortWeights(people, waves);
				const found = whole(
					joinedTally(
						cohorts.map(([n, rest]) => tally(n, n + rest)),
						waves.map(({ wave }) => byWave.get(wave) ?? null)
					)
				);
				if (!found?.weighted || found.base === 0) return;
				expect(found.weighted.n / found.weighted.base).toBeCloseTo(found.n / found.base, 12);
				expect(found.weighted.base).toBeCloseTo(found.base * times, 6);
			}
		)
	);
});
