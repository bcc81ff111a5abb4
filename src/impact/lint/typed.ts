import type { KnownFacts } from './fact.ts';
import type { Raw } from './finding.ts';
import type { Reading } from './reading.ts';

/** Numbers written by hand that a token could carry: they stay as they are when the data change. */
export function typedIn({ sentences }: Reading, facts: KnownFacts): Raw[] {
	const known = Object.entries(facts);
	return sentences.flatMap(({ mentions }) =>
		mentions
			.filter(({ fact, hedge, bare }) => fact === null && hedge === null && !bare)
			.flatMap((mention) => {
				const [key] =
					known.find(
						([, { value, unit }]) =>
							unit === mention.unit && value === mention.value && (unit === 'percent' || value >= 10)
					) ?? [];
				if (key === undefined) return [];
				return [
					{
						kind: 'typed' as const,
						code: 'typed_by_hand',
						severity: 'style' as const,
						spans: [{ start: mention.start, end: mention.end }],
						values: { token: `fact:${key}` },
						feasible: []
					}
				];
			})
	);
}
