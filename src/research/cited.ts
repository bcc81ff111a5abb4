import type { Citable } from '#catalogue/index.ts';
import { authorsOf } from './contributor.ts';
import { blankPublication, workTypeOf, yearOf, type Publication } from './publication.ts';

/** What is kept about a publication beside its entry. */
export type PublicationFacts = Omit<Publication, 'title' | 'language' | 'abstract' | 'doi' | 'url'>;

export function factsOf(publication: Publication): PublicationFacts {
	const { title: _, language: __, abstract: ___, doi: ____, url: _____, ...facts } = publication;
	return facts;
}

/**
 * A resource as it is cited. The entry says what it is and whose, since editors correct it; the facts beside it say the
 * rest, and the day when they agree about the year. Without them, who provides it has published it.
 */
export function publicationOf(entry: Citable, facts: PublicationFacts | null): Publication {
	const year = entry.year === null ? null : String(entry.year);
	const licence = entry.rights && /^https?:\/\/\S+$/u.test(entry.rights) ? entry.rights : null;
	return {
		...blankPublication,
		publisher: entry.providers.join(', ') || null,
		...facts,
		type: facts?.type ?? workTypeOf(entry.type),
		title: entry.title,
		language: entry.titleLanguage,
		abstract: entry.abstract,
		authors: authorsOf(entry.authors, facts?.authors ?? [], entry.titleLanguage),
		published: facts && yearOf(facts) === entry.year ? facts.published : year,
		doi: entry.doi,
		url: entry.url,
		licence: facts?.licence ?? licence
	};
}
