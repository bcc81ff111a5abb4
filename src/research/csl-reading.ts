import { cleanLine, cleanText, doiFrom, refusalToLink } from '#catalogue/index.ts';
import { isLanguage } from '#vocabulary/index.ts';
import { orcidFrom } from '#network/index.ts';
import type { Contributor } from './contributor.ts';
import { publishedFrom } from './date.ts';
import { languageFrom } from './language.ts';
import { plainText } from './plain-text.ts';
import { openAccesses, type OpenAccess, type Publication, type WorkType } from './publication.ts';
import { unreadable, type Note, type Reading } from './reading.ts';

type Raw = Record<string, unknown>;

/** More than any paper had so far (15,025 in 2024); what is beyond is a mistake, or an attack. */
const mostAuthors = 20_000;
/** An entry names so many of them; citations and downloads name all. */
export const authorsNamed = 100;
const longestAbstract = 8000;

/**
 * A CSL-JSON item, of whatever quality. Every other format becomes one of these first, so that there is one place where
 * what comes from outside is cleaned, cut and refused.
 */
export function cslToPublication(item: unknown): Reading {
	if (!isObject(item)) return unreadable('record_unreadable');
	const notes: Note[] = [];
	const note = (code: Note['code'], details: Note['details'] = {}) => notes.push({ code, details });
	const title = lineOf(item['title'], 2000);
	if (title === null) return unreadable('record_without_title');
	if (title.length > 500) return unreadable('record_title_too_long', { count: title.length });
	const [author, editor] = [listOf(item['author']), listOf(item['editor'])];
	if (author.length + editor.length > mostAuthors)
		return unreadable('too_many_authors', { count: author.length, most: mostAuthors });
	const authors = author.flatMap((one) => contributorOf(one, note));
	if (authors.length > authorsNamed) note('many_authors', { count: authors.length, named: authorsNamed });
	const text = typeof item['abstract'] === 'string' ? cleanText(plainText(item['abstract'])) : '';
	if (text.length > longestAbstract) note('abstract_cut', { count: longestAbstract });
	const published = publishedFrom(item['issued']);
	const written = isObject(item['issued'])
		? lineOf(item['issued']['literal'] ?? item['issued']['raw'], 50)
		: null;
	if (published === null && written !== null) note('date_unclear', { text: written });
	const said = lineOf(item['DOI'], 300);
	const doi = said === null ? null : doiFrom(said);
	if (said !== null && doi === null) note('doi_unreadable', { text: said });
	const type = typeOf(item);
	if (type === null) note('type_unknown', { text: lineOf(item['type'], 60) ?? '' });
	const isArticle = type === 'journal-article';
	const custom = isObject(item['custom']) ? item['custom'] : {};
	const language = languageFrom(lineOf(item['language'], 60));
	const publication: Publication = {
		type: type ?? 'other',
		title,
		language: language && isLanguage(language) ? language : null,
		abstract: text.slice(0, longestAbstract).trim() || null,
		authors,
		editors: editor.flatMap((one) => contributorOf(one, note)),
		published,
		container: lineOf(item['container-title'], 500),
		volume: lineOf(item['volume'], 50),
		issue: lineOf(item['issue'], 50),
		// What an article without pages has instead of them.
		pages:
			lineOf(item['page'] ?? (isArticle ? item['number'] : null), 50)?.replace(
				/(?<=\w)\s*(?:--?|[‐‑–—])\s*(?=\w)/gu,
				'–'
			) ?? null,
		number: isArticle ? null : lineOf(item['number'], 100),
		edition: lineOf(item['edition'], 100),
		publisher: lineOf(item['publisher'], 300),
		publisherPlace: lineOf(item['publisher-place'], 200),
		doi,
		url: linkOf(item['URL']),
		isbn: lineOf(item['ISBN'], 100),
		issn: lineOf(item['ISSN'], 100),
		openAccess: openAccesses.includes(custom['open-access'] as OpenAccess)
			? (custom['open-access'] as OpenAccess)
			: null,
		licence: linkOf(custom['license']),
		keywords: keywordsOf(item['keyword'])
	};
	return { publication, notes, problem: null };
}

const types: Record<string, WorkType> = {
	'article-journal': 'journal-article',
	'article-magazine': 'journal-article',
	'article-newspaper': 'journal-article',
	review: 'journal-article',
	'review-book': 'journal-article',
	book: 'book',
	chapter: 'book-chapter',
	'entry-encyclopedia': 'book-chapter',
	'entry-dictionary': 'book-chapter',
	report: 'report',
	'paper-conference': 'conference-paper',
	speech: 'conference-paper',
	thesis: 'thesis',
	article: 'preprint',
	manuscript: 'preprint',
	dataset: 'dataset',
	webpage: 'web-page',
	post: 'web-page',
	'post-weblog': 'web-page',
	document: 'other',
	standard: 'other',
	legislation: 'other',
	treaty: 'other'
};

function typeOf(item: Raw): WorkType | null {
	const type = types[lineOf(item['type'], 60)?.toLowerCase() ?? ''] ?? null;
	const isWorkingPaper = /working.?paper|discussion paper/iu.test(lineOf(item['genre'], 100) ?? '');
	return (type === 'report' || type === 'preprint' || type === 'other') && isWorkingPaper
		? 'working-paper'
		: type;
}

function contributorOf(
	sent: unknown,
	note: (code: Note['code'], details: Note['details']) => void
): Contributor[] {
	if (typeof sent === 'string') return contributorOf({ literal: sent }, note);
	if (!isObject(sent)) return [];
	const said = lineOf(sent['ORCID'], 60);
	const orcid = said === null ? null : orcidFrom(said);
	if (said !== null && orcid === null) note('orcid_wrong', { text: said });
	const part = (name: string) => lineOf(sent[name], 180);
	const together = (...parts: (string | null)[]) => parts.filter(Boolean).join(' ');
	const family = together(part('dropping-particle'), part('non-dropping-particle'), part('family'));
	const given = together(part('given'), part('suffix'));
	const literal = part('literal') ?? part('name');
	if (family && given) return [{ name: family.slice(0, 180), given: given.slice(0, 180), orcid }];
	const name = family || given || literal;
	return name ? [{ name: name.slice(0, 180), given: null, orcid }] : [];
}

function keywordsOf(sent: unknown): string[] {
	const all = typeof sent === 'string' ? sent.split(/[,;]/u) : listOf(sent);
	const kept = all.map((one) => lineOf(one, 100)).filter((one) => one !== null);
	return [...new Set(kept)].slice(0, 50);
}

function linkOf(sent: unknown): string | null {
	return typeof sent === 'string' && refusalToLink(sent.trim()) === null ? sent.trim() : null;
}

/** One line; CSL allows numbers, and Crossref sends lists of one. */
function lineOf(sent: unknown, most: number): string | null {
	const one: unknown = Array.isArray(sent) ? sent[0] : sent;
	if (typeof one === 'number') return String(one);
	if (typeof one !== 'string') return null;
	return (
		cleanLine(plainText(one.slice(0, 100_000)))
			.slice(0, most)
			.trim() || null
	);
}

function listOf(sent: unknown): unknown[] {
	return Array.isArray(sent) ? sent : [];
}

function isObject(value: unknown): value is Raw {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
