import type { JsonLd } from '#catalogue/index.ts';
import { doiUrl } from '#catalogue/index.ts';
import { fullName, type Contributor } from './contributor.ts';
import type { Publication } from './publication.ts';
import { schemaTypeOf } from './signposts.ts';

/** A page names so many; the downloads name all. */
const mostAuthors = 100;

/** What schema.org says of a publication, over what the catalogue says of the entry. */
export function publicationToJsonLd(publication: Publication): JsonLd {
	const type = schemaTypeOf(publication);
	const { doi, issn, isbn, publisher, publisherPlace, openAccess } = publication;
	return {
		// What is no article is also something that one learns from.
		'@type': type === 'ScholarlyArticle' ? type : ['LearningResource', type],
		headline: publication.title.slice(0, 110),
		author: publication.authors.slice(0, mostAuthors).map(contributor),
		editor: publication.editors.slice(0, mostAuthors).map(contributor),
		datePublished: publication.published ?? undefined,
		isPartOf: partOf(publication),
		pagination: publication.pages ?? undefined,
		bookEdition: publication.edition ?? undefined,
		reportNumber: publication.number ?? undefined,
		isbn: isbn ?? undefined,
		issn: publication.container === null ? (issn ?? undefined) : undefined,
		publisher: publisher === null ? undefined : { '@type': 'Organization', name: publisher },
		locationCreated: publisherPlace === null ? undefined : { '@type': 'Place', name: publisherPlace },
		identifier:
			doi === null
				? undefined
				: { '@type': 'PropertyValue', propertyID: 'DOI', value: doi, url: doiUrl(doi) },
		license: publication.licence ?? undefined,
		isAccessibleForFree: openAccess === null ? undefined : openAccess !== 'closed',
		keywords: publication.keywords
	};
}

function contributor(one: Contributor): JsonLd {
	const { name, given, orcid } = one;
	if (given === null && orcid === null) return { '@type': 'Organization', name };
	const person: JsonLd = { '@type': 'Person', name: fullName(one) };
	if (given !== null) Object.assign(person, { familyName: name, givenName: given });
	if (orcid !== null) person['@id'] = `https://orcid.org/${orcid}`;
	return person;
}

/** An issue of a volume of a journal; a book; a series. */
function partOf({ type, container, volume, issue, issn }: Publication): JsonLd | undefined {
	if (container === null) return undefined;
	if (type === 'book-chapter') return { '@type': 'Book', name: container };
	const periodical: JsonLd = {
		'@type': type === 'journal-article' ? 'Periodical' : 'CreativeWorkSeries',
		name: container
	};
	if (issn !== null) periodical['issn'] = issn;
	const inVolume: JsonLd =
		volume === null
			? periodical
			: { '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: periodical };
	return issue === null ? inVolume : { '@type': 'PublicationIssue', issueNumber: issue, isPartOf: inVolume };
}
