import { m } from '#messages/messages.js';
import type { RosterHit } from '#network/index.ts';
import { conceptLabel, languageNameIn } from '#vocabulary/index.ts';
import { availabilityText, levelText, roleText } from './words.ts';

/** Why an expert is in the list, in words: each thing asked for that they have, and what is known of the days. */
export function reasonsOf(
	{ met, words, free }: RosterHit,
	language: string,
	organisations: ReadonlyMap<string, string>,
	days: string | null
): string[] {
	const reasons = met.map(({ facet, value, level, evidence }) => {
		switch (facet) {
			case 'role':
				return roleText(value);
			case 'language':
				return `${languageNameIn(value, language)} ${level ? levelText(level) : ''}`.trim();
			case 'topic':
				return m.experts_why_topic({
					topic: conceptLabel(`topic:${value}`, language) ?? value,
					count: evidence
				});
			case 'country':
			case 'region':
				return m.experts_why_place({ place: conceptLabel(`${facet}:${value}`, language) ?? value });
			case 'provider':
				return organisations.get(value) ?? value;
			case 'sdg':
			case 'gcm':
				return conceptLabel(`${facet}:${value}`, language) ?? value;
		}
	});
	const known = free && days ? [m.experts_why_days({ availability: availabilityText(free), days })] : [];
	return [...reasons, ...words.map((word) => `“${word}”`), ...known];
}
