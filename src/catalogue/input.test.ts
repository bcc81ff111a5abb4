import { expect, test } from 'vitest';
import { sentEntry } from './builders.server.ts';
import { readEntry, readOffering } from './input.ts';

function wrong(given: Record<string, unknown>): string[] {
	return (readEntry(sentEntry(given)).problems ?? []).map(({ path, code }) => `${path} ${code}`);
}

test('a form is read: cleaned, without what was left empty', () => {
	const { input } = readEntry(
		sentEntry({
			texts: {
				en: { title: '  Report\u202e on \n remittances\u0000 ', abstract: '<b>Bold</b> & plain' },
				fr: { title: '', abstract: '' }
			},
			doi: 'https://doi.org/10.1234/ABC',
			year: '2020',
			topics: ['remittances', 'remittances'],
			zone: '',
			featured: 'on',
			unknown: 'ignored'
		})
	);
	expect(input).toMatchObject({
		texts: { en: { title: 'Report on remittances', abstract: '<b>Bold</b> & plain' } },
		doi: '10.1234/abc',
		year: 2020,
		topics: ['remittances'],
		zone: null,
		featured: true,
		illustrative: false,
		urlLevel: 'item'
	});
	expect(Object.keys(input?.texts ?? {})).toEqual(['en']);
	expect(input && 'unknown' in input).toBe(false);
});

test.each([
	['a type of another kind', { type: 'workshop' }, ['type type_of_another_kind']],
	['a type nobody knows', { type: 'spell' }, ['type unknown_type']],
	['an unknown kind', { kind: 'poem' }, ['kind unknown_kind']],
	['no address', { url: '' }, ['url required']],
	['a script', { url: 'javascript:alert(1)' }, ['url link_scheme']],
	['no title in the original', { texts: { fr: { title: 'Rapport' } } }, ['texts.en.title title_required']],
	[
		'an abstract without its title',
		{ texts: { en: { title: 'A' }, fr: { abstract: 'Résumé' } } },
		['texts.fr.title title_required']
	],
	['an unknown topic', { topics: ['remittances', 'cooking'] }, ['topics.1 unknown_topic']],
	['an unknown country', { countries: ['XX'] }, ['countries.0 unknown_country']],
	['a goal that is none', { sdgs: ['18'] }, ['sdgs.0 unknown_sdg']],
	['a year that is none', { year: '20x0' }, ['year not_a_year']],
	['dates of a resource', { startsOn: '2026-01-01' }, ['startsOn only_events_have_dates']],
	[
		'an end before the start',
		{ kind: 'event', type: 'forum', startsOn: '2026-02-02', endsOn: '2026-02-01' },
		['endsOn ends_before_start']
	],
	[
		'a time without its zone',
		{ kind: 'event', type: 'forum', startsAt: '2026-02-02T10:00' },
		['zone zone_required']
	],
	[
		'a provider who is a partner',
		{ providers: ['iom'], partners: ['iom'] },
		['partners provider_and_partner']
	],
	['ten megabytes', { note: 'x'.repeat(10_000_000) }, ['note too_long']],
	['a list that is none', { authors: 'me' }, ['authors not_list']],
	['numbers for words', { place: 7 }, ['place not_text']],
	['a language nobody speaks', { languages: ['xx'] }, ['languages.0 unknown_language']]
])('%s is refused, by field and code', (_, given, expected) => {
	expect(wrong(given)).toEqual(expected);
});

test.each([null, undefined, 7, 'text', [], new Date(0)])('%s is no entry', (sent) => {
	expect(readEntry(sent).problems?.length).toBeGreaterThan(0);
});

test('a problem carries what its sentence needs', () => {
	expect(readEntry(sentEntry({ topics: ['cooking'] })).problems).toEqual([
		{ path: 'topics.0', code: 'unknown_topic', details: { text: 'cooking' } }
	]);
	expect(readEntry(sentEntry({ place: 'x'.repeat(300) })).problems).toEqual([
		{ path: 'place', code: 'too_long', details: { most: 200 } }
	]);
});

test('a run needs a day, unless it is always open', () => {
	expect(readOffering({}).problems).toEqual([{ path: 'startsOn', code: 'required' }]);
	expect(readOffering({ ongoing: 'on' }).input).toMatchObject({
		ongoing: true,
		startsOn: null,
		datePrecision: null,
		url: null
	});
	expect(readOffering({ startsOn: '2026-05-01', url: 'ftp://x.example' }).problems).toEqual([
		{ path: 'url', code: 'link_scheme' }
	]);
	expect(readOffering({ startsOn: '2026-05-01' }).input).toMatchObject({ datePrecision: 'day' });
});
