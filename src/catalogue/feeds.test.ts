import { describe, expect, it } from 'vitest';
import { entriesToAtom } from './atom.ts';
import type { EntryPage } from './entry.ts';
import { entriesToICalendar, hasDay } from './icalendar.ts';
import { entryToJsonLd } from './json-ld.ts';

const now = new Date('2026-11-21T10:00:00Z');

function anEntry(over: Partial<EntryPage> = {}): EntryPage {
	return {
		id: '01900000-0000-7000-8000-000000000001',
		slug: 'remittances-fair',
		kind: 'event',
		type: 'conference',
		title: { text: 'Remittances & <savings>', language: 'en', isTranslation: false },
		abstract: { text: 'التحويلات', language: 'ar', isTranslation: false },
		providers: [
			{
				id: '01900000-0000-7000-8000-000000000002',
				slug: 'iom',
				name: 'International Organization for Migration',
				language: 'en',
				shortName: 'IOM'
			}
		],
		languages: ['en', 'ar'],
		modality: 'face-to-face',
		place: 'Quito',
		countries: ['EC'],
		costKind: 'free',
		costNote: null,
		certificate: null,
		duration: null,
		year: 2027,
		startsOn: '2027-03-27',
		endsOn: '2027-03-29',
		startsAt: null,
		endsAt: null,
		zone: 'America/Guayaquil',
		datePrecision: 'day',
		ongoing: false,
		registrationClosesOn: null,
		cancelled: false,
		confirmedOn: null,
		freshness: 'unknown',
		evidence: 'stored-page',
		publishedAt: new Date('2026-11-01T00:00:00Z'),
		illustrative: false,
		urlLevel: 'item',
		state: 'published',
		revision: 1,
		url: 'https://example.org/fair',
		doi: null,
		authors: [],
		texts: [],
		offerings: [],
		partners: [],
		topics: ['remittances'],
		sdgs: [10],
		sdgTargets: [],
		gcmObjectives: [20],
		regions: [],
		audiences: [],
		provenance: {
			source: null,
			evidence: 'stored-page',
			rights: null,
			confirmedOn: null,
			freshness: 'unknown',
			flags: [],
			note: null
		},
		partOf: null,
		parts: [],
		alsoIn: [],
		featured: false,
		updatedAt: new Date('2026-11-02T00:00:00Z'),
		...over
	} as EntryPage;
}

const options = {
	name: 'Serai',
	origin: 'https://hub.example.org',
	language: 'en',
	now,
	note: () => 'note',
	location: () => 'Quito, Ecuador',
	deadline: (title: string) => `Last day to apply: ${title}`,
	beginning: (title: string) => `Begins: ${title}`
};
const lines = (text: string) => text.split('\r\n');

describe('iCalendar', () => {
	it('shows several whole days as dates, the end exclusive, whatever the zone', () => {
		const calendar = lines(entriesToICalendar([anEntry()], options));
		expect(calendar).toContain('DTSTART;VALUE=DATE:20270327');
		expect(calendar).toContain('DTEND;VALUE=DATE:20270330');
	});

	it('shows hours as instants, right across a change to summer time', () => {
		const talk = anEntry({
			startsOn: null,
			endsOn: null,
			zone: 'Europe/Madrid',
			startsAt: new Date('2027-03-28T00:30:00Z'),
			endsAt: new Date('2027-03-28T01:30:00Z')
		});
		const calendar = lines(entriesToICalendar([talk], options));
		expect(calendar).toContain('DTSTART:20270328T003000Z');
		expect(calendar).toContain('DTEND:20270328T013000Z');
	});

	it('says that an event was called off, under a higher sequence', () => {
		const calendar = lines(entriesToICalendar([anEntry({ cancelled: true })], options));
		expect(calendar).toContain('STATUS:CANCELLED');
		expect(calendar).toContain('SEQUENCE:1');
	});

	it('leaves out what is known only to the month', () => {
		expect(hasDay(anEntry({ datePrecision: 'month' }))).toBe(false);
		expect(entriesToICalendar([anEntry({ datePrecision: 'month' })], options)).not.toContain('BEGIN:VEVENT');
	});
});

describe('iCalendar says nothing that is not so', () => {
	const course = (over: Partial<EntryPage>) =>
		anEntry({ kind: 'course', type: 'course', endsOn: null, ...over });
	const told = (entry: EntryPage) =>
		lines(entriesToICalendar([entry], options)).filter((line) =>
			/^(DTSTART|DTEND|SUMMARY|LOCATION|TRANSP|UID)/.test(line)
		);

	it.each([
		['a course at one’s own pace', { startsOn: null, ongoing: true }],
		['one that is open since a day', { startsOn: '2026-01-01', ongoing: true }],
		['one that is open until a day', { startsOn: '2026-01-01', endsOn: '2027-06-30', ongoing: true }],
		['one without dates', { startsOn: null }],
		['one known by its year', { datePrecision: 'year' }]
	] as const)('%s takes place on no day', (_, over) => {
		expect(told(course(over))).toEqual([]);
	});

	it('of what is always open, the last day to apply, and it keeps nobody busy', () => {
		expect(told(course({ startsOn: null, ongoing: true, registrationClosesOn: '2027-01-15' }))).toEqual([
			'UID:01900000-0000-7000-8000-000000000001-deadline@hub.example.org',
			'DTSTART;VALUE=DATE:20270115',
			'DTEND;VALUE=DATE:20270116',
			'SUMMARY:Last day to apply: Remittances & <savings>',
			'TRANSP:TRANSPARENT'
		]);
	});

	it('a course whose end is not told begins', () => {
		expect(told(course({ startsOn: '2027-03-27' }))).toEqual([
			'UID:01900000-0000-7000-8000-000000000001@hub.example.org',
			'DTSTART;VALUE=DATE:20270327',
			'DTEND;VALUE=DATE:20270328',
			'SUMMARY:Begins: Remittances & <savings>',
			'LOCATION:Quito\\, Ecuador'
		]);
	});

	it('a course from one day to another takes place, and closes before', () => {
		const calendar = told(course({ endsOn: '2027-03-29', registrationClosesOn: '2027-02-01' }));
		expect(calendar.filter((line) => line.startsWith('SUMMARY'))).toEqual([
			'SUMMARY:Remittances & <savings>',
			'SUMMARY:Last day to apply: Remittances & <savings>'
		]);
	});
});

describe('Atom', () => {
	it('carries each text in its own language, escaped', () => {
		const feed = entriesToAtom([anEntry()], {
			title: 'Serai',
			self: 'https://hub.example.org/feeds/search.atom?q=a&lang=en',
			page: 'https://hub.example.org/en/search?q=a',
			origin: 'https://hub.example.org',
			language: 'en',
			now,
			line: () => 'Conference · Quito'
		});
		expect(feed).toContain('<title xml:lang="en">Remittances &amp; &lt;savings&gt;</title>');
		expect(feed).toContain('<summary xml:lang="ar">');
		expect(feed).toContain('search.atom?q=a&amp;lang=en');
		expect(feed).toContain('<id>urn:uuid:01900000-0000-7000-8000-000000000001</id>');
		expect(feed).toContain('<updated>2026-11-01T00:00:00.000Z</updated>');
	});
});

describe('JSON-LD', () => {
	it('describes an event with its days, place, and whether it takes place', () => {
		const event = entryToJsonLd(anEntry({ cancelled: true }), 'https://hub.example.org', 'en');
		expect(event).toMatchObject({
			'@type': 'Event',
			startDate: '2027-03-27',
			endDate: '2027-03-29',
			eventStatus: 'https://schema.org/EventCancelled',
			eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
			location: { '@type': 'Place', name: 'Quito' },
			isAccessibleForFree: true
		});
	});

	it('tells an hour with its distance from UTC', () => {
		const talk = anEntry({
			startsOn: null,
			endsOn: null,
			startsAt: new Date('2027-01-21T20:00:00Z'),
			zone: 'America/Guayaquil'
		});
		expect(entryToJsonLd(talk, 'https://hub.example.org', 'es')['startDate']).toBe(
			'2027-01-21T15:00:00-05:00'
		);
	});

	it('tells a date only as exactly as it is known', () => {
		expect(entryToJsonLd(anEntry({ datePrecision: 'month' }), 'https://h.example', 'en')['startDate']).toBe(
			'2027-03'
		);
	});

	it('describes an article by its DOI, and leaves out what is not known', () => {
		const article = entryToJsonLd(
			anEntry({
				kind: 'resource',
				type: 'journal-article',
				doi: '10.1093/migration/mnaa003',
				costKind: null,
				authors: ['Ana Beduschi']
			}),
			'https://hub.example.org',
			'en'
		);
		expect(article).toMatchObject({
			'@type': 'ScholarlyArticle',
			identifier: 'https://doi.org/10.1093/migration/mnaa003',
			author: [{ '@type': 'Person', name: 'Ana Beduschi' }]
		});
		expect(article).not.toHaveProperty('isAccessibleForFree');
	});
});
