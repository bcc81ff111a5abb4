import { stepOf, stepsFor } from '#ui/map/index.ts';
import { roundAbove } from './chart.ts';
import type { Figure, FigureRow } from './figure.ts';

/** A class of colour: values from `from` up to `to`, and below it where the next begins there; null: or more. */
export type Step = { from: number; to: number | null };

/** What a country is drawn as, in the words of `#ui/map`. `land`: the figure has no row for it; `hidden`: it is suppressed. */
export type MapLayer = 'land' | 'zero' | 'hidden' | 'unanswered' | `step-${number}`;

const layers = { zero: 'zero', suppressed: 'hidden', no_answer: 'unanswered' } as const;

/** One path for each layer, as `#ui/map` draws it. */
export type DrawnMap = {
	width: number;
	height: number;
	layers: { name: string; path: string }[];
	ring: { x: number; y: number; radius: number } | null;
};

/** A figure's rows on the map of the world. `withoutShape`: those that it cannot show. */
export type FigureMap = {
	drawing: DrawnMap | null;
	legend: { name: MapLayer; text: string }[];
	withoutShape: { label: string; text: string }[];
};

/** Counts in round steps that double; shares in fifths of all; means in fifths of a round number above. */
export function stepsOfFigure({ unit, rows }: Pick<Figure, 'unit' | 'rows'>): Step[] {
	const values = rows.flatMap(({ state, value }) => (state === 'told' && value !== null ? [value] : []));
	if (values.length === 0) return [];
	if (unit === 'count') return stepsFor(values);
	const most = unit === 'percent' ? 1 : roundAbove(Math.max(...values));
	return [0, 1, 2, 3, 4].map((i) => ({ from: (most * i) / 5, to: (most * (i + 1)) / 5 }));
}

export function layerOf(row: FigureRow | undefined, steps: readonly Step[]): MapLayer {
	if (!row) return 'land';
	if (row.state !== 'told') return layers[row.state];
	return `step-${Math.max(1, Math.min(stepOf(row.value ?? 0, steps), steps.length))}`;
}
