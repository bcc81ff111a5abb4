import { m } from '#messages/messages.js';
import type {
	Disclosure,
	Disposition,
	Linkage,
	QuestionKind,
	Sensitivity,
	WaveKind,
	WavePhase
} from '#surveys/index.ts';

export const kindNames: Record<QuestionKind, () => string> = {
	choice: m.surveys_kind_choice,
	several: m.surveys_kind_several,
	scale: m.surveys_kind_scale,
	matrix: m.surveys_kind_matrix,
	number: m.surveys_kind_number,
	date: m.surveys_kind_date,
	country: m.surveys_kind_country,
	short: m.surveys_kind_short,
	long: m.surveys_kind_long,
	note: m.surveys_kind_note
};
export const sensitivityNames: Record<Sensitivity, () => string> = {
	ordinary: m.surveys_sensitivity_ordinary,
	personal: m.surveys_sensitivity_personal,
	sensitive: m.surveys_sensitivity_sensitive,
	identifying: m.surveys_sensitivity_identifying
};
export const disclosureNames: Record<Disclosure, () => string> = {
	open: m.surveys_disclosure_open,
	grouped: m.surveys_disclosure_grouped,
	never: m.surveys_disclosure_never
};
export const waveKindNames: Record<WaveKind, () => string> = {
	profile: m.surveys_wave_profile,
	self_evaluation: m.surveys_wave_self_evaluation,
	follow_up: m.surveys_wave_follow_up,
	event_evaluation: m.surveys_wave_event_evaluation,
	open: m.surveys_wave_open
};
export const linkageNames: Record<Linkage, () => string> = {
	named: m.surveys_linkage_named,
	pseudonymous: m.surveys_linkage_pseudonymous,
	anonymous: m.surveys_linkage_anonymous
};
export const phaseNames: Record<WavePhase, () => string> = {
	planned: m.surveys_phase_planned,
	open: m.surveys_phase_open,
	closed: m.surveys_phase_closed
};
export const dispositionNames: Record<Disposition, () => string> = {
	complete: m.surveys_disposition_complete,
	partial: m.surveys_disposition_partial,
	break_off: m.surveys_disposition_break_off,
	refusal: m.surveys_disposition_refusal,
	non_contact: m.surveys_disposition_non_contact,
	not_eligible: m.surveys_disposition_not_eligible,
	unknown: m.surveys_disposition_unknown
};

export const choicesOf = <Key extends string>(names: Record<Key, () => string>) =>
	(Object.keys(names) as Key[]).map((value) => ({ value, label: names[value]() }));
