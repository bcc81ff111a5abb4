import { m } from '#messages/messages.js';
import { languageName } from '#vocabulary/index.ts';

const names: Record<string, () => string> = {
	title: m.events_field_title,
	slug: m.events_field_slug,
	kind: m.events_field_kind,
	startsOn: m.events_field_starts_on,
	endsOn: m.events_field_ends_on,
	zone: m.events_field_zone,
	languages: m.events_field_languages,
	sourceLanguage: m.events_field_source_language,
	modality: m.events_field_modality,
	admission: m.events_field_admission,
	applyFrom: m.events_field_apply_from,
	applyUntil: m.events_field_apply_until,
	seats: m.events_field_seats,
	hosts: m.events_field_hosts,
	partners: m.events_field_partners,
	donors: m.events_field_donors,
	countries: m.events_field_countries,
	topics: m.events_field_topics,
	audiences: m.events_field_audiences,
	sdgTargets: m.events_field_sdg_targets,
	gcmObjectives: m.events_field_gcm,
	costKind: m.events_field_cost,
	contactName: m.events_field_contact_name,
	contactEmail: m.events_field_contact_email,
	state: m.events_field_state,
	summary: m.events_field_summary,
	objectives: m.events_field_objectives,
	whoFor: m.events_field_who_for,
	costs: m.events_field_costs,
	covered: m.events_field_covered,
	practical: m.events_field_practical,
	names: m.events_place_name,
	address: m.events_place_address,
	city: m.events_place_city,
	country: m.events_field_country,
	position: m.events_place_position,
	rooms: m.events_place_rooms,
	points: m.events_module_points,
	track: m.events_track,
	day: m.events_session_day,
	from: m.events_session_from,
	until: m.events_session_until,
	overnight: m.events_session_midnight,
	place: m.events_session_place,
	description: m.events_session_description,
	meetingPoint: m.events_session_meeting_point,
	transport: m.events_session_transport,
	safety: m.events_session_safety,
	host: m.events_field_host,
	bus: m.events_session_bus,
	url: m.events_session_url,
	name: m.events_speaker_full_name,
	speaker: m.events_speaker_name_one,
	expert: m.events_speaker_expert,
	affiliation: m.events_speaker_affiliation,
	email: m.team_add_email,
	role: m.team_add_role
};

/** What a field of the forms about an event is called; of what is said in a language, with the language. */
export function eventField(field: string): string | undefined {
	const [name = '', of = ''] = field.split('.');
	const label = names[name]?.();
	return label && /^[a-z]{2,3}$/u.test(of) ? `${label} (${languageName(of)})` : label;
}
