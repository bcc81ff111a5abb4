/** The real numbers that a written number may stand for, both ends included. */
export type Interval = { low: number; high: number };

/** Less than any step that is written, more than what adding doubles loses. */
const grain = 1e-7;

export const exactly = (value: number): Interval => ({ low: value, high: value });
export const around = (value: number, reach: number): Interval => ({
	low: value - reach,
	high: value + reach
});
export const above = (value: number): Interval => ({ low: value + 10 * grain, high: Infinity });
export const below = (value: number): Interval => ({ low: 0, high: value - 10 * grain });

export function sum(intervals: Interval[]): Interval {
	return intervals.reduce(
		(all, { low, high }) => ({ low: all.low + low, high: all.high + high }),
		exactly(0)
	);
}

export function minus(whole: Interval, part: Interval): Interval {
	return { low: whole.low - part.high, high: whole.high - part.low };
}

/** What both allow; null when nothing is left. */
export function both(a: Interval, b: Interval): Interval | null {
	const low = Math.max(a.low, b.low);
	const high = Math.min(a.high, b.high);
	return low <= high + grain ? { low, high: Math.max(low, high) } : null;
}

export const meet = (a: Interval, b: Interval): boolean => both(a, b) !== null;
export const isAbove = (a: Interval, b: Interval): boolean => a.low > b.high + grain;
export const isBelow = (a: Interval, b: Interval): boolean => a.high < b.low - grain;

/** A share in per cent. A base of nothing has none. */
export function shareOf(part: Interval, base: Interval): Interval {
	return { low: (100 * part.low) / base.high, high: base.low > 0 ? (100 * part.high) / base.low : Infinity };
}

/** The whole numbers of which `part` is `share` per cent; null when there is none. */
export function basesFor(part: Interval, share: Interval): Interval | null {
	const low = Math.ceil((100 * part.low) / share.high - grain);
	const high = share.low > 0 ? Math.floor((100 * part.high) / share.low + grain) : Infinity;
	return low <= high ? { low, high } : null;
}

/** The shares in per cent that whole numbers of `base` can have, nearest to `share` below and above it. */
export function sharesAround(share: Interval, base: number): number[] {
	const middle = ((share.low + share.high) / 2 / 100) * base;
	return [Math.floor(middle), Math.ceil(middle)].map((count) => (100 * count) / base);
}

/** Whether some whole number of `base` has this share. */
export function isShareOf(share: Interval, base: Interval): boolean {
	// From here on the steps are finer than the interval is wide.
	if (base.high > 10_000 || base.high - base.low > 1_000) return true;
	for (let whole = Math.max(1, Math.ceil(base.low - grain)); whole <= base.high + grain; whole++)
		if (Math.ceil((share.low / 100) * whole - grain) <= Math.floor((share.high / 100) * whole + grain))
			return true;
	return false;
}
