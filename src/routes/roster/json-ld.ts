import type { JsonLd } from '#catalogue/index.ts';
import type { ExpertShown } from './shown.server.ts';

/** A person as schema.org has it, of what anybody may see. One that is invented says so. */
export function expertToJsonLd(expert: ExpertShown, origin: string, language: string): JsonLd {
	const { name, headline, about, path, photo, expertise, languages, orcid, affiliations, illustrative } =
		expert;
	const current = affiliations.filter(({ years }) => years === null || years.endsWith('–'));
	const all: JsonLd = {
		'@context': 'https://schema.org',
		'@type': 'Person',
		'@id': `${origin}/en${path.slice(3)}`,
		url: `${origin}${path}`,
		name,
		jobTitle: headline?.text,
		description: about?.text,
		disambiguatingDescription: illustrative ? 'Invented for demonstration' : undefined,
		image: photo === null ? undefined : `${origin}${photo}`,
		knowsAbout: expertise.map(({ topic }) => topic.text),
		knowsLanguage: languages.map(({ code }) => code),
		sameAs: orcid === null ? undefined : `https://orcid.org/${orcid}`,
		affiliation: current.map(({ name: { text, href } }) => ({
			'@type': 'Organization',
			name: text,
			...(href && { '@id': `${origin}/en${href.slice(`/${language}`.length)}` })
		}))
	};
	return Object.fromEntries(
		Object.entries(all).filter(
			([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)
		)
	);
}
