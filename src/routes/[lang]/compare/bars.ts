export type Bar = { x: number; y: number; width: number; height: number };
export type Bars = {
	bars: (Bar & { label: number; value: number })[];
	ticks: { y: number; value: number }[];
};

type Size = { width: number; height: number };

/** A round number at or above: 1, 2 or 5 times a power of ten, so that a scale can be read. */
export function niceAbove(value: number): number {
	if (value <= 1) return 1;
	const power = 10 ** Math.floor(Math.log10(value));
	return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/**
 * Values as upright bars in a frame of this size, from 0 to `most`, evenly over it. All charts that stand side by side are
 * given the same `most`.
 */
export function barsOf(
	values: readonly { label: number; value: number }[],
	most: number,
	{ width, height }: Size
): Bars {
	const step = width / Math.max(1, values.length);
	const top = niceAbove(most);
	const tall = (value: number) => rounded((height * value) / top);
	return {
		bars: values.map(({ label, value }, i) => ({
			...{ label, value, x: rounded(i * step + step * 0.1), width: rounded(step * 0.8) },
			...{ y: rounded(height - tall(value)), height: tall(value) }
		})),
		ticks: [0, top / 2, top]
			.filter(Number.isInteger)
			.map((value) => ({ value, y: rounded(height - tall(value)) }))
	};
}

/** Every year from the first to the last, at most so many back from the last; what is before is told of apart. */
export function yearsBetween(
	years: readonly (number | null)[],
	most: number
): { from: number; to: number } | null {
	const known = years.filter((year) => year !== null);
	if (known.length === 0) return null;
	const to = Math.max(...known);
	return { from: Math.max(Math.min(...known), to - most + 1), to };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
