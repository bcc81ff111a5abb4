import { publicationToBibtex } from './bibtex-writing.ts';
import { publicationToCsl } from './csl.ts';
import type { Publication } from './publication.ts';
import { publicationToRis } from './ris.ts';

/** A file for a reference manager: its ending, its media type (IANA's, or what the programmes register), its content. */
export type CitationFormat = 'bib' | 'ris' | 'json';
type CitedWork = { slug: string; publication: Publication };
type CitationFile = { mediaType: string; write: (works: readonly CitedWork[]) => string };

export const citationFiles: Record<CitationFormat, CitationFile> = {
	bib: {
		mediaType: 'application/x-bibtex; charset=utf-8',
		write: (works) => works.map(({ slug, publication }) => publicationToBibtex(publication, slug)).join('\n')
	},
	ris: {
		mediaType: 'application/x-research-info-systems; charset=utf-8',
		write: (works) => works.map(({ slug, publication }) => publicationToRis(publication, slug)).join('\r\n')
	},
	json: {
		mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
		write: (works) =>
			JSON.stringify(
				works.map(({ slug, publication }) => publicationToCsl(publication, slug)),
				null,
				'\t'
			)
	}
};

export function isCitationFormat(text: string): text is CitationFormat {
	return Object.hasOwn(citationFiles, text);
}
