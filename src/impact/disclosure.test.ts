import { expect, test } from 'vitest';
import { strictest, verdictOnCount, verdictOnShare } from './disclosure.ts';

test.each([
	['nobody', 0, 'safe'],
	['one', 1, 'blocked'],
	['four', 4, 'blocked'],
	['five', 5, 'safe']
] as const)('a count of %s is judged', (_, count, verdict) => {
	expect(verdictOnCount(count)).toBe(verdict);
});

test.each([
	['of nobody', 0, 0, 'safe'],
	['of a base too small for a rate', 6, 9, 'blocked'],
	['with few on one side', 3, 40, 'review'],
	['with few on the other', 38, 40, 'review'],
	['of everybody, so that one knows it of each', 40, 40, 'review'],
	['with enough on both', 20, 40, 'safe']
] as const)('a share %s is judged', (_, part, base, verdict) => {
	expect(verdictOnShare({ part, base })).toBe(verdict);
});

test('a hub may ask for more', () => {
	const thresholds = { count: 10, rate: 20 };
	expect([verdictOnCount(9, thresholds), verdictOnShare({ part: 9, base: 18 }, thresholds)]).toEqual([
		'blocked',
		'blocked'
	]);
});

test('the strictest of several holds', () => {
	expect([strictest([]), strictest(['safe', 'review']), strictest(['review', 'blocked', 'safe'])]).toEqual([
		'safe',
		'review',
		'blocked'
	]);
});
