import type { Period, Span } from './expert.ts';

/** Days are inclusive at both ends, and ISO days compare as they stand. */
export function overlaps(a: Span, b: Span): boolean {
	return a.from <= b.until && b.from <= a.until;
}

/** The first of the spans that takes a day of `asked`. */
export function conflictWith<One extends Span>(asked: Span, taken: readonly One[]): One | null {
	return taken.find((one) => overlaps(asked, one)) ?? null;
}

export type Availability = 'free' | 'busy' | 'partly' | 'unknown';

/**
 * What is known about some days: busy when any of them is taken, free when all of them were said to be, partly when some
 * were and nothing is known about the rest.
 */
export function availabilityIn(
	asked: Span,
	periods: readonly Period[],
	taken: readonly Span[] = []
): Availability {
	if (
		conflictWith(asked, taken) ||
		conflictWith(
			asked,
			periods.filter(({ busy }) => busy)
		)
	)
		return 'busy';
	const free = periods.filter((one) => !one.busy && overlaps(one, asked));
	if (free.length === 0) return 'unknown';
	return covers(free, asked) ? 'free' : 'partly';
}

/** Whether the spans together hold every day. */
function covers(spans: readonly Span[], asked: Span): boolean {
	let next = asked.from;
	for (const { from, until } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
		if (from > next) return false;
		if (until >= asked.until) return true;
		if (until >= next) next = dayAfter(until);
	}
	return false;
}

export function dayAfter(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A real day, written as ISO 8601 has it. */
export function isDay(text: string): boolean {
	if (!/^(19|20|21)\d\d-\d\d-\d\d$/u.test(text)) return false;
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
