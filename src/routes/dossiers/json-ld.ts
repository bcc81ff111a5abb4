import { entryPath, type JsonLd } from '#catalogue/index.ts';
import { organisationPath } from '#network/index.ts';
import { dossierPath } from '#research/index.ts';
import type { DossierPage } from '#research/index.server.ts';
import { conceptLabel, country, labelIn } from '#vocabulary/index.ts';

const types = {
	project: 'ResearchProject',
	// A recommendation of a publication to somebody; schema.org's own `Recommendation` is a review of a thing.
	recommendation: 'Statement',
	practice: 'CreativeWork'
} as const;

/** A page of research as schema.org names it. Source: schema.org/ResearchProject, /Statement, /CreativeWork. */
export function dossierToJsonLd(page: DossierPage, origin: string, language: string): JsonLd {
	const isProject = page.kind === 'project';
	const organisation = (role: 'lead' | 'partner' | 'funder'): JsonLd[] =>
		page.organisations
			.filter((one) => one.role === role)
			.map(({ slug, name }) => ({
				...{ '@type': 'Organization', '@id': `${origin}/en/organisations/${slug}`, name },
				url: `${origin}${organisationPath(language, slug)}`
			}));
	const funders = [
		...organisation('funder'),
		...page.funders.map((name): JsonLd => ({ '@type': 'Organization', name }))
	];
	const works = page.publications.map((entry): JsonLd => ({
		...{ '@type': 'CreativeWork', '@id': `${origin}${entryPath('en', entry)}`, name: entry.title.text }
	}));
	const places = page.countries.map((iso2): JsonLd => ({
		...{ '@type': 'Country', name: labelIn(country(iso2)?.names ?? {}, language).text, identifier: iso2 }
	}));
	const whole: JsonLd = {
		'@context': 'https://schema.org',
		'@type': types[page.kind],
		'@id': `${origin}${dossierPath('en', page)}`,
		url: `${origin}${dossierPath(language, page)}`,
		sameAs: page.url ?? undefined,
		name: page.title.text,
		description: page.summary?.text,
		keywords: page.topics.flatMap((id) => conceptLabel(`topic:${id}`, language) ?? []),
		funder: funders,
		...(isProject
			? {
					foundingDate: page.startedYear === null ? undefined : String(page.startedYear),
					dissolutionDate: page.endedYear === null ? undefined : String(page.endedYear),
					parentOrganization: organisation('lead'),
					member: organisation('partner'),
					areaServed: places,
					subjectOf: works
				}
			: {
					inLanguage: page.title.language,
					author: [...organisation('lead'), ...organisation('partner')],
					isBasedOn: works,
					spatialCoverage: places,
					dateModified: page.updatedAt.toISOString()
				})
	};
	return Object.fromEntries(
		Object.entries(whole).filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0))
	);
}
