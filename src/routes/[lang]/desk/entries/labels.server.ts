import { m } from '#messages/messages.js';
import { languageName } from '#vocabulary/index.ts';

const labels: Record<string, () => string> = {
	kind: m.desk_field_kind,
	type: m.desk_field_type,
	state: m.desk_field_state,
	title: m.desk_field_title,
	abstract: m.desk_field_abstract,
	titleLanguage: m.desk_field_title_language,
	languages: m.desk_field_languages,
	providers: m.desk_field_providers,
	partners: m.desk_field_partners,
	url: m.desk_field_url,
	urlLevel: m.desk_field_url_level,
	startsOn: m.desk_field_starts_on,
	startsAt: m.desk_field_starts_on,
	startsTime: m.desk_field_starts_time,
	endsOn: m.desk_field_ends_on,
	endsAt: m.desk_field_ends_on,
	endsTime: m.desk_field_ends_time,
	zone: m.desk_field_zone,
	datePrecision: m.desk_field_date_precision,
	cancelledAt: m.desk_field_cancelled,
	modality: m.desk_field_modality,
	place: m.desk_field_place,
	countries: m.desk_field_countries,
	regions: m.desk_field_regions,
	duration: m.desk_field_duration,
	costKind: m.desk_field_cost_kind,
	costNote: m.desk_field_cost_note,
	certificate: m.desk_field_certificate,
	year: m.desk_field_year,
	authors: m.desk_field_authors,
	doi: m.desk_field_doi,
	topics: m.desk_field_topics,
	audiences: m.desk_field_audiences,
	gcmObjectives: m.desk_field_gcm_objectives,
	sdgs: m.desk_field_sdgs,
	sdgTargets: m.desk_field_sdg_targets,
	partOf: m.desk_field_part_of,
	partOfId: m.desk_field_part_of,
	partOfAs: m.desk_field_part_of_as,
	source: m.desk_field_source,
	evidence: m.desk_field_evidence,
	rights: m.desk_field_rights,
	flags: m.desk_field_flags,
	note: m.desk_field_note,
	confirmedOn: m.desk_field_confirmed_on,
	illustrative: m.desk_field_illustrative,
	featured: m.desk_field_featured,
	publishedAt: m.desk_field_published_at,
	retiredAt: m.desk_field_retired_at,
	retiredReason: m.desk_field_reason,
	mergedIntoId: m.desk_field_merged_into,
	offerings: m.desk_field_offering,
	slug: m.desk_field_address
};

const ofText: Record<string, (given: { language: string }) => string> = {
	title: m.desk_field_title_in,
	abstract: m.desk_field_abstract_in,
	origin: m.desk_field_origin_in
};

/** What a field is called on screen: 'topics', 'texts.es.title', 'offerings.<id>'. */
export function fieldLabel(field: string): string {
	const [first = '', language = '', part = ''] = field.split('.');
	if (first === 'texts') return ofText[part]?.({ language: languageName(language) }) ?? field;
	return labels[first]?.() ?? first;
}
