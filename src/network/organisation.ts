import type { Id } from '#platform/index.ts';

export type OrganisationId = Id<'Organisation'>;

/** What an organisation can be. */
export const organisationTypes = [
	'un-entity',
	'un-university',
	'intergovernmental',
	'state-led-process',
	'government',
	'university',
	'research-institute',
	'think-tank',
	'training-centre',
	'publisher',
	'network',
	'partnership',
	'ngo',
	'faith-based',
	'private'
] as const;
export type OrganisationType = (typeof organisationTypes)[number];

export type Organisation = {
	id: OrganisationId;
	slug: string;
	shortName: string | null;
	/** What it calls itself where no name fits the page's language. */
	name: string;
	/** Language code → name, where it has one of its own in that language. */
	names: Record<string, string>;
	type: OrganisationType;
	/** ISO 3166-1 alpha-2. */
	country: string | null;
	city: string | null;
	website: string | null;
	/** As an address: 'https://ror.org/01f80g185'. */
	ror: string | null;
	/** The organisation it is a part of. */
	parentId: OrganisationId | null;
	/** Invented for demonstration: every page says so. */
	illustrative: boolean;
	source: string | null;
	/** How the facts were seen: 'stored-page', 'founding-document', 'curator-knowledge'… */
	evidence: string;
	note: string | null;
	confirmedOn: string | null;
	revision: number;
	updatedAt: Date;
	/** When it was last changed at the desk; an import does not write over it then. */
	editedAt: Date | null;
};

/** An organisation as a list or an entry names it. */
export type OrganisationName = {
	id: OrganisationId;
	slug: string;
	name: string;
	/** The language of `name`: the page's, or another that the page must mark. */
	language: string;
	shortName: string | null;
};

/** Its name for a page in `language`; else the one it uses itself, which the curators wrote in English. */
export function nameIn(
	organisation: Pick<Organisation, 'name' | 'names'>,
	language: string
): { name: string; language: string } {
	const own = organisation.names[language];
	return own ? { name: own, language } : { name: organisation.name, language: 'en' };
}

/** Sorted as readers of `language` sort names, whatever the database's collation. */
export function byName<Named extends { name: string }>(language: string): (a: Named, b: Named) => number {
	const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
	return (a, b) => collator.compare(a.name, b.name);
}

export function organisationPath(language: string, slug: string): string {
	return `/${language}/organisations/${slug}`;
}
