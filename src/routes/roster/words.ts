import { m } from '#messages/messages.js';
import type {
	Availability,
	ExpertPart,
	ExpertRole,
	ExpertState,
	LanguageLevel,
	PartAudience,
	RosterFacet
} from '#network/index.ts';
import { conceptLabel, languageNameIn, type UiLanguage } from '#vocabulary/index.ts';

const parts: Record<ExpertPart, typeof m.experts_part_name> = {
	name: m.experts_part_name,
	photo: m.experts_part_photo,
	about: m.experts_part_about,
	roles: m.experts_part_roles,
	offer: m.experts_part_offer,
	expertise: m.experts_part_expertise,
	languages: m.experts_part_languages,
	places: m.experts_part_places,
	affiliations: m.experts_part_affiliations,
	availability: m.experts_part_availability,
	orcid: m.experts_part_orcid,
	cv: m.experts_part_cv
};
const hints: Record<ExpertPart, () => string> = {
	name: m.experts_hint_name,
	photo: m.experts_hint_photo,
	about: m.experts_hint_about,
	roles: m.experts_hint_roles,
	offer: m.experts_hint_offer,
	expertise: m.experts_hint_expertise,
	languages: m.experts_hint_languages,
	places: m.experts_hint_places,
	affiliations: m.experts_hint_affiliations,
	availability: m.experts_hint_availability,
	orcid: m.experts_hint_orcid,
	cv: m.experts_hint_cv
};
const roles: Record<ExpertRole, () => string> = {
	trainer: m.experts_role_trainer,
	facilitator: m.experts_role_facilitator,
	researcher: m.experts_role_researcher,
	reviewer: m.experts_role_reviewer,
	evaluator: m.experts_role_evaluator
};
const audiences: Record<PartAudience, () => string> = {
	public: m.experts_audience_public,
	members: m.experts_audience_members,
	staff: m.experts_audience_staff
};
const states: Record<ExpertState, () => string> = {
	invited: m.experts_state_invited,
	self_described: m.experts_state_self_described,
	vetted: m.experts_state_vetted,
	needs_reconfirming: m.experts_state_needs_reconfirming,
	dormant: m.experts_state_dormant,
	withdrawn: m.experts_state_withdrawn
};
const known: Record<Availability, () => string> = {
	free: m.experts_free,
	partly: m.experts_free_partly,
	unknown: m.experts_free_unknown,
	busy: m.experts_busy
};

/** `language`: for what is no page, and so has none of its own. */
export const partText = (part: ExpertPart, language?: UiLanguage): string =>
	parts[part]({}, language && { locale: language });
export const partHint = (part: ExpertPart): string => hints[part]();
export const roleText = (role: string): string =>
	Object.hasOwn(roles, role) ? roles[role as ExpertRole]() : role;
export const audienceText = (audience: PartAudience): string => audiences[audience]();
export const stateText = (state: ExpertState): string => states[state]();
export const availabilityText = (availability: Availability): string => known[availability]();

/** CEFR levels are the same in every language. */
export const levelText = (level: LanguageLevel): string =>
	level === 'native' ? m.experts_level_native() : level;

/** The names of organisations, which only the database knows, by slug. */
export type OrganisationTexts = ReadonlyMap<string, string>;

/** A value that experts are found by, in the page's language. */
export function valueText(
	facet: RosterFacet,
	value: string,
	language: string,
	organisations: OrganisationTexts
): string {
	if (facet === 'role') return roleText(value);
	if (facet === 'language') return languageNameIn(value, language);
	if (facet === 'provider') return organisations.get(value) ?? value;
	const label = conceptLabel(`${facet}:${value}`, language) ?? value;
	return facet === 'sdg' || facet === 'gcm' ? `${value}. ${label}` : label;
}
