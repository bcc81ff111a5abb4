import { intlLocale } from '#catalogue/ui/locale.ts';
import { m } from '#messages/messages.js';
import type { RosterHit } from '#network/index.ts';
import { conceptLabel } from '#vocabulary/index.ts';
import { availabilityText, levelText, valueText, type OrganisationTexts } from './words.ts';

/** Why an expert is in the list, in words: each thing asked for that they have, and what is known of the days. */
export function reasonsOf(
	{ met, words, free }: RosterHit,
	language: string,
	organisations: OrganisationTexts,
	days: string | null
): string[] {
	const reasons = met.map(({ facet, value, level, evidence }) => {
		const text = valueText(facet, value, language, organisations);
		switch (facet) {
			case 'language':
				return `${text} ${level ? levelText(level) : ''}`.trim();
			case 'topic':
				return m.experts_why_topic({ topic: text, count: evidence });
			case 'country':
			case 'region':
				return m.experts_why_place({ place: text });
			case 'audience':
				return m.experts_why_audience({ audience: text });
			case 'sdg':
			case 'gcm':
				return conceptLabel(`${facet}:${value}`, language) ?? value;
			case 'role':
			case 'modality':
			case 'provider':
				return text;
		}
	});
	const known = free && days ? [m.experts_why_days({ availability: within(free, language), days })] : [];
	return [...reasons, ...words.map((word) => `“${word}”`), ...known];
}

/** As it stands in the middle of a sentence. */
function within(availability: NonNullable<RosterHit['free']>, language: string): string {
	const text = availabilityText(availability);
	return text.charAt(0).toLocaleLowerCase(intlLocale(language)) + text.slice(1);
}
