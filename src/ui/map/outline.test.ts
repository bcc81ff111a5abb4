import { describe, expect, it } from 'vitest';
import { dotsAt, Pen, ringPath, withoutIdlePoints } from './outline.ts';

const dots = { radius: 2, apart: 5 };

describe('a ring', () => {
	it('is drawn in relative steps, without idle spaces', () =>
		expect(
			ringPath([
				[10, 20],
				[13, 16],
				[8, 22]
			])
		).toBe('M10 20l3-4-5 6z'));
	it('loses points that repeat or lie on a straight line', () =>
		expect(
			withoutIdlePoints([
				[0, 0],
				[5, 0],
				[5, 0],
				[10, 0],
				[10, 10],
				[0, 0]
			])
		).toEqual([
			[0, 0],
			[10, 0],
			[10, 10]
		]));
});

describe('a country', () => {
	function drawn(...rings: [number, number][][]): ReturnType<Pen['outline']> {
		const pen = new Pen(dots);
		for (const [first, ...rest] of rings) {
			if (first) pen.moveTo(...first);
			for (const point of rest) pen.lineTo(...point);
		}
		return pen.outline();
	}
	const square = (x: number, side: number): [number, number][] => [
		[x, 0],
		[x + side, 0],
		[x + side, side],
		[x, side]
	];

	it('is its rings, in whole pixels', () => expect(drawn(square(0.4, 10)).path).toBe('M0 0l10 0 0 10-10 0z'));
	it('loses islands too small to see', () =>
		expect(drawn(square(0, 10), square(50, 1)).path).not.toContain('M50'));
	it('of nothing but islets becomes dots', () =>
		expect(drawn(square(0, 2), square(50, 2)).path).toContain('a2 2'));
	it('that lies outside has no path', () => expect(drawn()).toEqual({ path: '', area: 0, bounds: null }));
});

describe('dots', () => {
	it('are not drawn over one another', () =>
		expect(
			dotsAt(
				[
					[0, 0],
					[3, 3],
					[20, 0]
				],
				dots
			).match(/M/g)?.length
		).toBe(2));
});
