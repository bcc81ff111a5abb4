import type { EntrySummary, Freshness } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';
import { numberText } from '../../../browse/numbers.ts';

/** How many records are in each state of freshness. */
export function freshnessOf(entries: readonly Pick<EntrySummary, 'freshness'>[]): Record<Freshness, number> {
	const counts: Record<Freshness, number> = { fresh: 0, ageing: 0, stale: 0, unknown: 0 };
	for (const { freshness } of entries) counts[freshness]++;
	return counts;
}

// Below this a number could tell what one known person did.
const smallest = 5;

/** How many people were sent to a provider, small numbers hidden. */
export function sentText(count: number, language: string): string {
	if (count === 0) return m.places_sent_none();
	if (count < smallest) return m.places_sent_few({ number: numberText(smallest, language) });
	return m.places_sent({ count, number: numberText(count, language) });
}
