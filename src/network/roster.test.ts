import { expect, test } from 'vitest';
import type { Expert, ExpertId, ExpertPart, PartAudience, Period, Profile, Span } from './expert.ts';
import { Roster } from './roster.ts';
import { readRosterQuery, writeRosterQuery } from './roster-query.ts';
import { readRosterText } from './roster-reading.ts';
import type { RosterAsked } from './roster-facets.ts';

const now = new Date('2026-11-22T10:00:00Z');
const link = { kind: 'link' as const, title: 'Shown', url: 'https://example.org' };
const topics = (...ids: string[]) => ids.map((topic) => ({ topic, evidence: link }));

type Given = Partial<Profile> & {
	id: string;
	audience?: PartAudience;
	consent?: Partial<Record<ExpertPart, PartAudience>>;
	taken?: Span[];
	dates?: Partial<Expert>;
};

function expertOf({ id, audience = 'public', consent, taken = [], dates, ...told }: Given) {
	const profile: Partial<Profile> = { name: { name: id, headline: 'Somebody', language: 'en' }, ...told };
	const parts = Object.keys(profile) as ExpertPart[];
	return {
		...{ id: id as ExpertId, profile, taken },
		consent: { ...Object.fromEntries(parts.map((part) => [part, audience])), ...consent },
		...{ invitedAt: now, describedAt: now, vettedAt: now, confirmedAt: now, withdrawnAt: null },
		...dates
	};
}

function rosterOf(...given: Given[]): Roster {
	const roster = new Roster();
	for (const one of given) roster.put(expertOf(one));
	return roster;
}

const ask = (given: Partial<RosterAsked> = {}): RosterAsked => ({
	...{ filters: {}, level: null, free: null, wishes: [], viewerLevel: 0, now, months: 9, size: 20, page: 0 },
	...given
});
const ids = (roster: Roster, given: Partial<RosterAsked> = {}) =>
	roster.find(ask(given)).hits.map(({ id }) => id);

const free = (from: string, until: string): Period => ({ from, until, busy: false });
const ru = (level: 'B1' | 'C1') => [{ code: 'ru', level }];
const march = { from: '2027-03-01', until: '2027-03-31' };

test('the sentence of the brief finds who fits, and says why', () => {
	const roster = rosterOf(
		{
			id: 'fits',
			roles: ['trainer'],
			languages: ru('C1'),
			expertise: topics('fair-recruitment', 'labour-migration'),
			places: { countries: ['KZ'], regions: [] },
			availability: [free('2027-02-01', '2027-05-31')]
		},
		{
			id: 'busy',
			roles: ['trainer'],
			languages: ru('C1'),
			expertise: topics('labour-migration'),
			places: { countries: ['KZ'], regions: [] },
			availability: [{ ...march, busy: true }]
		},
		{ id: 'half', roles: ['trainer'], languages: ru('B1'), expertise: topics('health') },
		{ id: 'none', roles: ['reviewer'], languages: [{ code: 'fr', level: 'C1' }] }
	);
	const text = 'Russian-speaking trainer on labour migration, free in March, has worked in Central Asia';
	const { wishes, free: days } = readRosterText(text, now);
	expect(days).toEqual(march);
	const { hits, total } = roster.find(ask({ wishes, free: days }));
	expect(hits.map(({ id, lacks }) => [id, lacks])).toEqual([
		['fits', []],
		['half', [2, 3]]
	]);
	expect(total).toBe(2);
	expect(hits[0]).toEqual({
		id: 'fits',
		met: [
			{ facet: 'language', value: 'ru', level: 'C1', evidence: 0 },
			{ facet: 'role', value: 'trainer', level: null, evidence: 0 },
			{ facet: 'topic', value: 'labour-migration', level: null, evidence: 2 },
			{ facet: 'region', value: '143', level: null, evidence: 0 }
		],
		words: [],
		lacks: [],
		free: 'free'
	});
});

const understood = (text: string) => {
	const { wishes, free: days } = readRosterText(text, now);
	return [
		wishes.map(
			({ filters, word }) => word ?? filters.map(({ facet, value }) => `${facet}:${value}`).join('|')
		),
		days?.from ?? null
	];
};

test.each([
	[
		'en',
		'Russian-speaking trainer on labour migration, free in March, has worked in Central Asia',
		['language:ru', 'role:trainer', 'topic:labour-migration', 'region:143'],
		'2027-03-01'
	],
	[
		'es',
		'formadora que habla ruso, sobre migración laboral, libre en marzo, con experiencia en Asia Central',
		['role:trainer', 'language:ru', 'topic:labour-migration', 'region:143'],
		'2027-03-01'
	],
	[
		'fr',
		'formateur parlant russe, libre en décembre, a travaillé au Kazakhstan',
		['role:trainer', 'language:ru', 'country:KZ'],
		'2026-12-01'
	],
	[
		'ar',
		'مدرب يتحدث الروسية في هجرة اليد العاملة',
		['role:trainer', 'language:ru', 'topic:labour-migration'],
		null
	],
	[
		'ru',
		'русскоязычный тренер по трудовой миграции, свободен в марте, работал в Центральной Азии',
		['language:ru', 'role:trainer', 'topic:labour-migration', 'region:143'],
		'2027-03-01'
	],
	['zh', '会俄语的培训师', ['language:ru', 'role:trainer'], null],
	[
		'en',
		'facilitator for NGOs, face to face',
		['role:facilitator', 'audience:ngo', 'modality:face-to-face|modality:blended|modality:hybrid'],
		null
	],
	[
		'es',
		'capacitadora para la policía, presencial',
		['role:trainer', 'audience:law-enforcement', 'modality:face-to-face|modality:blended|modality:hybrid'],
		null
	],
	[
		'ru',
		'тренер для журналистов, онлайн',
		[
			'role:trainer',
			'audience:media',
			'modality:online-live|modality:online-tutored|modality:online-self-paced|modality:blended|modality:hybrid'
		],
		null
	],
	['en', 'trainer of researchers', ['role:trainer', 'role:researcher'], null]
] as const)('%s is understood', (_, text, wishes, from) => {
	expect(understood(text)).toEqual([wishes, from]);
});

test('what is not understood is sought as a word; a year belongs to its month; nothing fails', () => {
	expect(understood('beekeeping in May 2028')).toEqual([['beekeeping'], '2028-05-01']);
	expect(understood('')).toEqual([[], null]);
	expect(understood('"""---:::')).toEqual([[], null]);
	expect(understood('x '.repeat(2000))[0]).toEqual([]);
	const roster = rosterOf(
		{ id: 'a', about: { text: 'Keeps bees, and teaches beekeeping.', language: 'en' } },
		{ id: 'b' }
	);
	expect(ids(roster, { wishes: readRosterText('beekeeping', now).wishes })).toEqual(['a']);
});

test('a part finds only those who may see it, and is counted for nobody else', () => {
	const roster = rosterOf(
		{ id: 'open', expertise: topics('health') },
		{ id: 'members', expertise: topics('health'), consent: { expertise: 'members' } },
		{ id: 'staff', expertise: topics('health'), audience: 'staff' },
		{ id: 'unvetted', expertise: topics('health'), dates: { vettedAt: null } },
		{ id: 'asleep', expertise: topics('health'), dates: { confirmedAt: new Date('2025-01-01') } },
		{ id: 'withdrawn', expertise: topics('health'), dates: { withdrawnAt: now } }
	);
	const found = (viewerLevel: number) => ids(roster, { viewerLevel, filters: { topic: ['health'] } }).sort();
	expect(found(0)).toEqual(['open']);
	expect(found(1)).toEqual(['members', 'open']);
	expect(found(2)).toEqual(['asleep', 'members', 'open', 'staff', 'unvetted']);
	expect(roster.find(ask()).counts.topic).toEqual([{ value: 'health', count: 1 }]);
	expect(ids(roster).sort()).toEqual(['members', 'open']);
});

test('days that are not shown are not known, also not by what is missing from a list', () => {
	const roster = rosterOf(
		{ id: 'hidden', availability: [{ ...march, busy: true }], consent: { availability: 'staff' } },
		{ id: 'said', availability: [{ ...march, busy: true }] },
		{ id: 'taken', taken: [march] }
	);
	const known = (viewerLevel: number) =>
		Object.fromEntries(
			roster.find(ask({ free: march, viewerLevel })).hits.map(({ id, free: days }) => [id, days])
		);
	expect(known(0)).toEqual({ hidden: 'unknown', taken: 'unknown' });
	expect(known(2)).toEqual({});
});

test('free days and well-shown topics come first, then who confirmed last', () => {
	const roster = rosterOf(
		{ id: 'unknown', expertise: topics('health') },
		{ id: 'free', expertise: topics('health'), availability: [free('2027-01-01', '2027-12-31')] },
		{ id: 'partly', expertise: topics('health'), availability: [free('2027-03-10', '2027-12-31')] },
		{ id: 'later', expertise: topics('health'), dates: { confirmedAt: new Date('2026-11-23') } }
	);
	expect(ids(roster, { filters: { topic: ['health'] }, free: march })).toEqual([
		'free',
		'partly',
		'later',
		'unknown'
	]);
	const shown = rosterOf(
		{ id: 'once', expertise: topics('health') },
		{ id: 'thrice', expertise: topics('mental-health', 'health', 'health') }
	);
	expect(ids(shown, { filters: { topic: ['health'] } })).toEqual(['thrice', 'once']);
});

test('OR within a kind, AND between them; a kind’s own choice does not narrow its counts; levels count', () => {
	const roster = rosterOf(
		{ id: 'a', roles: ['trainer'], languages: ru('C1') },
		{ id: 'b', roles: ['reviewer'], languages: ru('B1') },
		{ id: 'c', roles: ['trainer'], languages: [{ code: 'fr', level: 'native' }] }
	);
	expect(ids(roster, { filters: { role: ['trainer', 'reviewer'], language: ['ru'] } }).sort()).toEqual([
		'a',
		'b'
	]);
	expect(ids(roster, { filters: { language: ['ru'] }, level: 'B2' })).toEqual(['a']);
	const { counts } = roster.find(ask({ filters: { role: ['trainer'] } }));
	expect(counts.role).toEqual([
		{ value: 'trainer', count: 2 },
		{ value: 'reviewer', count: 1 }
	]);
	expect(counts.language).toEqual([
		{ value: 'fr', count: 1 },
		{ value: 'ru', count: 1 }
	]);
	expect(ids(roster, { filters: { topic: ['nothing-of-the-kind'] } })).toEqual([]);
});

test('several groups and forms of work are chosen as in the catalogue; who told of neither is not among them', () => {
	const offer = (audiences: string[], modalities: string[]) => ({ offer: { audiences, modalities } });
	const roster = rosterOf(
		{ id: 'a', ...offer(['ngo', 'lawyers'], ['online-live']) },
		{ id: 'b', ...offer(['government'], ['online-live', 'hybrid']) },
		{ id: 'c', ...offer(['ngo'], ['face-to-face']), consent: { offer: 'staff' } },
		{ id: 'd' }
	);
	const several = { audience: ['government', 'lawyers'], modality: ['online-live', 'hybrid'] };
	expect(ids(roster, { filters: several }).sort()).toEqual(['a', 'b']);
	expect(ids(roster, { filters: { audience: ['ngo'] } })).toEqual(['a']);
	expect(ids(roster, { filters: { audience: ['ngo'] }, viewerLevel: 2 }).sort()).toEqual(['a', 'c']);
	expect(roster.find(ask({ filters: { audience: ['lawyers'] } })).counts.audience).toEqual([
		{ value: 'government', count: 1 },
		{ value: 'lawyers', count: 1 },
		{ value: 'ngo', count: 1 }
	]);
});

test('pages follow each other, and what is put or removed is seen at once', () => {
	const roster = rosterOf(...Array.from({ length: 45 }, (_, i) => ({ id: `e${i}` })));
	const pages = [0, 1, 2, 3].map((page) => ids(roster, { page }));
	expect(pages.map(({ length }) => length)).toEqual([20, 20, 5, 0]);
	expect(new Set(pages.flat()).size).toBe(45);
	roster.remove('e3');
	roster.put(expertOf({ id: 'e4', dates: { withdrawnAt: now } }));
	expect(roster.find(ask()).total).toBe(43);
});

test('an address says a search in one way, and says nothing that cannot be', () => {
	const read = (text: string) => writeRosterQuery(readRosterQuery(new URLSearchParams(text))).toString();
	expect(
		read('role=trainer&q=+a++b+&until=2027-03-01&from=2027-03-31&level=C1&page=-1&x=1&topic=%3Cb%3E')
	).toBe('q=a+b&role=trainer&level=C1&from=2027-03-01&until=2027-03-31');
	expect(read('from=2027-02-30&until=2027-03-01')).toBe('from=2027-03-01&until=2027-03-01');
	expect(read('from=2027-03-02')).toBe('from=2027-03-02&until=2027-03-02');
	expect(read('from=tomorrow&page=99999999999')).toBe('');
});
