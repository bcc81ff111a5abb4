import { describe, expect, it } from 'vitest';
import type { ShownState } from './chart-state.ts';
import type { FigureRow } from './figure.ts';
import { layerOf, stepsOfFigure } from './figure-map.ts';

const row = (value: number | null, state: ShownState = 'told'): FigureRow => ({
	...{ key: 'k', category: 'EC', label: 'Ecuador', value, state },
	...{ text: '', n: '', base: '', missing: '' }
});

describe('steps of a map', () => {
	it('of counts are round, and double', () =>
		expect(stepsOfFigure({ unit: 'count', rows: [row(1), row(3), row(17)] }).map(({ from }) => from)).toEqual(
			[1, 2, 5, 10]
		));
	it('of shares are fifths of all, whatever is told', () =>
		expect(stepsOfFigure({ unit: 'percent', rows: [row(0.81)] }).map(({ from }) => from)).toEqual([
			0, 0.2, 0.4, 0.6, 0.8
		]));
	it('of means are fifths of a round number', () =>
		expect(stepsOfFigure({ unit: 'mean', rows: [row(68)] }).at(-1)).toEqual({ from: 80, to: 100 }));
	it('of nothing told are none', () =>
		expect(stepsOfFigure({ unit: 'count', rows: [row(null, 'suppressed')] })).toEqual([]));
});

describe('a country', () => {
	const steps = stepsOfFigure({ unit: 'percent', rows: [row(0.5)] });
	it.each([
		['without a row is land', undefined, 'land'],
		['of which nothing may be told is hidden', row(null, 'suppressed'), 'hidden'],
		['of which nobody answered is unanswered', row(null, 'no_answer'), 'unanswered'],
		['of which zero is told is zero', row(0, 'zero'), 'zero'],
		['with a small share is in the first step', row(0.01), 'step-1'],
		['on a bound is in the step that begins there', row(0.6), 'step-4'],
		['with all is in the last', row(1), 'step-5']
	])('%s', (_, given, layer) => expect(layerOf(given, steps)).toBe(layer));
});
