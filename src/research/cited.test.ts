import { describe, expect, test } from 'vitest';
import type { Citable, EntryId } from '#catalogue/index.ts';
import { factsOf, publicationOf } from './cited.ts';
import { publicationToJsonLd } from './json-ld.ts';
import { blankPublication, type Publication } from './publication.ts';
import { signpostsOf } from './signposts.ts';

const entry: Citable = {
	id: '0190a5c0-0000-7000-8000-000000000001' as EntryId,
	slug: 'roads',
	type: 'journal-article',
	title: 'Roads',
	titleLanguage: 'en',
	abstract: null,
	authors: ['Ana Rivera'],
	year: 2021,
	doi: '10.1000/roads',
	url: 'https://journal.example/roads',
	rights: null,
	providers: ['Roads Institute']
};
const work: Publication = {
	...blankPublication,
	type: 'journal-article',
	title: 'An older title',
	authors: [{ name: 'Rivera', given: 'Ana', orcid: '0000-0002-1825-0097' }],
	published: '2021-03',
	container: 'Journal of Roads',
	volume: '4',
	issue: '2',
	issn: '1234-567X',
	publisher: 'Press',
	licence: 'https://creativecommons.org/licenses/by/4.0/'
};

describe('a resource as it is cited', () => {
	test('is what its entry says, with the facts beside it', () => {
		expect(publicationOf(entry, factsOf(work))).toEqual({
			...work,
			title: 'Roads',
			language: 'en',
			doi: '10.1000/roads',
			url: 'https://journal.example/roads'
		});
	});

	test('keeps the day only while the year agrees, since editors correct the year', () => {
		expect(publicationOf({ ...entry, year: 2020 }, factsOf(work)).published).toBe('2020');
		expect(publicationOf({ ...entry, year: null }, factsOf(work)).published).toBe(null);
	});

	test('without facts is published by who provides it', () => {
		expect(publicationOf({ ...entry, type: 'manual', rights: 'https://x.example/by' }, null)).toMatchObject({
			type: 'report',
			publisher: 'Roads Institute',
			published: '2021',
			licence: 'https://x.example/by',
			authors: [{ name: 'Rivera', given: 'Ana', orcid: null }]
		});
	});
});

const cited = publicationOf(entry, factsOf(work));

test('linked data name its authors with their ORCID, and the issue, volume and journal it is part of', () => {
	expect(JSON.parse(JSON.stringify(publicationToJsonLd(cited)))).toMatchObject({
		'@type': 'ScholarlyArticle',
		author: [
			{
				'@type': 'Person',
				'@id': 'https://orcid.org/0000-0002-1825-0097',
				familyName: 'Rivera',
				givenName: 'Ana'
			}
		],
		datePublished: '2021-03',
		isPartOf: {
			'@type': 'PublicationIssue',
			issueNumber: '2',
			isPartOf: {
				'@type': 'PublicationVolume',
				volumeNumber: '4',
				isPartOf: { '@type': 'Periodical', name: 'Journal of Roads', issn: '1234-567X' }
			}
		},
		identifier: { propertyID: 'DOI', value: '10.1000/roads', url: 'https://doi.org/10.1000/roads' }
	});
});

describe('signposts', () => {
	test('say where to cite, who wrote it, what it is and where its data are', () => {
		expect(signpostsOf(cited, 'https://hub.example/en/resources/roads')?.split(', ')).toEqual([
			'<https://doi.org/10.1000/roads>; rel="cite-as"',
			'<https://orcid.org/0000-0002-1825-0097>; rel="author"',
			'<https://schema.org/AboutPage>; rel="type"',
			'<https://schema.org/ScholarlyArticle>; rel="type"',
			'<https://hub.example/en/resources/roads.bib>; rel="describedby"; type="application/x-bibtex"',
			'<https://hub.example/en/resources/roads.ris>; rel="describedby"; type="application/x-research-info-systems"',
			'<https://hub.example/en/resources/roads.json>; rel="describedby"; type="application/vnd.citationstyles.csl+json"',
			'<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
			'<https://journal.example/roads>; rel="item"'
		]);
	});

	test('stand only where there is a DOI, and no address can end the header or begin another', () => {
		expect(signpostsOf({ ...cited, doi: null }, 'https://hub.example/x')).toBe(null);
		const hostile = signpostsOf(
			{ ...cited, doi: '10.1000/a>;rel="x"\r\nset-cookie:é' },
			'https://hub.example/x'
		);
		expect(hostile).toMatch(/^[\x20-\x7e]+$/u);
		expect(hostile?.split(', ')[0]).toMatch(/^<https:\/\/doi\.org\/[^<>"\s]+>; rel="cite-as"$/u);
	});
});
