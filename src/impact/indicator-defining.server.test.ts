import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, anEditor } from '../people/builders.server.ts';
import { aQuestion, aWave } from '../surveys/builders.server.ts';
import { aCohort } from './cohort-builders.server.ts';
import { factsFor, keysOf } from './fact.server.ts';
import type { IndicatorInput } from './indicator-definition.ts';
import { defineIndicator, indicatorOffer, indicatorVersions } from './indicator-defining.server.ts';
import { listIndicators } from './indicators.server.ts';
import { openData } from './open-data.server.ts';
import { auditOf } from './fact-audit.server.ts';

useDatabase();
const now = new Date('2027-06-01T10:00:00Z');
const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string; name: string; cause?: { message: string } }) =>
			error.code ?? error.cause?.message ?? error.name
	);
let made = 0;
const input = (given: Partial<IndicatorInput> = {}): IndicatorInput => ({
	...{ id: `passed_${++made}`, population: 'participants', wave: '', measure: 'share', question: '' },
	...{ part: "${certificate} = 'completion'", base: "${gender} = 'female'", missing: 'left_out' },
	...{ weighting: 'none', least: '10', decimals: '1', by: ['country'] },
	texts: { en: { name: 'Women who passed', counts: 'Women with a certificate.', limits: 'Nothing more.' } },
	...given
});
const aScope = async () => ({
	cohorts: [
		await aCohort(`own-${newId()}`, [
			{ in: { certificate: 'completion', gender: 'female', country: 'EC' }, count: 30 },
			{ in: { certificate: 'none', gender: 'female', country: 'EC' }, count: 10 },
			{ in: { certificate: 'completion', gender: 'male', country: 'EC' }, count: 50 },
			{ in: { certificate: '', gender: 'female', country: 'MX' }, count: 7 }
		])
	],
	waves: []
});
const fresh = (scope: Awaited<ReturnType<typeof aScope>>) => ({ seen: 0, scope });

test('what an evaluator defines is an indicator at once: for facts, stories and audits, and in no open data', async () => {
	const [editor, scope] = [await anEditor(), await aScope()];
	const { id, version } = await defineIndicator(editor, input(), fresh(scope), now);
	expect([id, version]).toEqual([`own_passed_${made}`, 1]);
	expect((await listIndicators()).at(-1)?.id).toBe(id);
	const facts = await factsFor(scope, [id, `${id}:country.EC`], now);
	expect(facts[id]).toMatchObject({ state: 'told', value: 0.75, n: 30, base: 40, missing: 7 });
	expect(facts[`${id}:country.EC`]).toMatchObject({ state: 'told', n: 30, base: 40 });
	expect(await keysOf(scope, id, 'country')).toEqual([`${id}:country.EC`]);
	expect(await auditOf(scope, facts[id]?.told ?? [])).toMatchObject({ verdict: 'safe' });
	expect((await openData('en', now)).filter((row) => String(row[0]).startsWith('own_'))).toEqual([]);
});

test('a changed definition is a new version, and the old one stays readable and as it was', async () => {
	const [editor, scope] = [await anEditor(), await aScope()];
	const first = input();
	const { id } = await defineIndicator(editor, first, fresh(scope), now);
	expect(await codeOf(defineIndicator(editor, first, { seen: 1, scope }, now))).toBe('impact_indicator_same');
	const changed = { ...first, base: '' };
	expect(await defineIndicator(editor, changed, { seen: 1, scope }, now)).toEqual({ id, version: 2 });
	expect(await codeOf(defineIndicator(editor, changed, { seen: 1, scope }, now))).toBe('changed_meanwhile');
	expect((await indicatorVersions(id)).map(({ definition }) => definition.version)).toEqual([2, 1]);
	expect((await factsFor(scope, [id], now))[id]).toMatchObject({ indicatorVersion: 2, n: 80, base: 90 });
	const rewriting = transaction((tx) =>
		tx.execute(sql`update impact_indicator set definition = '{}' where id = ${id} and version = 1`)
	);
	expect(await codeOf(rewriting)).toBe('a version of an indicator is kept as it was defined');
	expect((await indicatorVersions('participants')).length).toBe(1);
	expect(await codeOf(indicatorVersions('own_nothing'))).toBe('NotFound');
});

test('a name that is taken, a base that nobody is in, an unknown question and a stranger are refused', async () => {
	const [editor, scope] = [await anEditor(), await aScope()];
	const first = input();
	await defineIndicator(editor, first, fresh(scope), now);
	const code = (given: Partial<IndicatorInput>) =>
		codeOf(defineIndicator(editor, input(given), fresh(scope), now));
	expect(await code({ id: first.id, decimals: '2' })).toBe('impact_indicator_taken');
	expect(await code({ base: "${gender} = 'other'" })).toBe('impact_indicator_base_empty');
	expect(await code({ part: "${happy} = 'yes'" })).toBe('impact_indicator_condition');
	expect(await code({ by: [] })).toBe('impact_indicator_by');
	const stranger = await aContributor(newId());
	expect(await codeOf(defineIndicator(stranger, input(), fresh(scope), now))).toBe('Forbidden');
	const nowhere = { cohorts: [], waves: [] };
	expect(await codeOf(defineIndicator(editor, input(), { seen: 0, scope: nowhere }, now))).toBe(
		'impact_indicator_base_empty'
	);
	const twice = input();
	const both = await Promise.all([1, 2].map(() => codeOf(defineIndicator(editor, twice, fresh(scope), now))));
	expect(both.sort()).toEqual(['done', 'impact_indicator_taken']);
});

test('what questionnaires of the hub ask can be counted', async () => {
	const editor = await anEditor();
	await aWave({ linkage: 'pseudonymous' }, [aQuestion('moved')]);
	const { columns, by } = await indicatorOffer(editor, 'respondents');
	expect([columns.some(({ id }) => id === 'moved'), by.includes('moved')]).toEqual([true, true]);
});
