import { m } from '#messages/messages.js';
import { languageName } from '#vocabulary/index.ts';

const names: Record<string, () => string> = {
	course: m.team_field_course,
	slug: m.team_field_slug,
	versionId: m.team_field_version,
	languages: m.team_field_languages,
	startsOn: m.team_field_starts_on,
	endsOn: m.team_field_ends_on,
	enrolFrom: m.team_field_enrol_from,
	enrolUntil: m.team_field_enrol_until,
	zone: m.team_field_zone,
	admission: m.team_field_admission,
	seats: m.team_field_seats,
	hours: m.team_field_hours,
	note: m.team_notes,
	rules: m.team_rules,
	participation: m.team_rule_participation,
	completion: m.team_rule_completion,
	email: m.team_add_email,
	role: m.team_add_role,
	title: m.team_announce_title,
	body: m.team_announce_body
};
const sessionNames: Record<string, () => string> = {
	day: m.team_session_day,
	startsAt: m.team_session_from,
	endsAt: m.team_session_until,
	languages: m.team_session_languages,
	url: m.team_session_url,
	recordingUrl: m.team_session_recording,
	note: m.team_session_note,
	transcript: m.team_session_transcript
};

/** What a field of the forms about editions is called; of what is said in a language, with the language. */
export function editionField(field: string): string | undefined {
	return called(field, names);
}

/** The same in the form of a live session. */
export function sessionField(field: string): string | undefined {
	return called(field, { ...names, ...sessionNames });
}

function called(field: string, known: Record<string, () => string>): string | undefined {
	const [name = '', of = ''] = field.split('.');
	const label = known[name]?.();
	return label && /^[a-z]{2,3}$/u.test(of) ? `${label} (${languageName(of)})` : label;
}
