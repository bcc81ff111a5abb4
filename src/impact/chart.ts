import { isolated, linesOf, widthOf } from './chart-text.ts';
import type { ShownState } from './chart-state.ts';

export type ChartRow = {
	label: string;
	/** Null where it is not told. */
	value: number | null;
	/** The value in words, as everywhere else: '80%', 'not shown'. */
	text: string;
	state: ShownState;
};

type Words = { x: number; y: number; anchor: 'start' | 'end'; lines: string[] };
export type Bar = {
	state: ShownState;
	label: Words;
	value: Words;
	x: number;
	y: number;
	width: number;
	height: number;
};

/** Bars that lie, one below the other, from one upright line: where everything stands on a sheet of so many pixels. */
export type Chart = {
	width: number;
	height: number;
	size: number;
	/** Where zero is: one line down the sheet, or one for each bar where labels stand above them. */
	lines: { x: number; top: number; bottom: number }[];
	bars: Bar[];
};

const size = 15;
const leading = 19;
const thick = 20;
const gap = 12;
const stub = 22; // of what may not be told: long enough to show its pattern, and the same for all
const beside = 7; // between a bar and its value
/** Below this a label stands above its bar, as on a phone; else beside it. */
const narrowest = 480;

/**
 * `most`: the value of the longest bar that could be, so that charts side by side have one scale. Right to left the whole
 * sheet is mirrored. Text is placed with `direction: ltr`, and marked by isolates where it runs the other way.
 */
export function chartOf(
	rows: readonly ChartRow[],
	{ width, most, direction }: { width: number; most: number; direction: 'ltr' | 'rtl' }
): Chart {
	const stacked = width < narrowest;
	const column = stacked
		? 0
		: Math.min(width * 0.36, 12 + Math.max(0, ...rows.map(({ label }) => widthOf(label, size))));
	const forLabel = stacked ? width : column - 12;
	const forValue =
		Math.min(width * 0.3, Math.max(0, ...rows.map(({ text }) => widthOf(text, size)))) + beside + 2;
	const longest = Math.max(stub, width - column - forValue);
	let top = 4;
	const bars = rows.map(({ label, value, text, state }): Bar => {
		const lines = linesOf(label, size, forLabel);
		const labelled = lines.length * leading;
		const y = stacked ? top + labelled + 3 : top + Math.max(0, (labelled - thick) / 2);
		const long =
			state === 'told'
				? rounded((longest * Math.max(0, Math.min(value ?? 0, most))) / most)
				: state === 'suppressed'
					? stub
					: 0;
		const bar: Bar = {
			state,
			label: {
				x: stacked ? 0 : rounded(column - 12),
				y: rounded(stacked ? top + leading - 4 : y + thick / 2 - labelled / 2 + leading - 4),
				anchor: stacked ? 'start' : 'end',
				lines
			},
			value: {
				x: rounded(column + long + beside),
				y: rounded(y + thick / 2 + 5),
				anchor: 'start',
				lines: [text]
			},
			...{ x: rounded(column), y: rounded(y), width: long, height: thick }
		};
		top = (stacked ? y + thick : Math.max(y + thick, top + labelled)) + gap;
		return bar;
	});
	const height = Math.ceil(Math.max(top - gap + 4, 1));
	const line = (top: number, bottom: number) => ({
		x: rounded(column),
		top: rounded(top),
		bottom: rounded(bottom)
	});
	const lines = stacked ? bars.map(({ y }) => line(y - 2, y + thick + 2)) : [line(0, height)];
	const chart: Chart = { width, height, size, lines, bars };
	return direction === 'rtl' ? mirrored(chart) : chart;
}

function mirrored(chart: Chart): Chart {
	const flip = (x: number) => rounded(chart.width - x);
	const words = (of: Words): Words => ({
		...of,
		x: flip(of.x),
		anchor: of.anchor === 'start' ? 'end' : 'start',
		lines: of.lines.map((line) => isolated(line, 'rtl'))
	});
	return {
		...chart,
		lines: chart.lines.map((line) => ({ ...line, x: flip(line.x) })),
		bars: chart.bars.map((bar) => ({
			...bar,
			x: flip(bar.x + bar.width),
			label: words(bar.label),
			value: words(bar.value)
		}))
	};
}

/** A round number at or above: 1, 2 or 5 times a power of ten. */
export function roundAbove(value: number): number {
	if (value <= 0) return 1;
	const power = 10 ** Math.floor(Math.log10(value));
	return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

export { leading };

const rounded = (value: number): number => Math.round(value * 100) / 100;
