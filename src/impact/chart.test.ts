import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartOf, roundAbove, type ChartRow } from './chart.ts';
import { chartSvg } from './chart-svg.ts';
import { linesOf, widthOf } from './chart-text.ts';

const row = (value: number | null, state: ChartRow['state'] = 'told', label = 'NGO'): ChartRow => ({
	...{ label, value, state },
	text: value === null ? 'not shown' : `${value * 100}%`
});
const wide = { width: 660, most: 1, direction: 'ltr' } as const;

describe('a chart', () => {
	it('draws values to one scale from zero', () => {
		const { bars } = chartOf([row(0.8), row(0.4)], wide);
		expect(bars[0]?.width).toBeCloseTo((bars[1]?.width ?? 0) * 2, 1);
		expect(bars[0]?.x).toBe(bars[1]?.x);
	});
	it('gives what may not be told one length, whatever it is, and zero and no answer none', () => {
		const { bars } = chartOf([row(null, 'suppressed'), row(0, 'zero'), row(null, 'no_answer')], wide);
		expect(bars.map(({ width }) => width)).toEqual([22, 0, 0]);
	});
	it('is mirrored where one reads from the right', () => {
		const rows = [row(0.8), row(0.4, 'told', 'Government')];
		const there = chartOf(rows, wide);
		const back = chartOf(rows, { ...wide, direction: 'rtl' });
		expect(back.bars.map(({ x, width }) => Math.round(660 - x - width))).toEqual(
			there.bars.map(({ x }) => Math.round(x))
		);
		expect(back.bars[0]?.value.anchor).toBe('end');
		expect(back.bars[0]?.label.lines).toEqual(['\u2067NGO\u2069']);
	});
	it('puts labels above the bars on a phone', () => {
		const [bar] = chartOf([row(0.5, 'told', 'Officers of international organisations')], {
			...wide,
			width: 300
		}).bars;
		expect(bar?.label).toMatchObject({ x: 0, anchor: 'start' });
		expect(bar?.x).toBe(0);
		expect(bar?.label.y).toBeLessThan(bar?.y ?? 0);
	});
	it('of nothing is an empty sheet', () => expect(chartOf([], wide).bars).toEqual([]));
	it('stays on its sheet, and no bar covers another', () =>
		fc.assert(
			fc.property(
				fc.array(
					fc.record({
						value: fc.double({ min: 0, max: 1, noNaN: true }),
						label: fc.string({ maxLength: 90 })
					}),
					{
						maxLength: 20
					}
				),
				fc.constantFrom(300, 660),
				fc.constantFrom('ltr' as const, 'rtl' as const),
				(given, width, direction) => {
					const { bars, height } = chartOf(
						given.map(({ value, label }) => row(value, 'told', label)),
						{ width, most: 1, direction }
					);
					let bottom = 0;
					for (const bar of bars) {
						expect(bar.y).toBeGreaterThanOrEqual(bottom);
						bottom = bar.y + bar.height;
						expect(bar.x).toBeGreaterThanOrEqual(0);
						expect(bar.x + bar.width).toBeLessThanOrEqual(width + 0.01);
					}
					expect(bottom).toBeLessThanOrEqual(height);
				}
			)
		));
});

describe('an image of a chart', () => {
	it('has no markup of its words', () => {
		const svg = chartSvg(chartOf([row(0.5, 'told', '<script>&"')], wide), '</svg>');
		expect(svg).toContain('&lt;script&gt;&amp;&quot;');
		expect(svg).toContain('<title>&lt;/svg&gt;</title>');
	});
	it('tells what is suppressed by a pattern', () =>
		expect(chartSvg(chartOf([row(null, 'suppressed')], wide), '')).toContain('fill="url(#hatched)"'));
});

describe('lines of a label', () => {
	it('break at blanks', () =>
		expect(linesOf('Barriers and challenges', 15, 100)).toEqual(['Barriers and', 'challenges']));
	it('break between letters of Han', () =>
		expect(linesOf('移民与难民创业', 15, 62)).toEqual(['移民与难', '民创业']));
	it('keep every letter, and their width where a letter fits', () =>
		fc.assert(
			fc.property(fc.string({ maxLength: 120 }), (text) => {
				const lines = linesOf(text, 15, 80);
				expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
				for (const line of lines) expect(widthOf(line, 15)).toBeLessThanOrEqual(80);
			})
		));
});

it.each([
	[0, 1],
	[1, 1],
	[3, 5],
	[68, 100],
	[212, 500],
	[0.3, 0.5]
])('the round number above %d is %d', (value, above) => expect(roundAbove(value)).toBeCloseTo(above));
