import { fewestShown } from '#platform/index.ts';

/**
 * Whether a number may be told: safe; review: two people look at it first; blocked: it tells of too few. Zero, suppressed
 * and no answer are three things, and none of them is "no shape on this map".
 */
export type Verdict = 'safe' | 'review' | 'blocked';
export const verdicts: readonly Verdict[] = ['safe', 'review', 'blocked'];

/** From how many people on a count may be told, and from what base on a rate. */
export type Thresholds = { count: number; rate: number };
export const defaultThresholds: Thresholds = { count: fewestShown, rate: 10 };

/** A count of nobody tells nothing of anybody; one of a few may name them. */
export function verdictOnCount(count: number, { count: least }: Thresholds = defaultThresholds): Verdict {
	return count > 0 && count < least ? 'blocked' : 'safe';
}

/**
 * A share tells its two counts to whoever knows the base: of a small base nothing is told, and where either side is few,
 * or nobody (so that one knows it of each), two people look at it.
 */
export function verdictOnShare(
	{ part, base }: { part: number; base: number },
	{ count: least, rate }: Thresholds = defaultThresholds
): Verdict {
	if (base === 0) return 'safe';
	if (base < rate) return 'blocked';
	const fewest = Math.min(part, base - part);
	return fewest < least ? 'review' : 'safe';
}

/** The strictest of several. */
export function strictest(all: readonly Verdict[]): Verdict {
	return verdicts[Math.max(0, ...all.map((one) => verdicts.indexOf(one)))] ?? 'safe';
}
