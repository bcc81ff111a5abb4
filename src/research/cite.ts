import { doiUrl } from '#catalogue/index.ts';
import type { CiteWords } from './cite-words.ts';
import { fullName, initials, type Contributor } from './contributor.ts';
import { yearOf, type Publication, type WorkType } from './publication.ts';

/** A stretch of a citation; `italic` as the style wants it. */
export type Run = { text: string; italic: boolean };

export const citationStyles = ['apa', 'chicago', 'harvard'] as const;
export type CitationStyle = (typeof citationStyles)[number];

/**
 * A reference as a reader copies it. Sources: the Publication Manual of the APA, 7th edition, chapters 9 and 10; The Chicago
 * Manual of Style, 17th edition, chapter 15; Cite Them Right, 12th edition, Harvard. The words (and, eds, n.d.) are those of
 * the reader's language, as the locales of CSL do it; the order and the stops are the style's.
 */
export function citationOf(publication: Publication, style: CitationStyle, words: CiteWords): Run[] {
	const parts = styles[style](publication, words).filter((part) => part !== null);
	return merged(parts.flatMap((part) => (typeof part === 'string' ? [upright(part)] : part)));
}

export function citationText(runs: readonly Run[]): string {
	return runs.map(({ text }) => text).join('');
}

type Part = string | Run[] | null;
type Style = (publication: Publication, words: CiteWords) => Part[];

const styles: Record<CitationStyle, Style> = { apa, chicago, harvard };

/** What is part of something larger is set upright, and the larger thing in italics. */
const partOfLarger = new Set<WorkType>(['journal-article', 'book-chapter', 'conference-paper']);

function apa(one: Publication, words: CiteWords): Part[] {
	const inside = isInside(one);
	const names = leading(one, words, apaNames, { editor: `(${words.editor})`, editors: `(${words.editors})` });
	const year = `(${dateOf(one, words)})`;
	const title: Part[] = [inside ? one.title : [italic(one.title)], bracket(apaNumber(one, words))];
	const editors = one.editors.map((editor) => givenFirst(editor, true));
	const role = one.editors.length > 1 ? words.editors : words.editor;
	return [
		...(names ? [stopped(names), ' ', year, '. ', ...title] : [...title, '. ', year]),
		end(names ? one.title : null, one.number !== null || one.edition !== null),
		...(one.type === 'journal-article' ? apaJournal(one) : []),
		...(inside && one.type !== 'journal-article' && one.container
			? [
					` ${words.In} `,
					editors.length > 0 && one.authors.length > 0 ? `${listed(editors, `& `)} (${role}), ` : null,
					[italic(one.container)],
					one.pages ? ` (${words.pages} ${one.pages})` : null,
					'.'
				]
			: []),
		!isInJournal(one) ? publisherOf(one, false) : null,
		addressOf(one, '')
	];
}

function apaJournal({ container, volume, issue, pages }: Publication): Part[] {
	if (container === null) return [];
	return [
		' ',
		[italic([container, volume].filter(Boolean).join(', '))],
		issue ? `(${issue})` : null,
		pages ? `, ${pages}` : null,
		'.'
	];
}

function apaNumber({ type, number, edition }: Publication, words: CiteWords): string | null {
	if (type === 'dataset') return `[${words.dataset}]`;
	if (type === 'thesis') return `[${words.thesis}]`;
	const numbered = number && (type === 'working-paper' ? `${words.workingPaper} ${number}` : number);
	return numbered ?? (edition && `${words.edition} ${edition}`) ?? null;
}

function chicago(one: Publication, words: CiteWords): Part[] {
	const inside = isInside(one);
	const names = leading(one, words, chicagoNames, {
		editor: `, ${words.editor}`,
		editors: `, ${words.editors}`
	});
	const quoted = `${words.open}${one.title}${/[?!.…]$/u.test(one.title) ? '' : '.'}${words.close}`;
	const title: Part[] = inside ? [quoted] : [[italic(one.title)], end(one.title, false)];
	const editors = listed(
		one.editors.map((editor) => givenFirst(editor, false)),
		`${words.and} `
	);
	const number = one.type === 'working-paper' && one.number ? ` ${words.workingPaper} ${one.number}.` : null;
	return [
		...(names
			? [stopped(names), ' ', stopped(dateOf(one, words)), ' ', ...title]
			: [...title, ' ', stopped(dateOf(one, words))]),
		...(one.type === 'journal-article' && one.container
			? [
					' ',
					[italic(one.container)],
					one.volume && ` ${one.volume}`,
					one.issue && (one.volume ? ` (${one.issue})` : `, ${words.number} ${one.issue}`),
					one.pages && `: ${one.pages}`,
					'.'
				]
			: []),
		...(inside && one.type !== 'journal-article' && one.container
			? [
					` ${words.In} `,
					[italic(one.container)],
					one.editors.length > 0 && one.authors.length > 0 ? `, ${words.editedBy} ${editors}` : null,
					one.pages && `, ${one.pages}`,
					'.'
				]
			: []),
		one.edition && !inside ? ` ${words.edition} ${one.edition}.` : null,
		number,
		one.type === 'thesis' ? ` ${words.thesis}.` : null,
		!isInJournal(one) ? publisherOf(one, true) : null,
		addressOf(one, '')
	];
}

function harvard(one: Publication, words: CiteWords): Part[] {
	const inside = isInside(one);
	const names = leading(one, words, harvardNames, {
		editor: ` (${words.editor})`,
		editors: ` (${words.editors})`
	});
	const title: Part[] = inside
		? [`${words.innerOpen}${one.title}${words.innerClose}`]
		: [[italic(one.title)]];
	const year = `(${dateOf(one, words)})`;
	const editors = listed(
		one.editors.map((editor) => givenFirst(editor, true)),
		`${words.and} `
	);
	const role = one.editors.length > 1 ? words.editors : words.editor;
	const details = [
		one.volume && `${one.volume}${one.issue ? `(${one.issue})` : ''}`,
		one.pages && `${words.pages} ${one.pages}`
	];
	const journal = one.type === 'journal-article';
	return [
		...(names ? [names, ' ', year, ' ', ...title] : [...title, ' ', year]),
		...(inside && one.container
			? [
					journal ? ', ' : `, ${words.in} `,
					!journal && one.editors.length > 0 && one.authors.length > 0 ? `${editors} (${role}) ` : null,
					[italic(one.container)]
				]
			: []),
		journal
			? details
					.filter(Boolean)
					.map((detail) => `, ${detail}`)
					.join('')
			: null,
		one.edition && !inside ? `. ${words.edition} ${one.edition}` : null,
		one.number && !inside
			? `. ${one.type === 'working-paper' ? `${words.workingPaper} ` : ''}${one.number}`
			: null,
		inside || !/[?!.…]$/u.test(one.title) || one.edition !== null || one.number !== null ? '.' : null,
		!isInJournal(one)
			? publisherOf(one, true, inside && one.pages ? `${words.pages} ${one.pages}` : null)
			: null,
		addressOf(one, `${words.available} `)
	];
}

/** Whose publisher nobody names, since the journal says it. */
function isInJournal({ type, container }: Publication): boolean {
	return type === 'journal-article' && container !== null;
}

function isInside({ type, container }: Publication): boolean {
	return partOfLarger.has(type) && container !== null;
}

/** Whom the reference is sorted by: the authors, else the editors, else the organisation that published it. */
function leading(
	one: Publication,
	words: CiteWords,
	names: (all: readonly Contributor[], words: CiteWords) => string,
	roles: { editor: string; editors: string }
): string | null {
	if (one.authors.length > 0) return names(one.authors, words);
	if (one.editors.length > 0 && !isInside(one)) {
		const role = one.editors.length > 1 ? roles.editors : roles.editor;
		return `${names(one.editors, words)}${role.startsWith('(') ? ' ' : ''}${role}`;
	}
	return isInside(one) ? null : one.publisher;
}

function isPublisherLeading(one: Publication): boolean {
	return one.authors.length === 0 && one.editors.length === 0 && !isInside(one);
}

/** Up to twenty, then the first nineteen and the last. */
function apaNames(all: readonly Contributor[]): string {
	const names = all.map((one) => familyFirst(one, true));
	if (names.length > 20) return `${names.slice(0, 19).join(', ')}, . . . ${names.at(-1)}`;
	return names.length === 2 ? names.join(', & ') : listed(names, '& ');
}

/** Up to ten, then the first seven; only the first is turned round. */
function chicagoNames(all: readonly Contributor[], words: CiteWords): string {
	const names = all.map((one, i) => (i === 0 ? familyFirst(one, false) : givenFirst(one, false)));
	if (names.length > 10) return `${names.slice(0, 7).join(', ')}, ${words.others}`;
	return names.length === 2 ? names.join(`, ${words.and} `) : listed(names, `${words.and} `);
}

/** Up to three, then the first. */
function harvardNames(all: readonly Contributor[], words: CiteWords): string {
	const names = all.map((one) => familyFirst(one, true));
	if (names.length > 3) return `${names[0]} ${words.others}`;
	return names.length < 2
		? (names[0] ?? '')
		: `${names.slice(0, -1).join(', ')} ${words.and} ${names.at(-1)}`;
}

/** 'A, B, and C'; two have no comma between them. */
function listed(names: readonly string[], and: string): string {
	if (names.length < 3) return names.join(` ${and}`);
	return `${names.slice(0, -1).join(', ')}, ${and}${names.at(-1)}`;
}

function familyFirst({ name, given }: Contributor, short: boolean): string {
	if (given === null) return name;
	return isHan(name) ? `${name}${given}` : `${name}, ${short ? initials(given) : given}`;
}

function givenFirst(one: Contributor, short: boolean): string {
	if (one.given === null) return one.name;
	if (isHan(one.name)) return `${one.name}${one.given}`;
	return short ? `${initials(one.given)} ${one.name}` : fullName(one);
}

/** Written without a space, the family name first. */
function isHan(name: string): boolean {
	return /^\p{Script=Han}+$/u.test(name);
}

function dateOf(one: Publication, words: CiteWords): string {
	return String(yearOf(one) ?? words.undated);
}

function publisherOf(one: Publication, withPlace: boolean, after: string | null = null): string | null {
	if (isPublisherLeading(one)) return after && ` ${after}.`;
	const name = [withPlace ? one.publisherPlace : null, one.publisher].filter(Boolean).join(': ');
	const whole = [one.publisher ? name : '', after].filter(Boolean).join(', ');
	return whole === '' ? null : ` ${whole}${whole.endsWith('.') ? '' : '.'}`;
}

/** The DOI, which stays; else where it was found. No stop follows: it would be copied along. */
function addressOf({ doi, url }: Publication, before: string): string | null {
	const address = doi === null ? url : doiUrl(doi);
	return address === null ? null : ` ${before}${address}`;
}

function bracket(text: string | null): string | null {
	return text === null ? null : text.startsWith('[') ? ` ${text}` : ` (${text})`;
}

/** A title's own question mark is its end. */
function end(title: string | null, more: boolean): string | null {
	return title !== null && !more && /[?!.…]$/u.test(title) ? null : '.';
}

/** Names that end with an initial have their stop. */
function stopped(names: string): string {
	return names.endsWith('.') || names.endsWith('.)') ? names : `${names}.`;
}

function italic(text: string): Run {
	return { text, italic: true };
}

function upright(text: string): Run {
	return { text, italic: false };
}

function merged(runs: readonly Run[]): Run[] {
	const all: Run[] = [];
	for (const run of runs) {
		const last = all.at(-1);
		if (last?.italic === run.italic) last.text += run.text;
		else if (run.text !== '') all.push({ ...run });
	}
	return all;
}
