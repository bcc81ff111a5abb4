import type { Span } from './expert.ts';
import type { Availability } from './expert-spans.ts';

/** Spans of days as pairs of numbers, in order and without gaps that could be closed: 20,000 of them are asked in one search. */
export type PackedDays = readonly number[];

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

export function packDays(spans: readonly Span[]): PackedDays {
	const pairs = spans
		.map(({ from, until }): [number, number] => [dayNumber(from), dayNumber(until)])
		.sort((a, b) => a[0] - b[0]);
	const packed: number[] = [];
	for (const [from, until] of pairs) {
		const last = packed.length - 1;
		if (last > 0 && from <= (packed[last] as number) + 1)
			packed[last] = Math.max(packed[last] as number, until);
		else packed.push(from, until);
	}
	return packed;
}

/** The same as `availabilityIn`, of packed days; a property holds the two together. */
export function packedAvailability(
	from: number,
	until: number,
	free: PackedDays,
	busy: PackedDays,
	taken: PackedDays
): Availability {
	if (touches(from, until, busy) || touches(from, until, taken)) return 'busy';
	for (let i = 0; i < free.length; i += 2)
		if ((free[i] as number) <= from && (free[i + 1] as number) >= until) return 'free';
	return touches(from, until, free) ? 'partly' : 'unknown';
}

function touches(from: number, until: number, days: PackedDays): boolean {
	for (let i = 0; i < days.length; i += 2)
		if ((days[i] as number) <= until && (days[i + 1] as number) >= from) return true;
	return false;
}

/** A span as its two numbers. */
export function packedSpan({ from, until }: Span): [from: number, until: number] {
	return [dayNumber(from), dayNumber(until)];
}
