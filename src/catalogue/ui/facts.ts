import { m } from '#messages/messages.js';
import { cityName, conceptLabel, country, direction, labelIn, languageName } from '#vocabulary/index.ts';
import type { EntrySummary } from '../index.ts';
import { deadlineText, whenText } from './when.ts';

/** At most so many providers and languages are named in a line; the rest are counted. */
const named = 3;

/** Who offers it: short names where there are some, the rest counted. */
export function providersText(providers: EntrySummary['providers']): string | null {
	if (providers.length === 0) return null;
	const names = providers.slice(0, named).map((provider) => provider.shortName ?? provider.name);
	const rest = providers.length - names.length;
	return names.join(', ') + (rest > 0 ? ` +${rest}` : '');
}

/** 'Turin, Italy' where it is held; how it is held where that is all there is to say; null for resources. */
export function whereText(entry: EntrySummary, language: string): string | null {
	return entry.kind === 'resource' ? null : placeText(entry.modality, entry.place, entry.countries, language);
}

export function placeText(
	modality: string | null,
	place: string | null,
	countries: readonly string[],
	language: string
): string | null {
	const held = modality && briefly(conceptLabel(`modality:${modality}`, language) ?? '');
	if (modality?.startsWith('online')) return held;
	const only = countries.length === 1 ? country(countries[0] ?? '') : undefined;
	const name = only && labelIn(only.names, language).text;
	const city = place && cityName(place, language);
	const where = [city && (city === place ? apart(city, language) : city), place === name ? null : name]
		.filter(Boolean)
		.join(m.entry_comma());
	return modality === 'face-to-face' && where
		? where
		: [where, held].filter(Boolean).join(m.entry_comma()) || null;
}

/** A name in letters of its own direction keeps to itself between words of the page's (Unicode's first-strong isolate). */
const apart = (name: string, language: string) =>
	direction(language) === 'rtl' ? `\u2068${name}\u2069` : name;

/** Without what stands in brackets: 'Hybrid (on site and online at once)' explains itself on the entry's own page. */
const briefly = (label: string) => label.replace(/\s*[(（].*$/u, '');

export function costText(cost: Pick<EntrySummary, 'costKind' | 'costNote'>): string | null {
	switch (cost.costKind) {
		case 'free':
			return m.entry_free();
		case 'scholarships':
			return m.entry_scholarships();
		case 'paid':
			// A price is a price in every language; longer words stay on the entry's own page.
			return cost.costNote !== null && cost.costNote.length <= 20 ? cost.costNote : m.entry_paid();
		case null:
			return null;
	}
}

/** The languages it exists in, by their own names; null where they are too many to name. */
export function languagesNamed(languages: readonly string[]): { code: string; name: string }[] | null {
	return languages.length > named + 1 ? null : languages.map((code) => ({ code, name: languageName(code) }));
}

/** The plain facts of a line before its languages, and after them. */
export function lineFacts(
	entry: EntrySummary,
	language: string,
	now: Date
): { before: string[]; after: string[] } {
	const present = (facts: (string | null)[]) => facts.filter((fact): fact is string => Boolean(fact));
	return {
		before: present([whereText(entry, language), whenText(entry, language, now)]),
		after: present([
			deadlineText(entry.registrationClosesOn, language, now),
			costText(entry),
			entry.certificate === null ? null : m.entry_certificate()
		])
	};
}
