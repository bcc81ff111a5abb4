import { cslToPublication } from './csl-reading.ts';
import { unreadable, type Reading } from './reading.ts';

type Raw = Record<string, unknown>;

const cslTypes: Record<string, string> = {
	journalarticle: 'article-journal',
	datapaper: 'article-journal',
	book: 'book',
	bookchapter: 'chapter',
	report: 'report',
	conferencepaper: 'paper-conference',
	conferenceproceeding: 'paper-conference',
	dissertation: 'thesis',
	preprint: 'article',
	dataset: 'dataset',
	collection: 'dataset',
	text: 'document',
	other: 'document'
};

/** A record of DataCite's: its API (`{ data: { attributes } }`) or the metadata by themselves. Source: schema 4.5. */
export function dataciteToPublication(answer: unknown): Reading {
	if (!isObject(answer)) return unreadable('record_unreadable');
	const attributes = isObject(answer['data']) ? answer['data']['attributes'] : answer;
	if (!isObject(attributes)) return unreadable('record_unreadable');
	const types = isObject(attributes['types']) ? attributes['types'] : {};
	const general = String(types['resourceTypeGeneral'] ?? '').toLowerCase();
	const container = isObject(attributes['container']) ? attributes['container'] : {};
	const publisher = attributes['publisher'];
	const rights = list(attributes['rightsList']).find((one) => typeof one['rightsUri'] === 'string');
	return cslToPublication({
		type: cslTypes[general] ?? general,
		genre: types['resourceType'],
		title: mainTitle(list(attributes['titles'])),
		language: attributes['language'],
		abstract: list(attributes['descriptions']).find((one) => one['descriptionType'] === 'Abstract')?.[
			'description'
		],
		author: list(attributes['creators']).map(nameOf),
		editor: list(attributes['contributors'])
			.filter((one) => one['contributorType'] === 'Editor')
			.map(nameOf),
		issued: { raw: issuedOf(attributes) },
		'container-title': container['title'],
		volume: container['volume'],
		issue: container['issue'],
		page: pagesOf(container),
		publisher: isObject(publisher) ? publisher['name'] : publisher,
		DOI: attributes['doi'],
		URL: attributes['url'],
		ISSN: container['identifierType'] === 'ISSN' ? container['identifier'] : undefined,
		keyword: list(attributes['subjects']).map((one) => one['subject']),
		custom: { license: rights?.['rightsUri'] }
	});
}

function mainTitle(titles: Raw[]): unknown {
	return (titles.find((one) => !one['titleType']) ?? titles[0])?.['title'];
}

function nameOf(creator: Raw): object {
	const { familyName: family, givenName: given, name, nameType } = creator;
	const orcid = list(creator['nameIdentifiers']).find(
		(one) => String(one['nameIdentifierScheme']).toUpperCase() === 'ORCID'
	)?.['nameIdentifier'];
	const person = nameType !== 'Organizational' && typeof family === 'string' && typeof given === 'string';
	return {
		...(person ? { family, given } : { literal: name ?? family }),
		...(orcid ? { ORCID: orcid } : {})
	};
}

/** The day it was issued, where that agrees with the year of publication, which is the one that is cited. */
function issuedOf(attributes: Raw): string {
	const year = String(attributes['publicationYear'] ?? '');
	const issued = list(attributes['dates']).find((one) => one['dateType'] === 'Issued')?.['date'];
	return typeof issued === 'string' && issued.startsWith(year) ? issued : year;
}

function pagesOf({ firstPage, lastPage }: Raw): string | undefined {
	if (!firstPage) return undefined;
	return lastPage && lastPage !== firstPage ? `${String(firstPage)}–${String(lastPage)}` : String(firstPage);
}

function list(value: unknown): Raw[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Raw {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
