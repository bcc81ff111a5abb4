import type { Expert, ExpertPart, Period, Profile } from '../src/network/index.ts';
import { Roster } from '../src/network/roster.ts';
import { readRosterText } from '../src/network/roster-reading.ts';
import type { RosterAsked } from '../src/network/roster-facets.ts';
import { countries, languages, topics } from '../src/vocabulary/index.ts';
import { printFigures } from './figures.ts';
import { cpuOfOne } from './process.ts';
import { Random } from './random.ts';

// Finding experts: the roster alone, in memory, as a page asks it: filters, days, a sentence, all counts, twenty hits.
const count = 20_000;
const now = new Date('2026-11-22T10:00:00Z');
const numbers = new Random(4);
const random = () => numbers.next();
const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)] as One;
const several = <One>(list: readonly One[], most: number): One[] => [
	...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(list)))
];
const dayAt = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const roles = ['trainer', 'facilitator', 'researcher', 'reviewer', 'evaluator'] as const;
const levels = ['B1', 'B2', 'C1', 'C2', 'native'] as const;
const common = languages.slice(0, 12);

function profile(i: number): Profile | Partial<Profile> {
	const periods = Array.from({ length: 4 }, (): Period => {
		const from = Math.floor(random() * 300);
		return { from: dayAt(from), until: dayAt(from + 5 + Math.floor(random() * 40)), busy: random() < 0.3 };
	});
	return {
		name: {
			name: `Invented ${i}`,
			headline: `${pick(roles)} on ${pick(topics).labels.en ?? ''}`,
			language: 'en'
		},
		about: {
			text: several(topics, 12)
				.map(({ definition }) => definition.en)
				.join(' '),
			language: 'en'
		},
		roles: several(roles, 3),
		expertise: several(topics, 6).map(({ id }) => ({
			topic: id,
			evidence: { kind: 'link', title: 'x', url: 'https://example.org' }
		})),
		languages: several(common, 4).map(({ code }) => ({ code, level: pick(levels) })),
		places: { countries: several(countries, 6).map(({ iso2 }) => iso2), regions: [] },
		availability: periods
	};
}

const roster = new Roster();
const began = performance.now();
for (let i = 0; i < count; i++) {
	const told = profile(i);
	const consent = Object.fromEntries(
		(Object.keys(told) as ExpertPart[]).map((part) => [part, random() < 0.9 ? 'public' : 'members'])
	);
	const at = new Date(now.getTime() - random() * 200 * 86_400_000);
	const dates = { invitedAt: at, describedAt: at, vettedAt: at, confirmedAt: at, withdrawnAt: null };
	const id = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}` as Expert['id'];
	roster.put({ id, profile: told, consent: { ...consent, name: 'public' }, ...dates, taken: [] });
}
const loaded = (performance.now() - began) / 1000;

const ask = (given: Partial<RosterAsked>): RosterAsked => ({
	...{ filters: {}, level: null, free: null, wishes: [], viewerLevel: 1, now, months: 9, size: 20, page: 0 },
	...given
});
const march = { from: '2027-03-01', until: '2027-03-31' };
const sentence = 'Russian-speaking trainer on labour migration, free in March, has worked in Central Asia';
const spoken = () => {
	const { wishes, free } = readRosterText(sentence, now);
	return ask({ wishes, free });
};
const filtered = ask({
	filters: { role: ['trainer'], topic: ['labour-migration'], language: ['ru'], region: ['143'] },
	level: 'B2',
	free: march
});

const figures = [
	{ name: 'everybody, with all counts', query: () => ask({}) },
	{ name: 'four filters, a level and free in March', query: () => filtered },
	{ name: 'free in March, nothing else', query: () => ask({ free: march }) },
	{ name: 'the sentence of the brief, read and answered', query: spoken }
].map(({ name, query }) => ({
	name: `${name} (${roster.find(query()).total} found)`,
	unit: 'ms' as const,
	measured: cpuOfOne(() => roster.find(query()), 20),
	asked: 15
}));
printFigures(`Finding experts among ${count.toLocaleString('en')}: processor time`, [
	...figures,
	{
		name: 'reading a sentence alone',
		unit: 'ms',
		measured: cpuOfOne(() => readRosterText(sentence, now), 200)
	},
	{ name: 'the roster is filled in', unit: 's', measured: loaded }
]);
