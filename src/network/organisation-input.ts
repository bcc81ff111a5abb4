import { country, isLanguage } from '#vocabulary/index.ts';
import { organisationTypes, type OrganisationType } from './organisation.ts';
import { rorFrom } from './ror.ts';

/** What the desk decides about an organisation. */
export type OrganisationFacts = {
	name: string;
	names: Record<string, string>;
	shortName: string | null;
	type: OrganisationType;
	country: string | null;
	city: string | null;
	website: string | null;
	ror: string | null;
	/** The slug of what it is a part of. */
	parent: string | null;
};

/** The same as it was entered. */
export type EnteredOrganisation = { [Field in keyof OrganisationFacts]: OrganisationFacts[Field] | string };

export type OrganisationProblem = {
	field: string;
	code: string;
	details?: Record<string, string | number>;
};

const longestName = 300;

/** What was entered, tidied, or everything that is wrong with it. Texts were read already: they hold nothing hidden. */
export function readOrganisation(entered: EnteredOrganisation): {
	facts: OrganisationFacts | null;
	problems: OrganisationProblem[];
} {
	const problems: OrganisationProblem[] = [];
	const refuse = (field: string, code: string, details?: Record<string, string | number>): void => {
		problems.push({ field, code, ...(details && { details }) });
	};
	const name = entered.name.trim();
	if (name === '') refuse('name', 'required');
	if (name.length > longestName) refuse('name', 'longer_than', { most: longestName });
	const names = Object.entries(entered.names as Record<string, string>)
		.map(([language, text]) => [language, text.trim()] as const)
		.filter(([, text]) => text !== '');
	for (const [language, text] of names) {
		if (!isLanguage(language)) refuse('names', 'unknown_language', { text: language.slice(0, 20) });
		if (text.length > longestName) refuse(`names.${language}`, 'longer_than', { most: longestName });
	}
	const type = organisationTypes.find((known) => known === entered.type);
	if (!type) refuse('type', 'required');
	const place = entered.country === null ? null : country(entered.country.toUpperCase());
	if (entered.country !== null && !place)
		refuse('country', 'unknown_country', { text: entered.country.slice(0, 20) });
	const website = entered.website === null ? null : websiteFrom(entered.website);
	if (website && 'code' in website) refuse('website', website.code);
	const ror = entered.ror === null ? null : rorFrom(entered.ror);
	if (ror && 'refusal' in ror) refuse('ror', ror.refusal);
	if (problems.length > 0 || !type) return { facts: null, problems };
	return {
		facts: {
			name,
			names: Object.fromEntries(names),
			shortName: entered.shortName,
			type,
			country: place?.iso2 ?? null,
			city: entered.city,
			website: website && 'url' in website ? website.url : null,
			ror: ror && 'ror' in ror ? ror.ror : null,
			parent: entered.parent
		},
		problems
	};
}

function websiteFrom(text: string): { url: string } | { code: string } {
	if (text.length > 2000) return { code: 'link_too_long' };
	if (!URL.canParse(text)) return { code: 'link_unreadable' };
	const url = new URL(text);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') return { code: 'link_scheme' };
	return url.username || url.password ? { code: 'link_credentials' } : { url: url.href };
}
