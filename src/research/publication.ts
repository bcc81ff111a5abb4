import type { Contributor } from './contributor.ts';

/** What kind of work is cited. An entry's own type says what it is for; this says how it is referred to. */
export const workTypes = [
	'journal-article',
	'book',
	'book-chapter',
	'report',
	'working-paper',
	'conference-paper',
	'thesis',
	'preprint',
	'dataset',
	'web-page',
	'other'
] as const;
export type WorkType = (typeof workTypes)[number];

/**
 * How one may read it: gold, in an open journal; hybrid, opened by itself; bronze, free to read without a licence; green,
 * a copy in a repository; closed. Source: the colours of Unpaywall and OpenAlex.
 */
export const openAccesses = ['gold', 'hybrid', 'bronze', 'green', 'closed'] as const;
export type OpenAccess = (typeof openAccesses)[number];

/** A work as it is cited, whatever format told of it. Null and empty: not known. */
export type Publication = {
	type: WorkType;
	title: string;
	/** BCP 47, of the title and the text. */
	language: string | null;
	abstract: string | null;
	authors: Contributor[];
	editors: Contributor[];
	/** '2020', '2020-03' or '2020-03-09': as exactly as it is known. */
	published: string | null;
	/** The journal, the book of a chapter, the proceedings, the series of a paper. */
	container: string | null;
	volume: string | null;
	issue: string | null;
	/** '1–20', or the number of an article that has no pages. */
	pages: string | null;
	/** Of a report or a working paper. */
	number: string | null;
	edition: string | null;
	publisher: string | null;
	publisherPlace: string | null;
	doi: string | null;
	url: string | null;
	isbn: string | null;
	issn: string | null;
	openAccess: OpenAccess | null;
	/** The address of the licence. */
	licence: string | null;
	keywords: string[];
};

export const blankPublication: Publication = {
	type: 'other',
	title: '',
	language: null,
	abstract: null,
	authors: [],
	editors: [],
	published: null,
	container: null,
	volume: null,
	issue: null,
	pages: null,
	number: null,
	edition: null,
	publisher: null,
	publisherPlace: null,
	doi: null,
	url: null,
	isbn: null,
	issn: null,
	openAccess: null,
	licence: null,
	keywords: []
};

export function yearOf({ published }: Pick<Publication, 'published'>): number | null {
	return published === null ? null : Number(published.slice(0, 4));
}

const workTypeByEntryType: Record<string, WorkType> = {
	'journal-article': 'journal-article',
	book: 'book',
	'book-chapter': 'book-chapter',
	'working-paper': 'working-paper',
	dataset: 'dataset'
};

/** How a resource is cited when nobody said more than its type: most are reports of an organisation. */
export function workTypeOf(entryType: string): WorkType {
	return workTypeByEntryType[entryType] ?? 'report';
}

const entryTypeByWorkType: Record<WorkType, string> = {
	'journal-article': 'journal-article',
	book: 'book',
	'book-chapter': 'book-chapter',
	report: 'report',
	'working-paper': 'working-paper',
	'conference-paper': 'working-paper',
	thesis: 'study',
	preprint: 'working-paper',
	dataset: 'dataset',
	'web-page': 'report',
	other: 'report'
};

/** The type of resource that a work is listed as. */
export function entryTypeOf(workType: WorkType): string {
	return entryTypeByWorkType[workType];
}
