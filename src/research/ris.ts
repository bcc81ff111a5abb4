import type { Contributor } from './contributor.ts';
import { cslToPublication } from './csl-reading.ts';
import type { Publication, WorkType } from './publication.ts';
import { unreadable, type Reading } from './reading.ts';

type Labelled = { label: string | null; reading: Reading };

/** The reference types we write. Source: the specification of Research Information Systems, 2011. */
const risTypes: Record<WorkType, string> = {
	'journal-article': 'JOUR',
	book: 'BOOK',
	'book-chapter': 'CHAP',
	report: 'RPRT',
	'working-paper': 'RPRT',
	'conference-paper': 'CPAPER',
	thesis: 'THES',
	preprint: 'INPR',
	dataset: 'DATA',
	'web-page': 'ELEC',
	other: 'GEN'
};

/** One RIS record. Lines end as the specification wants them, with CR LF. */
export function publicationToRis(publication: Publication, key: string): string {
	const { type, pages } = publication;
	const [year, month, day] = publication.published?.split('-') ?? [];
	const range = /^([^–]+)–([^–]+)$/u.exec(pages ?? '');
	const fields: [tag: string, value: string | null | undefined][] = [
		['TY', risTypes[type]],
		['ID', key],
		...publication.authors.map((one): [string, string] => ['AU', person(one)]),
		...publication.editors.map((one): [string, string] => [inBook.has(type) ? 'A2' : 'ED', person(one)]),
		['TI', publication.title],
		['PY', year],
		['DA', month && `${year}/${month}/${day ?? ''}/`],
		['T2', publication.container],
		['M3', type === 'working-paper' ? 'Working paper' : null],
		['VL', publication.volume],
		[isReport(type) ? 'M2' : 'IS', publication.issue],
		['SP', range?.[1] ?? pages],
		['EP', range?.[2]],
		[isReport(type) ? 'IS' : 'M1', publication.number],
		['ET', publication.edition],
		['PB', publication.publisher],
		['CY', publication.publisherPlace],
		['SN', publication.issn ?? publication.isbn],
		['DO', publication.doi],
		['UR', publication.url],
		['LA', publication.language],
		...publication.keywords.map((one): [string, string] => ['KW', one]),
		['AB', publication.abstract?.replace(/\s+/gu, ' ')]
	];
	const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []));
	return `${[...lines, 'ER  - '].join('\r\n')}\r\n`;
}

const inBook = new Set<WorkType>(['book-chapter', 'conference-paper']);
const isReport = (type: WorkType) => type === 'report' || type === 'working-paper';

/** Without a given name there is no comma: what is read so is a whole name. */
function person({ name, given }: Contributor): string {
	return given === null ? name.replaceAll(',', '') : `${name}, ${given}`;
}

type Fields = Map<string, string[]>;

/** Any dialect of RIS: each record from its TY to its ER, or to the next TY. One that is broken is told of. */
export function risToPublications(text: string): Labelled[] {
	const records: { line: number; fields: Fields }[] = [];
	let last: string[] | null = null;
	for (const [i, whole] of text.split(/\r\n?|\n/u).entries()) {
		const [, tag, value = ''] = /^\s*([A-Z][A-Z0-9]) {1,2}- ?(.*)$/u.exec(whole) ?? [];
		if (tag === 'TY') records.push({ line: i + 1, fields: new Map() });
		const fields = records.at(-1)?.fields;
		if (!fields || tag === 'ER') last = null;
		else if (tag) {
			last = fields.get(tag) ?? [];
			last.push(value.trim());
			fields.set(tag, last);
		} else if (last && whole.trim()) last[last.length - 1] += ` ${whole.trim()}`;
	}
	return records.map(({ line, fields }) => {
		const read = cslToPublication(risToCsl(fields));
		return {
			label: fields.get('ID')?.[0] ?? null,
			reading: read.problem?.code === 'record_unreadable' ? unreadable('ris_unreadable', { line }) : read
		};
	});
}

const cslTypes: Record<string, string> = {
	JOUR: 'article-journal',
	JFULL: 'article-journal',
	EJOUR: 'article-journal',
	MGZN: 'article-magazine',
	NEWS: 'article-newspaper',
	BOOK: 'book',
	EBOOK: 'book',
	EDBOOK: 'book',
	CHAP: 'chapter',
	ECHAP: 'chapter',
	RPRT: 'report',
	GOVDOC: 'report',
	CPAPER: 'paper-conference',
	CONF: 'paper-conference',
	THES: 'thesis',
	INPR: 'article',
	UNPB: 'manuscript',
	UNPD: 'manuscript',
	DATA: 'dataset',
	DBASE: 'dataset',
	ELEC: 'webpage',
	BLOG: 'webpage',
	WEB: 'webpage',
	GEN: 'document',
	PAMP: 'document',
	STAND: 'document'
};

/** Tags with more than one meaning are read as the reference type wants. */
function risToCsl(fields: Fields): object {
	const first = (...tags: string[]) => tags.map((tag) => fields.get(tag)?.find(Boolean)).find(Boolean);
	const all = (...tags: string[]) => tags.flatMap((tag) => fields.get(tag) ?? []).filter(Boolean);
	const ris = first('TY') ?? '';
	const type = cslTypes[ris.toUpperCase()];
	const report = type === 'report';
	const [start, end] = [first('SP'), first('EP')];
	const serial = first('SN')?.replace(/\s*\((print|online|electronic)\)/giu, '');
	const isIssn = /^\d{4}-?\d{3}[\dX]$/iu.test(serial ?? '');
	return {
		type: type ?? ris,
		genre: first('M3'),
		title: first('TI', 'T1', 'CT') ?? (type === 'book' ? first('BT') : undefined),
		author: all('AU', 'A1').map(nameFrom),
		editor: all('ED', 'A2').map(nameFrom),
		issued: { raw: dateFrom(first('DA'), first('PY', 'Y1')) },
		'container-title': first('T2', 'JO', 'JF', 'JA', 'BT', 'T3'),
		volume: first('VL'),
		issue: report ? first('M2') : first('IS', 'CP'),
		number: report ? first('IS', 'M1') : first('M1'),
		page: start && end && end !== start ? `${start}–${end}` : (start ?? first('SE')),
		edition: first('ET'),
		publisher: first('PB'),
		'publisher-place': first('CY', 'PP'),
		ISSN: isIssn ? serial : undefined,
		ISBN: isIssn ? undefined : serial,
		DOI: first('DO') ?? all('UR', 'M3', 'N1').find((one) => /doi\.org\/10\./u.test(one)),
		URL: first('UR', 'L2'),
		language: first('LA'),
		keyword: all('KW'),
		abstract: first('AB', 'N2')
	};
}

/** 'Family, Given, Jr.' */
function nameFrom(text: string): object {
	const [family = '', given, suffix] = text.split(/\s*,\s*/u);
	return given ? { family, given: [given, suffix].filter(Boolean).join(' ') } : { literal: family };
}

/** 'YYYY/MM/DD/other info', any part of which may be missing; a day that the year contradicts is another's. */
function dateFrom(exact: string | undefined, year: string | undefined): string | undefined {
	const dated = exact && (!year || exact.startsWith(year.slice(0, 4))) ? exact : year;
	const found = /^(\d{4})\/(\d{1,2})?\/?(\d{1,2})?/u.exec(dated ?? '');
	return found ? found.slice(1).filter(Boolean).join('-') : dated;
}
