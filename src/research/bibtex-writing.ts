import type { Contributor } from './contributor.ts';
import type { Publication, WorkType } from './publication.ts';

const entryTypes: Record<WorkType, string> = {
	'journal-article': 'article',
	book: 'book',
	'book-chapter': 'incollection',
	report: 'techreport',
	'working-paper': 'techreport',
	'conference-paper': 'inproceedings',
	thesis: 'phdthesis',
	preprint: 'unpublished',
	dataset: 'dataset',
	'web-page': 'online',
	other: 'misc'
};

/** One BibTeX record in UTF-8, as every tool since Biber reads it; older ones see no accent that they would not today. */
export function publicationToBibtex(publication: Publication, key: string): string {
	const { type } = publication;
	const [year, month, day] = publication.published?.split('-') ?? [];
	const containerName = type === 'journal-article' ? 'journal' : inBook.has(type) ? 'booktitle' : 'series';
	const publisherName = type === 'thesis' ? 'school' : isReport(type) ? 'institution' : 'publisher';
	const fields: [name: string, value: string | null | undefined][] = [
		['author', people(publication.authors)],
		['editor', people(publication.editors)],
		// In two pairs of braces: its capitals are the title's own.
		['title', `{${escaped(publication.title)}}`],
		[containerName, escapedOrNull(publication.container)],
		['year', year],
		['month', month && String(Number(month))],
		// BibLaTeX's; BibTeX itself leaves it out.
		['date', day && publication.published],
		['volume', escapedOrNull(publication.volume)],
		[type === 'journal-article' ? 'number' : 'issue', escapedOrNull(publication.issue)],
		['number', type === 'journal-article' ? null : escapedOrNull(publication.number)],
		['pages', escapedOrNull(publication.pages)?.replaceAll('–', '--')],
		['edition', escapedOrNull(publication.edition)],
		['type', type === 'working-paper' ? 'Working paper' : null],
		[publisherName, escapedOrNull(publication.publisher)],
		['address', escapedOrNull(publication.publisherPlace)],
		['isbn', escapedOrNull(publication.isbn)],
		['issn', escapedOrNull(publication.issn)],
		['doi', publication.doi],
		['url', publication.url],
		['langid', publication.language],
		['keywords', escapedOrNull(publication.keywords.join(', ') || null)],
		['abstract', escapedOrNull(publication.abstract)]
	];
	const lines = fields.flatMap(([name, value]) => (value ? [`\t${name} = {${value}}`] : []));
	return `@${entryTypes[type]}{${key},\n${lines.join(',\n')}\n}\n`;
}

const inBook = new Set<WorkType>(['book-chapter', 'conference-paper']);
const isReport = (type: WorkType) => type === 'report' || type === 'working-paper';

function people(all: readonly Contributor[]): string | null {
	return all.map(person).join(' and ') || null;
}

/** What has no given name stands in braces, so that nobody splits it; so does what looks like more than one name. */
function person({ name, given }: Contributor): string {
	if (given === null) return `{${escaped(name)}}`;
	const whole = (part: string) => (/,|\sand\s|^and$/iu.test(part) ? `{${escaped(part)}}` : escaped(part));
	return `${whole(name)}, ${whole(given)}`;
}

const commands: Record<string, string> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}'
};

/** What TeX would read as something else; two signs that it would join (`--`, `''`) are kept apart. */
function escaped(text: string): string {
	return text
		.replace(/[\\~^{}&%$#_]/gu, (one) => commands[one] ?? `\\${one}`)
		.replace(/-(?=-)|`(?=`)|'(?=')|[?!](?=`)|<(?=<)|>(?=>)|,(?=,)/gu, '$&{}');
}

function escapedOrNull(text: string | null): string | null {
	return text === null ? null : escaped(text);
}
