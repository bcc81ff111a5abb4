import { fullName, type Contributor } from './contributor.ts';
import type { Publication, WorkType } from './publication.ts';

/** A name as CSL-JSON has it. */
export type CslName = { family?: string; given?: string; literal?: string; ORCID?: string };

/** CSL-JSON 1.0.2, the fields we write. Source: the schema of citation-style-language/schema. */
export type CslItem = {
	id: string;
	type: string;
	title: string;
	language?: string;
	abstract?: string;
	author?: CslName[];
	editor?: CslName[];
	issued?: { 'date-parts': number[][] };
	'container-title'?: string;
	volume?: string;
	issue?: string;
	page?: string;
	number?: string;
	edition?: string;
	publisher?: string;
	'publisher-place'?: string;
	DOI?: string;
	URL?: string;
	ISBN?: string;
	ISSN?: string;
	genre?: string;
	keyword?: string;
	/** What CSL has no name for. */
	custom?: { 'open-access'?: string; license?: string };
};

const cslTypes: Record<WorkType, { type: string; genre?: string }> = {
	'journal-article': { type: 'article-journal' },
	book: { type: 'book' },
	'book-chapter': { type: 'chapter' },
	report: { type: 'report' },
	'working-paper': { type: 'report', genre: 'Working paper' },
	'conference-paper': { type: 'paper-conference' },
	thesis: { type: 'thesis' },
	preprint: { type: 'article' },
	dataset: { type: 'dataset' },
	'web-page': { type: 'webpage' },
	other: { type: 'document' }
};

/** The name of this conversion's other direction is `cslToPublication`; the two are inverse. */
export function publicationToCsl(publication: Publication, id: string): CslItem {
	const { type, genre } = cslTypes[publication.type];
	const custom = withoutEmpty({
		'open-access': publication.openAccess ?? undefined,
		license: publication.licence ?? undefined
	});
	return withoutEmpty({
		id,
		type,
		genre,
		title: publication.title,
		language: publication.language ?? undefined,
		abstract: publication.abstract ?? undefined,
		author: publication.authors.map(contributorToCsl),
		editor: publication.editors.map(contributorToCsl),
		issued: publication.published
			? { 'date-parts': [publication.published.split('-').map(Number)] }
			: undefined,
		'container-title': publication.container ?? undefined,
		volume: publication.volume ?? undefined,
		issue: publication.issue ?? undefined,
		page: publication.pages ?? undefined,
		number: publication.number ?? undefined,
		edition: publication.edition ?? undefined,
		publisher: publication.publisher ?? undefined,
		'publisher-place': publication.publisherPlace ?? undefined,
		DOI: publication.doi ?? undefined,
		URL: publication.url ?? undefined,
		ISBN: publication.isbn ?? undefined,
		ISSN: publication.issn ?? undefined,
		keyword: publication.keywords.join(', ') || undefined,
		custom: Object.keys(custom).length > 0 ? custom : undefined
	}) as CslItem;
}

function contributorToCsl(contributor: Contributor): CslName {
	const { name, given, orcid } = contributor;
	return {
		...(given === null ? { literal: fullName(contributor) } : { family: name, given }),
		...(orcid && { ORCID: `https://orcid.org/${orcid}` })
	};
}

function withoutEmpty<Thing extends object>(thing: Thing): Partial<Thing> {
	return Object.fromEntries(
		Object.entries(thing).filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0))
	) as Partial<Thing>;
}
