import { cslToPublication } from './csl-reading.ts';
import { unreadable, type Reading } from './reading.ts';

type Raw = Record<string, unknown>;

const cslTypes: Record<string, string> = {
	'journal-article': 'article-journal',
	'proceedings-article': 'paper-conference',
	'book-chapter': 'chapter',
	'book-section': 'chapter',
	'reference-entry': 'entry-encyclopedia',
	monograph: 'book',
	'edited-book': 'book',
	'reference-book': 'book',
	'book-part': 'chapter',
	dissertation: 'thesis',
	'posted-content': 'article',
	'report-series': 'report',
	'report-component': 'report',
	'peer-review': 'review'
};

/**
 * A work as Crossref tells of it: its API (`{ status, message }`), the work by itself, or what doi.org answers for
 * CSL-JSON. Source: the metadata schema of Crossref's REST API.
 */
export function crossrefToPublication(answer: unknown): Reading {
	if (!isObject(answer)) return unreadable('record_unreadable');
	const work = isObject(answer['message']) ? answer['message'] : answer;
	const type = first(work['type']);
	const subtitle = first(work['subtitle']);
	const title = first(work['title']);
	const publisherPlace = work['publisher-location'] ?? work['publisher-place'];
	const licence = licenceOf(work['license']);
	return cslToPublication({
		...work,
		type: typeof type === 'string' ? (cslTypes[type] ?? type) : '',
		title:
			typeof title === 'string' && typeof subtitle === 'string' && !title.includes(subtitle)
				? `${title}: ${subtitle}`
				: title,
		issued: dateOf(work),
		number: work['report-number'] ?? work['number'],
		page: work['page'] ?? work['article-number'],
		edition: work['edition-number'] ?? work['edition'],
		'publisher-place': publisherPlace,
		keyword: work['subject'] ?? work['keyword'],
		URL: isObject(work['resource']) ? primaryUrl(work['resource']) : work['URL'],
		custom: licence ? { license: licence } : work['custom']
	});
}

/** What was printed is dated by the print; Crossref fills `issued` with the earlier of the two, or with null. */
function dateOf(work: Raw): unknown {
	return ['issued', 'published', 'published-print', 'published-online', 'created']
		.map((name) => work[name])
		.find((date) => isObject(date) && Array.isArray(date['date-parts']) && isYear(date['date-parts']));
}

function isYear(parts: unknown[]): boolean {
	return Array.isArray(parts[0]) && typeof parts[0][0] === 'number';
}

/** The licence of the version of record, else any that is open. */
function licenceOf(licences: unknown): string | null {
	const all = Array.isArray(licences) ? licences.filter(isObject) : [];
	const open = all.filter(({ URL: url }) => typeof url === 'string' && url.includes('creativecommons.org'));
	const chosen = open.find((one) => one['content-version'] === 'vor') ?? open[0];
	return typeof chosen?.['URL'] === 'string' ? chosen['URL'] : null;
}

function primaryUrl(resource: Raw): unknown {
	return isObject(resource['primary']) ? resource['primary']['URL'] : undefined;
}

function first(value: unknown): unknown {
	return Array.isArray(value) ? value[0] : value;
}

function isObject(value: unknown): value is Raw {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
