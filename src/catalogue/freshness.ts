export const freshDays = 180;
export const ageingDays = 365;

export type Freshness = 'fresh' | 'ageing' | 'stale' | 'unknown';

/**
 * How long ago the facts were last confirmed: fresh up to 180 days (a provider's season), ageing up to 365 (its year),
 * stale beyond. Unknown when nobody ever confirmed them. `confirmedOn` is a day, counted in UTC.
 */
export function freshness(confirmedOn: string | null, now: Date): Freshness {
	const days = daysSince(confirmedOn, now);
	if (days === null) return 'unknown';
	if (days <= freshDays) return 'fresh';
	return days <= ageingDays ? 'ageing' : 'stale';
}

/** Whole days since a day; 0 for today and for days to come; null for none. */
export function daysSince(day: string | null, now: Date): number | null {
	if (day === null) return null;
	const then = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(then) ? null : Math.max(0, Math.floor((now.getTime() - then) / 86_400_000));
}
