import { m } from '#messages/messages.js';
import type { Facet } from '#search/index.ts';
import {
	conceptLabel,
	goals,
	labelIn,
	languageName,
	objectives,
	typeLabel,
	types,
	type Numbered
} from '#vocabulary/index.ts';
import { foundKinds, foundKindsText } from '../../found/found.ts';

const facetNames: Record<Facet, () => string> = {
	kind: m.search_facet_kind,
	type: m.search_facet_type,
	modality: m.search_facet_modality,
	language: m.search_facet_language,
	topic: m.search_facet_topic,
	sdg: m.search_facet_sdg,
	gcm: m.search_facet_gcm,
	country: m.search_facet_country,
	region: m.search_facet_region,
	provider: m.search_facet_provider,
	audience: m.search_facet_audience,
	cost: m.search_facet_cost,
	certificate: m.search_facet_certificate,
	when: m.search_facet_when
};

const words: Partial<Record<Facet, Record<string, () => string>>> = {
	kind: {
		course: m.entry_kind_course,
		event: m.entry_kind_event,
		resource: m.entry_kind_resource,
		...Object.fromEntries(foundKinds.map((kind) => [kind, () => foundKindsText(kind)]))
	},
	cost: { free: m.search_cost_free, paid: m.search_cost_paid, scholarships: m.search_cost_scholarships },
	certificate: { yes: m.search_certificate_yes },
	when: { upcoming: m.search_when_upcoming, ongoing: m.search_when_ongoing, past: m.search_when_past }
};

export function facetName(facet: Facet): string {
	return facetNames[facet]();
}

/** The names of providers, which only the database knows, by slug. */
export type ProviderNames = ReadonlyMap<string, string>;

/** A filter's value in the page's language; null for one that has no name there: it is not offered. */
export function valueName(
	facet: Facet,
	value: string,
	language: string,
	providers: ProviderNames
): string | null {
	const word = words[facet];
	if (word) return Object.hasOwn(word, value) ? (word[value]?.() ?? null) : null;
	switch (facet) {
		case 'type':
			return typeName(value, language);
		case 'language':
			return languageName(value);
		case 'provider':
			return providers.get(value) ?? null;
		case 'sdg':
			return numberedName(goals, value, language);
		case 'gcm':
			return numberedName(objectives, value, language);
		default:
			return conceptLabel(`${facet}:${value}`, language);
	}
}

const kinds = ['course', 'event', 'resource'] as const;

/** 'course/workshop' by its name, and its kind where another has a type of that name too. */
function typeName(value: string, language: string): string | null {
	const [segment, id] = value.split('/');
	const kind = kinds.find((one) => one === segment);
	if (!kind || !types(kind).some((type) => type.id === id)) return null;
	const type = typeLabel(kind, id ?? '', language);
	const isShared = kinds.some((other) => other !== kind && types(other).some((one) => one.id === id));
	return isShared ? m.search_type_of_kind({ type, kind: words.kind?.[kind]?.() ?? '' }) : type;
}

function numberedName(list: readonly Numbered[], value: string, language: string): string | null {
	const one = list.find(({ number }) => String(number) === value);
	return one ? `${one.number}. ${labelIn(one.labels, language).text}` : null;
}
