import type { Id } from '#platform/index.ts';
import { country, isLanguage } from '#vocabulary/index.ts';
import type { SeriesProblem } from './series.ts';

export type AgencyId = Id<'SeriesAgency'>;

/** An agency that a programme is for: it says what it needs and nominates people. Its contact is personal. */
export type Agency = {
	id: AgencyId;
	name: string;
	country: string;
	/** Of its letters. */
	language: string;
	contactName: string | null;
	email: string | null;
};

export type AgencyInput = Omit<Agency, 'id'>;

export const mostAgencies = 300;

/** What is wrong with an agency, by the field of its form. */
export function problemsOfAgency(agency: AgencyInput): SeriesProblem[] {
	const problems: SeriesProblem[] = [];
	if (agency.name.trim() === '') problems.push({ field: 'name', code: 'required' });
	if (agency.name.length > 200) problems.push({ field: 'name', code: 'longer_than', details: { most: 200 } });
	if (!country(agency.country)) problems.push({ field: 'country', code: 'required' });
	if (!isLanguage(agency.language)) problems.push({ field: 'language', code: 'required' });
	if ((agency.contactName?.length ?? 0) > 200)
		problems.push({ field: 'contactName', code: 'longer_than', details: { most: 200 } });
	if (
		agency.email !== null &&
		(agency.email.length > 254 || !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/u.test(agency.email))
	)
		problems.push({ field: 'email', code: 'email_invalid' });
	return problems;
}
