import { describe, expect, test } from 'vitest';
import { bibtexToPublications } from './bibtex-reading.ts';
import { doisIn, formatOf, jsonToPublication, readPublications } from './format.ts';
import type { Publication } from './publication.ts';
import { risToPublications } from './ris.ts';

const authorNames = (publication: Publication | null | undefined) =>
	publication?.authors.map(({ name, given }) => [name, given]);

describe('BibTeX', () => {
	const text = String.raw`
% from the library of anna@example.org
@string{jms = "Journal of Migration {S}tudies"}
@article{mueller, author = {M{\"u}ller, Hans and van der Berg, Anna and {International Organization for Migration} and King, Jr., Martin and others},
	title = {The {EU} and $\alpha$ remittances --- a {\textit{study}} \& 10\% more}, journal = jms,
	year = 2020, month = mar, volume = {12}, number={3}, pages={1--20}, doi={https://doi.org/10.1000/ABC_d},
	abstract={Line \'one.

Line two.}}
@book{open, title={Never closed, year=2001
@article{missing, year = 1999}
@techreport{iom, title="Labour {M}obility", institution={IOM}, number={WP 12}, year={2001/2002}, type={Working paper},
	howpublished={\url{https://example.org/wp_12}}}
`;

	test('is read record by record: a broken one is told of with the line it begins on, and the others go on', () => {
		const read = bibtexToPublications(text);
		expect(read.map(({ label, reading }) => [label, reading.problem?.code ?? null])).toEqual([
			['mueller', null],
			['open', 'bibtex_unreadable'],
			['missing', 'record_without_title'],
			['iom', null]
		]);
		expect(read[1]?.reading.problem?.details).toEqual({ line: 10 });
	});

	test('knows TeX, abbreviations, particles and organisations', () => {
		const [article, , , report] = bibtexToPublications(text).map(({ reading }) => reading.publication);
		expect(article).toMatchObject({
			type: 'journal-article',
			title: 'The EU and α remittances — a study & 10% more',
			container: 'Journal of Migration Studies',
			published: '2020-03',
			volume: '12',
			issue: '3',
			pages: '1–20',
			doi: '10.1000/abc_d',
			abstract: 'Line óne.\n\nLine two.'
		});
		expect(authorNames(article)).toEqual([
			['Müller', 'Hans'],
			['van der Berg', 'Anna'],
			['International Organization for Migration', null],
			['King', 'Martin Jr.']
		]);
		expect(report).toMatchObject({
			type: 'working-paper',
			number: 'WP 12',
			publisher: 'IOM',
			published: '2001',
			url: 'https://example.org/wp_12'
		});
	});
});

describe('RIS', () => {
	test('of several dialects is read, and what has no title is told of', () => {
		const text = [
			'\uFEFFTY  - JOUR',
			'AU  - Diallo, Amina',
			'AU  - UNESCO',
			'T1  - Remittances and',
			'  development',
			'JO  - Journal of Migration',
			'Y1  - 2019/05/07/Spring',
			'SP  - 3',
			'EP  - 9',
			'SN  - 1234-567X (print)',
			'DO  - doi:10.1000/XYZ.',
			'N2  - <p>Text &amp; more</p>',
			'ER  -',
			'TY  - RPRT',
			'AU  - Nobody',
			'TY  - NOVEL',
			'TI  - Strange',
			'UR  - javascript:alert(1)',
			'ER  - '
		].join('\n');
		const [one, two, three] = readPublications(text, 'ris').map(({ reading }) => reading);
		expect(one?.publication).toMatchObject({
			type: 'journal-article',
			title: 'Remittances and development',
			container: 'Journal of Migration',
			published: '2019-05-07',
			pages: '3–9',
			issn: '1234-567X',
			doi: '10.1000/xyz',
			abstract: 'Text & more'
		});
		expect(authorNames(one?.publication)).toEqual([
			['Diallo', 'Amina'],
			['UNESCO', null]
		]);
		expect(two?.problem?.code).toBe('record_without_title');
		expect(three).toMatchObject({
			publication: { type: 'other', url: null },
			notes: [{ code: 'type_unknown', details: { text: 'NOVEL' } }]
		});
	});
});

const crossref = {
	status: 'ok',
	message: {
		type: 'journal-article',
		title: ['Migration &amp; <i>climate</i>'],
		subtitle: ['A review'],
		author: [
			{ given: 'Ana', family: 'Rivera', ORCID: 'http://orcid.org/0000-0002-1825-0097', sequence: 'first' },
			{ given: 'Bo', family: 'Li', ORCID: 'http://orcid.org/0000-0002-1825-0090' },
			{ name: 'Climate Consortium' }
		],
		issued: { 'date-parts': [[null]] },
		'published-online': { 'date-parts': [[2022, 4, 9]] },
		'container-title': ['Climate and People'],
		'article-number': 'e77',
		volume: '5',
		DOI: '10.5555/Clim.1',
		URL: 'http://dx.doi.org/10.5555/clim.1',
		resource: { primary: { URL: 'https://journal.example/clim1' } },
		license: [
			{ URL: 'https://publisher.example/terms', 'content-version': 'tdm' },
			{ URL: 'https://creativecommons.org/licenses/by/4.0/', 'content-version': 'vor' }
		],
		abstract: '<jats:title>Abstract</jats:title><jats:p>People move.</jats:p><jats:p>Also far.</jats:p>',
		language: 'eng',
		subject: ['Demography']
	}
};

test('a work of Crossref: lists of one, JATS, the first date that is one, an ORCID whose check fails', () => {
	const { publication, notes } = jsonToPublication(crossref);
	expect(publication).toMatchObject({
		type: 'journal-article',
		title: 'Migration & climate: A review',
		published: '2022-04-09',
		container: 'Climate and People',
		pages: 'e77',
		doi: '10.5555/clim.1',
		url: 'https://journal.example/clim1',
		licence: 'https://creativecommons.org/licenses/by/4.0/',
		abstract: 'People move.\n\nAlso far.',
		language: 'en',
		keywords: ['Demography']
	});
	expect(publication?.authors).toEqual([
		{ name: 'Rivera', given: 'Ana', orcid: '0000-0002-1825-0097' },
		{ name: 'Li', given: 'Bo', orcid: null },
		{ name: 'Climate Consortium', given: null, orcid: null }
	]);
	expect(notes).toEqual([{ code: 'orcid_wrong', details: { text: 'http://orcid.org/0000-0002-1825-0090' } }]);
});

test('a record of DataCite', () => {
	const { publication } = jsonToPublication({
		data: {
			attributes: {
				doi: '10.5281/ZENODO.1',
				titles: [{ title: 'Datos', titleType: 'TranslatedTitle' }, { title: 'Flows 2020' }],
				creators: [
					{
						name: 'Rivera, Ana',
						familyName: 'Rivera',
						givenName: 'Ana',
						nameType: 'Personal',
						nameIdentifiers: [{ nameIdentifier: '0000-0002-1825-0097', nameIdentifierScheme: 'ORCID' }]
					},
					{ name: 'IOM', nameType: 'Organizational' }
				],
				publisher: { name: 'Zenodo' },
				publicationYear: 2021,
				types: { resourceTypeGeneral: 'Dataset' },
				dates: [{ date: '2021-02-03', dateType: 'Issued' }],
				descriptions: [{ description: 'Numbers.', descriptionType: 'Abstract' }],
				rightsList: [{ rightsUri: 'https://creativecommons.org/licenses/by/4.0/' }],
				url: 'https://zenodo.example/1',
				language: 'en'
			}
		}
	});
	expect(publication).toMatchObject({
		type: 'dataset',
		title: 'Flows 2020',
		published: '2021-02-03',
		publisher: 'Zenodo',
		doi: '10.5281/zenodo.1',
		authors: [
			{ name: 'Rivera', given: 'Ana', orcid: '0000-0002-1825-0097' },
			{ name: 'IOM', given: null, orcid: null }
		]
	});
});

describe('hostile records', () => {
	const title = 'T';
	const people = (count: number) =>
		Array.from({ length: count }, (_, i) => ({ family: `F${i}`, given: 'A' }));

	test('ten thousand authors are kept, and it is said that the page names a hundred', () => {
		const { publication, notes } = jsonToPublication({
			type: 'article-journal',
			title,
			author: people(10_000)
		});
		expect(publication?.authors.length).toBe(10_000);
		expect(notes).toEqual([{ code: 'many_authors', details: { count: 10_000, named: 100 } }]);
	});

	test.each<[string, unknown, string]>([
		['twenty thousand and one', { title, author: people(20_001) }, 'too_many_authors'],
		['a text', 'title', 'record_unreadable'],
		['nothing', null, 'record_unreadable'],
		['a title of spaces', { title: ' \u200b ' }, 'record_without_title'],
		['a title of 600 characters', { title: 'x'.repeat(600) }, 'record_title_too_long'],
		['a title that is a number of another kind', { title: { text: 'x' } }, 'record_without_title']
	])('%s', (_, record, code) => {
		expect(jsonToPublication(record).problem?.code).toBe(code);
	});

	test('JSON that is none tells its line', () => {
		expect(readPublications('[\n{"title": "A"},\n{]', 'csl-json')).toEqual([
			{
				label: null,
				reading: { publication: null, notes: [], problem: { code: 'csl_unreadable', details: { line: 3 } } }
			}
		]);
	});

	test('a megabyte of opened braces or @ signs ends soon', () => {
		const began = performance.now();
		bibtexToPublications(`@article{a, title=${'{'.repeat(1_000_000)}`);
		bibtexToPublications('@'.repeat(1_000_000));
		bibtexToPublications('@a{'.repeat(300_000));
		risToPublications('TY  - JOUR\n'.repeat(100_000));
		expect(performance.now() - began).toBeLessThan(5_000);
	});
});

test.each([
	['@article{a, title={x}}', 'bibtex'],
	['\n% a comment\n@book(a, title={x})', 'bibtex'],
	['TY  - JOUR\nER  - ', 'ris'],
	[' [{"title":"x"}]', 'csl-json'],
	['10.1000/abc\nhttps://doi.org/10.1000/def', 'doi'],
	['<!doctype html><p>no</p>', null],
	['', null]
])('%s is %s', (text, format) => {
	expect(formatOf(text)).toBe(format);
});

test('a list of DOIs names each once, and keeps what is none to be told of', () => {
	expect(doisIn('10.1000/ABC, https://doi.org/10.1000/abc\ndoi: 10.5555/x\nnonsense')).toEqual([
		{ text: '10.1000/ABC', doi: '10.1000/abc' },
		{ text: '10.5555/x', doi: '10.5555/x' },
		{ text: 'nonsense', doi: null }
	]);
});
