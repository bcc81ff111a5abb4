import { describe, expect, test } from 'vitest';
import { citationOf, citationText, type CitationStyle } from './cite.ts';
import { citeWords } from './cite-words.ts';
import type { Contributor } from './contributor.ts';
import { blankPublication, type Publication } from './publication.ts';

const person = (name: string, given: string): Contributor => ({ name, given, orcid: null });
const iom: Contributor = { name: 'IOM', given: null, orcid: null };

const article: Publication = {
	...blankPublication,
	type: 'journal-article',
	title: 'Who sends money home?',
	authors: [person('de la Cruz', 'María José'), person('Müller', 'Hans-Peter')],
	published: '2020-03',
	container: 'Journal of Migration',
	volume: '12',
	issue: '3',
	pages: '1–20',
	publisher: 'Some Press',
	doi: '10.1000/abc'
};
const chapter: Publication = {
	...blankPublication,
	type: 'book-chapter',
	title: 'Diasporas',
	authors: [person('Okafor', 'Samir')],
	editors: [person('Diallo', 'Amina'), person('Rivera', 'Ana')],
	published: '2019',
	container: 'Migration Governance',
	pages: '30–41',
	publisher: 'Routledge',
	publisherPlace: 'London'
};
const report: Publication = {
	...blankPublication,
	type: 'report',
	title: 'World Migration Report 2024',
	published: '2024-05-07',
	publisher: 'IOM',
	publisherPlace: 'Geneva',
	url: 'https://example.org/wmr'
};
const paper: Publication = {
	...blankPublication,
	type: 'working-paper',
	title: 'Remittances at Home',
	authors: [iom],
	number: '7',
	publisher: 'UNU'
};

/** Italics between asterisks. */
function cited(publication: Publication, style: CitationStyle, language = 'en'): string {
	return citationOf(publication, style, citeWords(language))
		.map(({ text, italic }) => (italic ? `*${text}*` : text))
		.join('');
}

describe('a reference', () => {
	test.each<[string, Publication, CitationStyle, string]>([
		[
			'an article, APA',
			article,
			'apa',
			'de la Cruz, M. J., & Müller, H.-P. (2020). Who sends money home? *Journal of Migration, 12*(3), 1–20. https://doi.org/10.1000/abc'
		],
		[
			'an article, Chicago',
			article,
			'chicago',
			'de la Cruz, María José, and Hans-Peter Müller. 2020. “Who sends money home?” *Journal of Migration* 12 (3): 1–20. https://doi.org/10.1000/abc'
		],
		[
			'an article, Harvard',
			article,
			'harvard',
			'de la Cruz, M. J. and Müller, H.-P. (2020) ‘Who sends money home?’, *Journal of Migration*, 12(3), pp. 1–20. Available at: https://doi.org/10.1000/abc'
		],
		[
			'a chapter, APA',
			chapter,
			'apa',
			'Okafor, S. (2019). Diasporas. In A. Diallo & A. Rivera (eds.), *Migration Governance* (pp. 30–41). Routledge.'
		],
		[
			'a chapter, Chicago',
			chapter,
			'chicago',
			'Okafor, Samir. 2019. “Diasporas.” In *Migration Governance*, edited by Amina Diallo and Ana Rivera, 30–41. London: Routledge.'
		],
		[
			'a chapter, Harvard',
			chapter,
			'harvard',
			'Okafor, S. (2019) ‘Diasporas’, in A. Diallo and A. Rivera (eds.) *Migration Governance*. London: Routledge, pp. 30–41.'
		],
		[
			'a report of an organisation, APA: who published it leads',
			report,
			'apa',
			'IOM. (2024). *World Migration Report 2024*. https://example.org/wmr'
		],
		[
			'a report of an organisation, Chicago',
			report,
			'chicago',
			'IOM. 2024. *World Migration Report 2024*. https://example.org/wmr'
		],
		[
			'a report of an organisation, Harvard',
			report,
			'harvard',
			'IOM (2024) *World Migration Report 2024*. Available at: https://example.org/wmr'
		],
		['a working paper, APA', paper, 'apa', 'IOM. (n.d.). *Remittances at Home* (Working paper 7). UNU.'],
		['a working paper, Chicago', paper, 'chicago', 'IOM. n.d. *Remittances at Home*. Working paper 7. UNU.'],
		['a working paper, Harvard', paper, 'harvard', 'IOM (n.d.) *Remittances at Home*. Working paper 7. UNU.'],
		[
			'nobody known, APA: the title leads',
			{ ...blankPublication, title: 'Notes', published: '2001' },
			'apa',
			'*Notes*. (2001).'
		],
		[
			'a book of two editors, Chicago',
			{ ...chapter, type: 'book', title: 'Migration Governance', container: null, pages: null, authors: [] },
			'chicago',
			'Diallo, Amina, and Ana Rivera, eds. 2019. *Migration Governance*. London: Routledge.'
		],
		[
			'an article whose journal is not known names its publisher, APA',
			{ ...article, container: null, volume: null, issue: null, pages: null },
			'apa',
			'de la Cruz, M. J., & Müller, H.-P. (2020). *Who sends money home?* Some Press. https://doi.org/10.1000/abc'
		],
		[
			'Chinese authors are not shortened or turned round',
			{ ...article, authors: [person('王', '小明')], title: '移民' },
			'apa',
			'王小明. (2020). 移民. *Journal of Migration, 12*(3), 1–20. https://doi.org/10.1000/abc'
		]
	])('%s', (_, publication, style, expected) => {
		expect(cited(publication, style)).toBe(expected);
	});

	test.each([
		[
			'es',
			'de la Cruz, M. J. y Müller, H.-P. (2020) «Who sends money home?», *Journal of Migration*, 12(3), pp. 1–20. Disponible en: https://doi.org/10.1000/abc'
		],
		[
			'fr',
			'de la Cruz, M. J. et Müller, H.-P. (2020) « Who sends money home? », *Journal of Migration*, 12(3), p. 1–20. Disponible à l’adresse : https://doi.org/10.1000/abc'
		],
		[
			'ru',
			'de la Cruz, M. J. и Müller, H.-P. (2020) «Who sends money home?», *Journal of Migration*, 12(3), с. 1–20. Доступно по адресу: https://doi.org/10.1000/abc'
		]
	])('has the words of the page’s language: %s', (language, expected) => {
		expect(cited(article, 'harvard', language)).toBe(expected);
	});

	test('names only some of ten thousand authors', () => {
		const many = { ...article, authors: Array.from({ length: 10_000 }, (_, i) => person(`N${i}`, 'A.')) };
		const text = (style: CitationStyle) => citationText(citationOf(many, style, citeWords('en')));
		expect(text('apa')).toContain('N18, A., . . . N9999, A. (2020)');
		expect(text('chicago')).toContain('A. N6, et al. 2020.');
		expect(text('harvard')).toMatch(/^N0, A\. et al\. \(2020\)/u);
	});
});
