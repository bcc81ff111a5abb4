import type { EntrySummary } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';
import { conceptLabel, country, isUiLanguage, labelIn, typeLabel } from '#vocabulary/index.ts';

/** What a reader sees of an entry before opening it: "Workshop · IOM · Dakar". */
export function lineOf(entry: EntrySummary, language: string): string {
	const providers = entry.providers.map(({ shortName, name }) => shortName ?? name).join(', ');
	const state = entry.cancelled ? cancelledIn(language) : null;
	return [state, typeLabel(entry.kind, entry.type, language), providers, entry.place]
		.filter(Boolean)
		.join(' · ');
}

/** Whose event it is, and the zone its hours are told in. */
export function calendarNote(entry: EntrySummary, language: string): string {
	const zone = entry.startsAt && entry.zone ? ` (${entry.zone})` : '';
	return `${lineOf(entry, language)}${zone}`;
}

/** City and country; for what is held online, that. */
export function locationOf({ modality, place, countries }: EntrySummary, language: string): string | null {
	if (modality?.startsWith('online')) return conceptLabel(`modality:${modality}`, language);
	const [only] = countries.length === 1 ? countries : [];
	const name = only ? labelIn(country(only)?.names ?? {}, language).text : '';
	return [place, name === place ? '' : name].filter(Boolean).join(', ') || null;
}

function cancelledIn(language: string): string {
	return m.feeds_cancelled({}, { locale: isUiLanguage(language) ? language : 'en' });
}
