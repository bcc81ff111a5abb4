import { doiUrl } from '#catalogue/index.ts';
import { citationFiles, type CitationFormat } from './citation-file.ts';
import type { Publication, WorkType } from './publication.ts';

const schemaTypes: Record<WorkType, string> = {
	'journal-article': 'ScholarlyArticle',
	book: 'Book',
	'book-chapter': 'Chapter',
	report: 'Report',
	'working-paper': 'ScholarlyArticle',
	'conference-paper': 'ScholarlyArticle',
	thesis: 'Thesis',
	preprint: 'ScholarlyArticle',
	dataset: 'Dataset',
	'web-page': 'WebPage',
	other: 'CreativeWork'
};

/** What schema.org calls a work. */
export function schemaTypeOf({ type }: Pick<Publication, 'type'>): string {
	return schemaTypes[type];
}

/** Headers have a size: of many authors, the first stand for all. */
const mostAuthors = 20;

/**
 * The value of a `Link` header that tells a programme where to cite, read and fetch what a page is about; null without a
 * DOI. Source: the Signposting profile for scholarly pages (signposting.org/conventions), RFC 8288.
 */
export function signpostsOf(publication: Publication, pageUrl: string): string | null {
	const { doi, url, authors, licence } = publication;
	if (doi === null) return null;
	const orcids = authors.flatMap(({ orcid }) => orcid ?? []).slice(0, mostAuthors);
	const described = Object.keys(citationFiles) as CitationFormat[];
	return [
		link(doiUrl(doi), 'cite-as'),
		...orcids.map((orcid) => link(`https://orcid.org/${orcid}`, 'author')),
		link('https://schema.org/AboutPage', 'type'),
		link(`https://schema.org/${schemaTypeOf(publication)}`, 'type'),
		...described.map((format) =>
			link(`${pageUrl}.${format}`, 'describedby', citationFiles[format].mediaType.replace(/;.*$/u, ''))
		),
		...(licence ? [link(licence, 'license')] : []),
		...(url && !/^https?:\/\/(dx\.)?doi\.org\//u.test(url) ? [link(url, 'item')] : [])
	].join(', ');
}

/** An address in a header is ASCII, and holds nothing that would end it. */
function link(address: string, relation: string, type?: string): string {
	const safe = new URL(address).href.replace(/[<>"\s]/gu, encodeURIComponent);
	return `<${safe}>; rel="${relation}"${type ? `; type="${type}"` : ''}`;
}
