import { expect, test } from 'vitest';
import type { Fact } from './fact.ts';
import { factText, knownFacts } from './fact-text.ts';

const fact: Fact = {
	...{ key: 'application', indicator: 'application', indicatorVersion: 1, option: null, group: {} },
	...{ state: 'told', unit: 'percent', value: 0.8031, decimals: 0, n: 240, base: 1299, missing: null },
	...{ verdict: 'safe', told: [], query: '', dataVersion: '', computedAt: '' }
};

test.each([
	['en', '80%', '1,299', 'fewer than 5'],
	['es', '80 %', '1299', 'menos de 5'],
	['fr', '80 %', '1 299', 'moins de 5'],
	['ar', '80%', '1,299', 'أقل من 5'],
	['ru', '80 %', '1 299', 'менее 5'],
	['zh', '80%', '1,299', '少于5']
])('a share, its base and too few are written as %s writes them', (language, share, base, few) => {
	const plain = (text: string): string =>
		text.replace(/[\u00a0\u202f]/gu, ' ').replace(/[\u200e\u200f\u061c]/gu, '');
	expect(plain(factText(fact, 'value', language))).toBe(share);
	expect(plain(factText(fact, 'base', language))).toBe(base);
	expect(factText(fact, 'missing', language)).toBe(few);
});

test('what is hidden, what nobody answered and nothing are three words', () => {
	const hidden = { ...fact, state: 'suppressed' as const, value: null, n: null, base: null };
	const nobody = { ...hidden, state: 'no_answer' as const };
	expect(factText(hidden, 'value', 'en')).toBe('not shown: too few people');
	expect(factText(nobody, 'value', 'en')).toBe('no answers');
	expect(factText({ ...fact, value: 0 }, 'value', 'en')).toBe('0%');
});

test('the linter knows what is told and no more', () => {
	const mean = { ...fact, key: 'attribution', unit: 'mean' as const, value: 68.2 };
	const hidden = { ...fact, state: 'suppressed' as const, value: null, n: null, base: null };
	expect(knownFacts({ application: fact, attribution: mean, hidden })).toEqual({
		application: { value: 80, unit: 'percent', decimals: 0, base: 1299 },
		'application.n': { value: 240, unit: 'count' },
		'application.base': { value: 1299, unit: 'count' },
		'attribution.n': { value: 240, unit: 'count' },
		'attribution.base': { value: 1299, unit: 'count' }
	});
});
