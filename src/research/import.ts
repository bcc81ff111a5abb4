import { doiUrl, readEntry, type EntryInput } from '#catalogue/index.ts';
import type { Id } from '#platform/index.ts';
import { fullName } from './contributor.ts';
import { authorsNamed } from './csl-reading.ts';
import type { Format } from './format.ts';
import { languageOfTitle } from './language.ts';
import { entryTypeOf, yearOf, type Publication } from './publication.ts';

export type ImportId = Id<'PublicationImport'>;

/** What is said of a whole import. */
export type ImportFacts = {
	id: ImportId;
	format: Format;
	name: string | null;
	language: string;
	createdAt: Date;
};

/** Its own address, else that of its DOI; null: nobody could be sent to it. */
export function addressOf({ url, doi }: Publication): string | null {
	return url ?? (doi === null ? null : doiUrl(doi));
}

export function titleLanguageOf(publication: Publication, otherwise: string): string {
	return publication.language ?? languageOfTitle(publication.title, otherwise);
}

const formatNames: Record<Format, string> = {
	bibtex: 'BibTeX',
	ris: 'RIS',
	'csl-json': 'CSL-JSON',
	doi: 'DOI'
};

/**
 * The entry that an imported publication becomes. Where it came from stands in the provenance: notes there are in English.
 * Throws when it is none, which `refusalToImport` says before.
 */
export function publicationToEntry(
	publication: Publication,
	from: Pick<ImportFacts, 'format' | 'name' | 'language'>,
	providers: readonly string[]
): EntryInput {
	const titleLanguage = titleLanguageOf(publication, from.language);
	const { title, abstract, doi, openAccess } = publication;
	const { input, problems } = readEntry({
		kind: 'resource',
		type: entryTypeOf(publication.type),
		url: addressOf(publication),
		doi,
		year: yearOf(publication),
		authors: publication.authors.slice(0, authorsNamed).map((one) => fullName(one).slice(0, 200)),
		titleLanguage,
		texts: { [titleLanguage]: { title, abstract } },
		languages: [titleLanguage],
		costKind: openAccess !== null && openAccess !== 'closed' ? 'free' : '',
		providers,
		source: doi === null ? addressOf(publication) : doiUrl(doi),
		rights: publication.licence,
		note: from.name
			? `Imported from ${from.name} (${formatNames[from.format]}).`
			: `Imported from ${formatNames[from.format]}.`
	});
	if (!input) throw new Error(`a publication is no entry: ${JSON.stringify(problems)}`);
	return input;
}

/** Why a publication cannot become an entry, as the code of a sentence. */
export function refusalToImport(publication: Publication): string | null {
	return addressOf(publication) === null ? 'record_without_address' : null;
}

/** Records that are likely the same as an earlier one of their list: position → that one's. */
export function twiceIn(
	records: readonly { position: number; publication: Publication }[]
): Map<number, number> {
	const first = new Map<string, number>();
	const twice = new Map<number, number>();
	for (const { position, publication } of records) {
		const { doi, title } = publication;
		const key = doi ?? `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} ${yearOf(publication)}`;
		const before = first.get(key);
		if (before === undefined) first.set(key, position);
		else twice.set(position, before);
	}
	return twice;
}
