import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from './fact.ts';
import { publicFacts } from './public-fact.ts';

function aShare(gender: string, n: number, base: number, given: Partial<Fact> = {}): Fact {
	return {
		...{ key: `application:gender.${gender}`, indicator: 'application', indicatorVersion: 1, option: null },
		...{ group: { gender }, state: 'told', unit: 'percent', value: n / base, decimals: 0, n, base },
		...{ missing: 0, verdict: 'safe', told: [], query: '', dataVersion: '', computedAt: '', ...given }
	};
}
const states = (facts: readonly Fact[]): string[] => publicFacts(facts).map(({ state }) => state);

test('a share of few, or of all but few, is not told before anybody looked, nor is the one that would tell it', () => {
	expect(states([aShare('female', 40, 60), aShare('male', 30, 50), aShare('other', 2, 12)])).toEqual([
		...['told', 'suppressed', 'suppressed']
	]);
	expect(states([aShare('female', 40, 60), aShare('male', 48, 50), aShare('other', 6, 12)])).toEqual([
		...['told', 'suppressed', 'suppressed']
	]);
});

test('nobody and everybody are no small group; of everybody together one number hides alone', () => {
	expect(states([aShare('female', 0, 60), aShare('male', 50, 50)])).toEqual(['told', 'told']);
	expect(states([aShare('all', 3, 60, { group: {} })])).toEqual(['suppressed']);
});

test('no small part is ever left standing, and hidden ones are never alone', () => {
	const share = fc.tuple(fc.nat(60), fc.nat(60)).map(([n, rest]) => ({ n, base: n + rest + 1 }));
	fc.assert(
		fc.property(fc.array(share, { minLength: 2, maxLength: 6 }), (shares) => {
			const shown = publicFacts(shares.map(({ n, base }, i) => aShare(`g${i}`, n, base)));
			const told = shown.filter(({ state }) => state === 'told');
			for (const { n, base } of told) {
				expect(n === 0 || n! >= 5).toBe(true);
				expect(base! - n! === 0 || base! - n! >= 5).toBe(true);
			}
			expect(shown.length - told.length).not.toBe(1);
			for (const { state, value, n, base } of shown)
				if (state === 'suppressed') expect([value, n, base]).toEqual([null, null, null]);
		})
	);
});
