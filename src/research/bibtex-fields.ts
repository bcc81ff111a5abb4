import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';

/** A record as the library's grammar leaves it: its values are still TeX. */
export type BibtexEntry = { type: string; label: string; properties: Record<string, string | number> };

const cslTypes: Record<string, string> = {
	article: 'article-journal',
	periodical: 'article-journal',
	book: 'book',
	mvbook: 'book',
	booklet: 'book',
	manual: 'book',
	collection: 'book',
	proceedings: 'book',
	incollection: 'chapter',
	inbook: 'chapter',
	inreference: 'entry-encyclopedia',
	inproceedings: 'paper-conference',
	conference: 'paper-conference',
	techreport: 'report',
	report: 'report',
	phdthesis: 'thesis',
	mastersthesis: 'thesis',
	thesis: 'thesis',
	unpublished: 'manuscript',
	dataset: 'dataset',
	data: 'dataset',
	online: 'webpage',
	electronic: 'webpage',
	www: 'webpage',
	misc: 'document'
};

/** A BibTeX or BibLaTeX record as CSL-JSON. Field names: btxdoc (Patashnik 1988) and the manual of BibLaTeX 3.20. */
export function bibtexToCsl({ type, label, properties }: BibtexEntry): object {
	const first = (...names: string[]) => {
		const value = names.map((name) => properties[name]).find((one) => one !== undefined && one !== '');
		return value === undefined ? undefined : textOf(String(value));
	};
	const isArticle = type === 'article' || type === 'periodical';
	const [title, subtitle] = [first('title'), first('subtitle')];
	const [year, month] = [first('year'), monthOf(properties['month'])];
	const howPublished = String(properties['howpublished'] ?? '');
	return {
		...namesOf(properties),
		id: label,
		type: cslTypes[type] ?? type,
		genre: first('type'),
		title: title && subtitle ? `${title}: ${subtitle}` : title,
		issued: { raw: first('date') ?? (year && month ? `${year}-${month}` : year) },
		'container-title': first('journaltitle', 'journal', 'booktitle', 'series'),
		volume: first('volume'),
		issue: isArticle ? (first('issue') ?? first('number')) : first('issue'),
		number: isArticle ? undefined : first('number'),
		page: first('pages', 'eid', 'articleno'),
		edition: first('edition'),
		publisher: first('publisher', 'institution', 'school', 'organization'),
		'publisher-place': first('location', 'address'),
		ISBN: first('isbn'),
		ISSN: first('issn'),
		DOI: verbatim(properties['doi']),
		URL: verbatim(properties['url']) ?? /https?:[^\s{}]+/u.exec(howPublished)?.[0],
		language: first('langid', 'language'),
		keyword: first('keywords', 'keyword'),
		abstract: paragraphs(properties['abstract'])
	};
}

type Names = { author?: unknown; editor?: unknown };

/** The library knows the parts of names (von, Jr., organisations in braces); "and others" is nobody's name. */
function namesOf({ author, editor }: BibtexEntry['properties']): Names {
	const properties = { title: 'x', ...(author && { author }), ...(editor && { editor }) };
	const [item] = plugins.input.data(
		[{ type: 'book', label: 'x', properties }],
		'@biblatex/entries+list'
	) as Names[];
	const people = (list: unknown) =>
		Array.isArray(list)
			? list.filter((one: { family?: string; given?: string }) => one.given ?? one.family !== 'others')
			: [];
	return { author: people(item?.author), editor: people(item?.editor) };
}

/** What TeX would print: accents, Greek, dashes and quotation marks as characters. */
function textOf(tex: string): string {
	if (!/[\\{}$~`'"<>?!,%-]/u.test(tex)) return tex;
	const entry = { type: 'book', label: 'x', properties: { note: tex } };
	const [item] = plugins.input.data([entry], '@biblatex/entries+list') as { note?: string }[];
	return item?.note ?? '';
}

function paragraphs(tex: string | number | undefined): string | undefined {
	return tex === undefined
		? undefined
		: String(tex)
				.split(/\n\s*\n/u)
				.map(textOf)
				.join('\n\n');
}

/** Addresses are not TeX, though some programmes escape them as if they were. */
function verbatim(value: string | number | undefined): string | undefined {
	return value === undefined
		? undefined
		: String(value)
				.replace(/\\([%&#_~{}])/gu, '$1')
				.replace(/^\\url\{(.*)\}$/u, '$1');
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(value: string | number | undefined): number | null {
	const text = String(value ?? '')
		.trim()
		.toLowerCase();
	const number = /^\d{1,2}$/u.test(text) ? Number(text) : months.indexOf(text.slice(0, 3)) + 1;
	return number >= 1 && number <= 12 ? number : null;
}
