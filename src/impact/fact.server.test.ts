import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import type { Answers, WaveId } from '#surveys/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { aQuestion, aWave } from '../surveys/builders.server.ts';
import { auditOf } from './fact-audit.server.ts';
import { factsFor, keysOf } from './fact.server.ts';
import { dataVersionOfScope } from './data-version.server.ts';
import { aCohort } from './cohort-builders.server.ts';
import type { Fact, Scope } from './fact.ts';

useDatabase();
const now = new Date('2027-06-01T10:00:00Z');

const questions = [
	aQuestion('gender', {
		options: ['female', 'male', 'other'].map((id) => ({ id, texts: { en: id, ar: id } }))
	}),
	aQuestion('applied'),
	aQuestion('obstacles', {
		kind: 'several',
		options: ['funds', 'time'].map((id) => ({ id, texts: { en: id, ar: id } }))
	}),
	aQuestion('attribution', { kind: 'number', options: [], least: 0, most: 100 })
];

/** As an import leaves them: pseudonymous, and nobody’s. */
async function answered(waveId: WaveId, answers: Answers[]): Promise<void> {
	await transaction(async (tx) => {
		for (const one of answers)
			await tx.execute(sql`
				insert into survey_response (id, wave_id, linkage, language, disposition, answers, pseudonym, week)
				values (gen_random_uuid(), ${waveId}, 'pseudonymous', 'en', 'complete', ${JSON.stringify(one)}::jsonb,
					gen_random_uuid(), '2027-03-01')`);
	});
}

const many = (count: number, answers: Answers): Answers[] => Array.from({ length: count }, () => answers);
const figures = ({ state, value, n, base, missing, verdict }: Fact): unknown[] => [
	...[state, value, n, base, missing, verdict]
];

async function aScope(): Promise<Scope> {
	const wave = await aWave({ linkage: 'pseudonymous' }, questions);
	await answered(wave.id, [
		...many(30, { gender: 'female', applied: 'yes', obstacles: ['funds'], attribution: 60 }),
		...many(10, { gender: 'female', applied: 'no', obstacles: [] }),
		...many(15, { gender: 'male', applied: 'yes', obstacles: ['time', 'funds'], attribution: 90 }),
		...many(5, { gender: 'male', applied: 'no' }),
		...many(6, { gender: 'male', applied: null }),
		...many(3, { gender: 'other', applied: 'yes' })
	]);
	return { cohorts: [], waves: [wave.id] };
}

test('a share is told with its numerator, its base and how many said nothing', async () => {
	const scope = await aScope();
	const facts = await factsFor(scope, ['application', 'attribution', 'obstacles.funds', 'respondents'], now);
	expect(figures(facts['application']!)).toEqual(['told', 48 / 63, 48, 63, 6, 'safe']);
	// Of those who applied: three gave no number.
	expect(figures(facts['attribution']!)).toEqual(['told', 70, 45, 45, null, 'safe']);
	expect(figures(facts['obstacles.funds']!)).toEqual(['told', 45 / 55, 45, 55, 14, 'safe']);
	expect(figures(facts['respondents']!)).toEqual(['told', 69, 69, 69, 0, 'safe']);
});

test('a group too small is not told, nor the one that would tell it', async () => {
	const scope = await aScope();
	const keys = await keysOf(scope, 'application', 'gender');
	expect(keys).toEqual(['application:gender.female', 'application:gender.male', 'application:gender.other']);
	const facts = await factsFor(scope, keys, now);
	expect(keys.map((key) => facts[key]!.state)).toEqual(['told', 'suppressed', 'suppressed']);
	expect(figures(facts['application:gender.other']!)).toEqual([
		...['suppressed', null, null, null, null, 'blocked']
	]);
	expect(facts['application:gender.other']!.told).toEqual([]);
});

test('what nobody was asked or answered has no answer; what nobody is, is zero people', async () => {
	const scope = await aScope();
	const facts = await factsFor(
		scope,
		['intention', 'importance', 'participants', 'respondents:gender.nobody', 'application:gender.nobody'],
		now
	);
	expect(
		Object.fromEntries(Object.entries(facts).map(([key, one]) => [key, figures(one).slice(0, 3)]))
	).toEqual({
		intention: ['no_answer', null, null],
		importance: ['no_answer', null, null],
		participants: ['no_answer', null, null],
		'respondents:gender.nobody': ['told', 0, 0],
		'application:gender.nobody': ['no_answer', null, null]
	});
});

test('a key that names nothing has no fact', async () => {
	const keys = [
		'nothing',
		'application.yes',
		'obstacles',
		'application:shoe.42',
		'Application:',
		'obstacles.shoes'
	];
	expect(await factsFor(await aScope(), keys, now)).toEqual({});
});

test('the order of responses and of the scope changes no version and no fact', async () => {
	const one = await aScope();
	const other = await aScope();
	const version = await dataVersionOfScope({ cohorts: [], waves: [...one.waves, ...other.waves] });
	expect(await dataVersionOfScope({ cohorts: [], waves: [...other.waves, ...one.waves] })).toBe(version);
	const both = { cohorts: [], waves: [...one.waves, ...other.waves] };
	expect(figures((await factsFor(both, ['application'], now))['application']!)).toEqual([
		...['told', 96 / 126, 96, 126, 12, 'safe']
	]);
	await answered(one.waves[0]!, [{ applied: 'no' }]);
	expect(await dataVersionOfScope(both)).not.toBe(version);
	expect(figures((await factsFor(both, ['application'], now))['application']!)).toEqual([
		...['told', 96 / 127, 96, 127, 12, 'safe']
	]);
});

test('participants are counted by what they are, over cohorts, with who is unknown as missing', async () => {
	const [a, b] = [
		await aCohort('first', [
			{ in: { country: 'EC', gender: 'female', certificate: 'completion' }, count: 40 },
			{ in: { country: 'MX', gender: 'male', certificate: 'none' }, count: 20 }
		]),
		await aCohort('second', [
			{ in: { country: 'EC', gender: 'male', certificate: 'completion' }, count: 7 },
			{ in: { certificate: 'participation' }, count: 8 }
		])
	];
	const scope = { cohorts: [a, b], waves: [] };
	const keys = [
		...['participants', 'participants:country.EC', 'participants:cohort.first', 'certificates_completion'],
		...['participants:country.EC:gender.female', 'participants:region.419', 'participants:country.unknown']
	];
	const facts = await factsFor(scope, keys, now);
	expect(keys.map((key) => facts[key] && figures(facts[key]).slice(0, 5))).toEqual([
		['told', 75, 75, 75, 0],
		['told', 47, 47, 75, 8],
		['told', 60, 60, 75, 0],
		['told', 47 / 75, 47, 75, 0],
		['told', 40, 40, 75, 8],
		['told', 0, 0, 75, 8],
		['told', 8, 8, 75, 8]
	]);
	expect(await keysOf(scope, 'participants', 'country')).toEqual([
		...['participants:country.EC', 'participants:country.MX', 'participants:country.unknown']
	]);
});

test('everything told is attacked together, participants and respondents each for themselves', async () => {
	const scope = await aScope();
	const cohort = await aCohort(`small-${newId()}`, [
		{ in: { country: 'EC', gender: 'female' }, count: 40 },
		{ in: { country: 'EC', gender: 'male' }, count: 30 },
		{ in: { country: 'MX', gender: 'female' }, count: 3 }
	]);
	const whole = { cohorts: [cohort], waves: scope.waves };
	const facts = await factsFor(whole, ['participants', 'application', 'application:gender.female'], now);
	const told = Object.values(facts).flatMap((one) => one.told);
	expect(await auditOf(whole, told)).toMatchObject({ verdict: 'safe', exposed: [] });
	const steps: unknown[] = [];
	const exposing = [...told, { kind: 'count' as const, of: { country: 'EC' }, least: 70, most: 70 }];
	expect(await auditOf(whole, exposing, (at) => void steps.push(at))).toMatchObject({
		verdict: 'blocked',
		exposed: [{ group: { country: 'MX' }, least: 3, most: 3 }]
	});
	expect(steps[0]).toEqual({ done: 0, of: 2 });
});

test('a region’s total tells of its country that was left out', async () => {
	const cohort = await aCohort(`region-${newId()}`, [
		{ in: { country: 'EC' }, count: 40 },
		{ in: { country: 'PE' }, count: 3 },
		{ in: { country: 'MX' }, count: 25 }
	]);
	const count = (of: Record<string, string>, value: number) => ({
		kind: 'count' as const,
		of,
		least: value,
		most: value
	});
	const told = [count({ country: 'EC' }, 40), count({ country: 'MX' }, 25), count({ region: '005' }, 43)];
	const found = await auditOf({ cohorts: [cohort], waves: [] }, told);
	expect(found).toMatchObject({
		verdict: 'blocked',
		exposed: [{ group: { country: 'PE' }, least: 3, most: 3 }]
	});
});

test('two numbers that one thing decides tell of each other: who got neither certificate', async () => {
	const cohort = await aCohort(`kinds-${newId()}`, [
		{ in: { certificate: 'completion' }, count: 40 },
		{ in: { certificate: 'participation' }, count: 50 },
		{ in: { certificate: 'none' }, count: 3 }
	]);
	const scope = { cohorts: [cohort], waves: [] };
	const keys = ['certificates_completion', 'certificates_participation'];
	const told = Object.values(await factsFor(scope, keys, now)).flatMap((one) => one.told);
	expect((await auditOf(scope, told)).exposed).toContainEqual({
		...{ least: 3, most: 3, verdict: 'blocked' },
		group: { certificate: 'none', 'is:certificates_completion': 'rest' }
	});
	// One of them alone says nothing of it.
	expect(await auditOf(scope, told.slice(0, 2))).toMatchObject({ verdict: 'safe' });
});
