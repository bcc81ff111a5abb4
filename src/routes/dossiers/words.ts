import { m } from '#messages/messages.js';
import {
	yearsText,
	type Addressee,
	type Copying,
	type DossierKind,
	type DossierRole,
	type DossierSummary
} from '#research/index.ts';

const several: Record<DossierKind, () => string> = {
	project: m.search_projects,
	recommendation: m.search_recommendations,
	practice: m.search_practices
};
const leads: Record<DossierKind, () => string> = {
	project: m.dossier_lead_projects,
	recommendation: m.dossier_lead_recommendations,
	practice: m.dossier_lead_practices
};
const addressed: Record<Addressee, () => string> = {
	state: m.dossier_to_state,
	city: m.dossier_to_city,
	'regional-body': m.dossier_to_regional_body,
	agency: m.dossier_to_agency,
	donor: m.dossier_to_donor,
	employer: m.dossier_to_employer,
	'civil-society': m.dossier_to_civil_society,
	researcher: m.dossier_to_researcher
};
const copied: Record<Copying, () => string> = {
	'as-it-is': m.dossier_copying_as_it_is,
	'with-changes': m.dossier_copying_with_changes,
	hardly: m.dossier_copying_hardly
};
const roles: Record<DossierRole, () => string> = {
	lead: m.dossier_role_lead,
	partner: m.dossier_role_partner,
	funder: m.dossier_role_funder
};

export const dossiersText = (kind: DossierKind): string => several[kind]();
export const dossiersLead = (kind: DossierKind): string => leads[kind]();
/** 'states', 'donors'… */
export const addresseeText = (one: Addressee): string => addressed[one]();
export const copyingText = (one: Copying): string => copied[one]();
/** '2011–2013', 'from 2018'; null without a year. */
export function yearsIn({
	startedYear,
	endedYear
}: Pick<DossierSummary, 'startedYear' | 'endedYear'>): string | null {
	if (startedYear !== null && endedYear === null) return m.dossier_from_year({ year: startedYear });
	if (startedYear === null && endedYear !== null) return m.dossier_until_year({ year: endedYear });
	return yearsText({ startedYear, endedYear });
}

export const roleText = (one: DossierRole): string => roles[one]();
