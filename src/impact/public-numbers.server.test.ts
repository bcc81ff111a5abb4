import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { transaction } from '#platform/index.server.ts';
import { waveById, type Wave } from '#surveys/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aQuestion, aWave } from '../surveys/builders.server.ts';
import type { Told } from './attack.ts';
import { aCohort } from './cohort-builders.server.ts';
import { auditOf } from './fact-audit.server.ts';
import { keyOf, parseKey } from './fact-key.ts';
import { readFacts } from './fact.server.ts';
import type { Fact, Scope } from './fact.ts';
import { groupKey, type Cell, type Group } from './group.ts';
import { listIndicators } from './indicators.server.ts';
import { methodNow } from './story-method.server.ts';

useDatabase();
const now = new Date('2027-06-20T10:00:00Z');

/** The same numbers for the same seed: everything together is asked of several hubs, and a failure says of which. */
function drawnFrom(seed: number): () => number {
	let state = seed * 7919;
	return () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
}

function someCells(random: () => number): Cell[] {
	const [countries, genders] = [
		['EC', 'PE', 'MX', 'KE', 'UG', 'MA'],
		['female', 'male', 'other']
	];
	return countries.flatMap((country) =>
		genders.flatMap((gender) =>
			['completion', 'none'].flatMap((certificate) => {
				const count = Math.floor(random() ** 3 * (gender === 'other' ? 4 : 30));
				return count > 0 ? [{ in: { country, gender, certificate }, count }] : [];
			})
		)
	);
}

/** Every number that anybody can have of a scope, of everybody, by one thing, and by each two; and that somebody is there. */
async function everythingOf(scope: Scope, ids: readonly string[], dimensions: readonly string[]) {
	const indicators = (await listIndicators()).filter(({ id }) => ids.includes(id));
	const reading = await readFacts(scope, indicators);
	const all: Fact[] = [];
	for (const indicator of indicators) {
		const offered = dimensions.filter((by) => indicator.by.includes(by));
		const keys = (await Promise.all([null, ...offered].map((by) => reading.keysOf(indicator, by)))).flat();
		const parsed = keys.flatMap((key) => parseKey(key) ?? []);
		const pairs = parsed.flatMap(({ option, group }) =>
			parsed
				.filter((other) => other.option === option && namesOf(group) < namesOf(other.group))
				.filter(() => namesOf(group) !== '')
				.map((other) => keyOf(indicator.id, option, { ...group, ...other.group }))
		);
		all.push(...Object.values(await reading.factsFor([...keys, ...pairs], now, 'everybody')));
	}
	return all;
}
const namesOf = (group: Group): string => Object.keys(group).join();

/** What is shown as hidden is somebody, but where all of it is hidden, and then nothing of it is shown. */
function existing(facts: readonly Fact[]): Extract<Told, { kind: 'count' }>[] {
	const hidden = facts.filter(({ state, unit }) => state === 'suppressed' && unit === 'count');
	const isHidden = (group: Group): boolean => hidden.some((fact) => groupKey(fact.group) === groupKey(group));
	return hidden.flatMap(({ group }): Extract<Told, { kind: 'count' }>[] => {
		const wider = Object.keys(group).map((left) =>
			Object.fromEntries(Object.entries(group).filter(([name]) => name !== left))
		);
		const isShown = Object.keys(group).length === 1 && !wider.some(isHidden);
		return isShown ? [{ kind: 'count', of: group, least: 1, most: Infinity }] : [];
	});
}

async function toldOfNobody(scope: Scope, told: readonly Told[]) {
	const { exposed } = await auditOf(scope, told);
	return exposed.filter(({ verdict }) => verdict === 'blocked');
}

test('everything that everybody may read of participants, told together, tells of nobody', async () => {
	const ids = ['participants', 'certificates_completion', 'certificates_participation'];
	const dimensions = ['cohort', 'year', 'country', 'region', 'gender', 'certificate'];
	for (let seed = 1; seed <= 15; seed++) {
		const random = drawnFrom(seed);
		const cohorts = [];
		for (const [slug, year] of [
			['a', 2025],
			['b', 2025],
			['c', 2026]
		] as const)
			cohorts.push(
				await aCohort(`cohort-${slug}-${seed}`, someCells(random), {
					...{ startsOn: `${year}-01-10`, endsOn: `${year}-03-10` }
				})
			);
		const scope: Scope = { cohorts, waves: [] };
		const facts = await everythingOf(scope, ids, dimensions);
		const told = facts.flatMap((fact) => (fact.state === 'told' ? fact.told : []));
		// Of whom the share of certificates is: those of whom it is known.
		const certificates = told.flatMap((one) => certified(one));
		const found = await toldOfNobody(scope, [...told, ...certificates, ...existing(facts)]);
		expect({ seed, tellsSomething: told.length > 50, found }).toEqual({
			...{ seed, tellsSomething: true, found: [] }
		});
	}
}, 240_000);

/** That somebody got a certificate, said as the category that it is. */
function certified(told: Told): Told[] {
	if (told.kind !== 'count') return [];
	return Object.entries(told.of).flatMap(([name, category]) => {
		const kind = /^is:certificates_(?<kind>.*)$/u.exec(name)?.groups?.['kind'];
		const { [name]: _, ...of } = told.of;
		return kind && category === 'part' ? [{ ...told, of: { ...of, certificate: kind } }] : [];
	});
}

const options = (...ids: string[]) => ids.map((id) => ({ id, texts: { en: id, ar: id } }));
const asked = [
	aQuestion('gender', { options: options('female', 'male', 'other') }),
	aQuestion('country', { kind: 'country', options: options('EC', 'PE', 'KE', 'UG') }),
	aQuestion('applied'),
	aQuestion('topics_applied', { kind: 'several', options: options('finance', 'plan') }),
	aQuestion('obstacles', { kind: 'several', options: options('funds', 'time') }),
	aQuestion('importance', { kind: 'scale', options: [], least: 1, most: 5 }),
	aQuestion('attribution', { kind: 'number', options: [], least: 0, most: 100 })
];

const many = (what: string, times: number): string[] => Array.from({ length: times }, () => what);

/** Everybody who was asked is invited with what they then answer, so that one is told by the other. */
async function anAskedWave(random: () => number): Promise<Wave> {
	const wave = await aWave({ linkage: 'pseudonymous' }, asked);
	const one = <Choice>(choices: readonly Choice[], steep = 1): Choice =>
		choices[Math.floor(random() ** steep * choices.length)] ?? choices[0]!;
	const people = Array.from({ length: 150 + Math.floor(random() * 60) }, () => ({
		strata: {
			gender: one([...many('female', 20), ...many('male', 12), 'other']),
			country: one(['EC', 'PE', 'KE', 'UG'], 2)
		},
		answers: random() < 0.8
	}));
	await transaction(async (tx) => {
		for (const [at, { strata, answers }] of people.entries()) {
			const applied = one(['yes', 'no'], 2);
			await tx.execute(sql`
				insert into survey_invitation (id, wave_id, holder, language, strata, disposition)
				values (gen_random_uuid(), ${wave.id}, ${`enrolment:${at}`}, 'en', ${JSON.stringify(strata)}::jsonb,
					${answers ? 'complete' : 'non_contact'})`);
			if (!answers) continue;
			const said = {
				...{ ...strata, applied, importance: 1 + Math.floor(random() * 5) },
				...{ obstacles: random() < 0.3 ? ['funds'] : ['time'] },
				...(applied === 'yes' && {
					...{ attribution: Math.floor(random() * 100), topics_applied: [one(['finance', 'plan'], 3)] }
				})
			};
			await tx.execute(sql`
				insert into survey_response (id, wave_id, linkage, language, disposition, answers, pseudonym, week)
				values (gen_random_uuid(), ${wave.id}, 'pseudonymous', 'en', 'complete', ${JSON.stringify(said)}::jsonb,
					gen_random_uuid(), '2027-03-01')`);
		}
	});
	return waveById(wave.id);
}

test('everything that everybody may read of respondents tells of nobody, with the method of a story', async () => {
	const ids = ['respondents', 'response_rate', 'application', 'topics_applied', 'obstacles'];
	for (let seed = 1; seed <= 15; seed++) {
		const wave = await anAskedWave(drawnFrom(seed));
		const scope: Scope = { cohorts: [], waves: [wave.id] };
		const facts = await everythingOf(
			scope,
			[...ids, 'importance', 'importance_mean', 'attribution'],
			['country', 'region', 'gender']
		);
		const { waves } = await methodNow([wave], [], 'now');
		const method = waves.flatMap(({ by }) =>
			by.flatMap(({ dimension, rows }) =>
				rows.flatMap(({ value, responded }) =>
					responded === null ? [] : [respondents(wave, { [dimension]: value }, responded)]
				)
			)
		);
		const told = facts.flatMap((fact) =>
			fact.state === 'told' ? [...fact.told, ...asAnswers(wave, fact)] : []
		);
		const present = existing(facts.filter(({ indicator }) => indicator === 'respondents')).map((one) => ({
			...one,
			of: inWave(wave, one.of)
		}));
		const found = await toldOfNobody(scope, [...told, ...method, ...present]);
		expect({ seed, tellsSomething: told.length > 50, found }).toEqual({
			...{ seed, tellsSomething: true, found: [] }
		});
	}
}, 240_000);

function inWave({ id }: Wave, group: Group, more: Group = {}): Group {
	const named = Object.entries({ ...group, ...more }).map(([name, category]) => [
		`wave:${id}:${name}`,
		category
	]);
	return { [`wave:${id}`]: 'all', ...Object.fromEntries(named) };
}

const respondents = (wave: Wave, group: Group, count: number, more?: Group): Told => ({
	...{ kind: 'count', of: inWave(wave, group, more), least: count, most: count }
});

/** What a number of somebody else says of who answered: everybody answers each question that they are asked. */
function asAnswers(wave: Wave, { indicator, group, n, base }: Fact): Told[] {
	switch (indicator) {
		case 'response_rate':
			return [respondents(wave, group, n ?? 0)];
		case 'topics_applied':
		case 'attribution':
			return [respondents(wave, group, base ?? 0, { 'is:application': 'part' })];
		case 'respondents':
			return [];
		default:
			return [respondents(wave, group, base ?? 0)];
	}
}
