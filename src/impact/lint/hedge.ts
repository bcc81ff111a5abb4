import { above, around, below, type Interval } from './interval.ts';
import { endingIn } from './pattern.ts';

export type Hedge = 'about' | 'more' | 'at-least' | 'less' | 'at-most' | 'nearly';

/** The first that fits counts: "no more than" before "more than". */
const hedges: [Hedge, RegExp][] = [
	[
		'at-most',
		endingIn(
			'up to|at (?:the )?most|(?:no|not) (?:more|higher|greater) than|a maximum of|hasta|como máximo|a lo sumo|no más de|jusqu’à|au plus'
		)
	],
	[
		'at-least',
		endingIn(
			'at (?:the )?least|(?:no|not) (?:less|fewer|lower) than|a minimum of|al menos|por lo menos|como mínimo|no menos de|au moins'
		)
	],
	[
		'nearly',
		endingIn(
			'nearly|almost|close to|just under|approaching|slightly (?:under|below|less than)|casi|cerca de|poco menos de|près de|presque'
		)
	],
	[
		'about',
		endingIn(
			'about|around|some|approximately|approx\\.?|roughly|circa|an estimated|in the region of|(?:slightly|just|a little|little) (?:over|above|more than)|unos|unas|alrededor de|aproximadamente|en torno al?|cerca del|poco más de|aproximadamente el|environ|quelque'
		)
	],
	[
		'more',
		endingIn(
			'more than|over|above|exceed(?:s|ed|ing)?|in excess of|upwards of|well over|greater than|higher than|más de|más del|superior(?:es)? al?|superan?|superó|superaron|por encima de|por encima del|plus de'
		)
	],
	[
		'less',
		endingIn(
			'less than|fewer than|under|below|lower than|menos de|menos del|por debajo de|por debajo del|inferior(?:es)? al?|moins de'
		)
	]
];

/** How a number is hedged by what stands right before it. */
export function hedgeBefore(before: string): Hedge | null {
	// An article stands between: "about the 50", "casi el 50 por ciento".
	const bare = before
		.replace(/(?:\s(?:the|a|el|un|los|las|le|les))?\s*$/iu, ' ')
		.replace(/(?:~|≈)\s*$/u, ' about ');
	if (/(?:[>≥])\s*$/u.test(bare)) return 'at-least';
	if (/(?:[<≤])\s*$/u.test(bare)) return 'at-most';
	return hedges.find(([, pattern]) => pattern.test(before) || pattern.test(bare))?.[0] ?? null;
}

/** What a hedged number may stand for. `reach`: half of its last step as it is written. */
export function hedged(hedge: Hedge, value: number, reach: number): Interval {
	const rough = Math.max(reach, value * 0.06, stepOf(value) / 2);
	switch (hedge) {
		case 'about':
			return around(value, rough);
		case 'nearly':
			return { low: value - 2 * rough, high: value + reach };
		case 'more':
			return above(value);
		case 'at-least':
			return { low: value, high: Infinity };
		case 'less':
			return below(value);
		case 'at-most':
			return { low: 0, high: value };
	}
}

/** The last place that is not zero: 50 of 1,750, 1,000 of 3,000. */
function stepOf(value: number): number {
	if (!Number.isInteger(value) || value === 0) return 0;
	let step = 1;
	while (value % (step * 10) === 0) step *= 10;
	return step === 1 ? 0 : step;
}
