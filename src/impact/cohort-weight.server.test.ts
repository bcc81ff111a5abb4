import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import type { WaveId } from '#surveys/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEditor } from '../people/builders.server.ts';
import { aQuestion, aWave } from '../surveys/builders.server.ts';
import { aCohort } from './cohort-builders.server.ts';
import { auditOf } from './fact-audit.server.ts';
import { factsFor } from './fact.server.ts';
import { defineIndicator } from './indicator-defining.server.ts';

useDatabase();
const now = new Date('2027-06-01T10:00:00Z');
const questions = [
	aQuestion('gender', { options: ['female', 'male'].map((id) => ({ id, texts: { en: id, ar: id } })) }),
	aQuestion('applied')
];

async function answered(waveId: WaveId, applied: string, gender: string, count: number): Promise<void> {
	await transaction((tx) =>
		tx.execute(sql`
			insert into survey_response (id, wave_id, linkage, language, disposition, answers, pseudonym, week)
			select gen_random_uuid(), ${waveId}, 'pseudonymous', 'en', 'complete',
				jsonb_build_object('applied', ${applied}::text, 'gender', ${gender}::text), gen_random_uuid(), '2027-03-01'
			from generate_series(1, ${count})`)
	);
}

/** Its wave, asked of a cohort of so many. */
async function aGroup(
	people: number
): Promise<{ cohort: Awaited<ReturnType<typeof aCohort>>; slug: string; wave: WaveId }> {
	const slug = `weighted-${newId()}`;
	const cohort = await aCohort(slug, [{ in: { gender: '' }, count: people }]);
	const { id: wave } = await aWave({ linkage: 'pseudonymous', subject: `cohort:${slug}` }, questions);
	return { cohort, slug, wave };
}

test('each cohort counts as if all its people had answered, and who is left out is named', async () => {
	const [spring, autumn, silent] = [await aGroup(200), await aGroup(60), await aGroup(90)];
	await answered(spring.wave, 'yes', 'female', 18);
	await answered(spring.wave, 'no', 'male', 2);
	await answered(autumn.wave, 'yes', 'female', 10);
	await answered(autumn.wave, 'no', 'female', 20);
	const stranger = (await aWave({ linkage: 'pseudonymous' }, questions)).id;
	await answered(stranger, 'yes', 'male', 40);
	const scope = {
		cohorts: [spring, autumn, silent].map(({ cohort }) => cohort),
		waves: [spring.wave, autumn.wave, silent.wave, stranger]
	};
	const { id } = await defineIndicator(
		await anEditor(),
		{
			...{ id: 'applied_weighted', population: 'respondents', wave: '', measure: 'share', question: '' },
			...{ part: "${applied} = 'yes'", base: '', missing: 'left_out', weighting: 'cohort', least: '10' },
			...{ decimals: '0', by: ['gender'] },
			texts: { en: { name: 'Applied', counts: 'Who applied it.', limits: 'Not how.' } }
		},
		{ seen: 0, scope },
		now
	);
	const facts = await factsFor(scope, [id, `${id}:gender.female`, `${id}:gender.male`], now);
	expect(facts[id]).toMatchObject({
		...{ state: 'told', value: 200 / 260, n: 28, base: 50, missing: 0, verdict: 'review' },
		weighted: { leftOut: [silent.slug] }
	});
	// Two men answered: they are not told, nor the women by whom they could be worked out.
	expect(facts[`${id}:gender.male`]).toMatchObject({ state: 'suppressed', n: null });
	expect(facts[`${id}:gender.female`]).toMatchObject({ state: 'suppressed', value: null });
	expect(await auditOf(scope, facts[id]?.told ?? [])).toMatchObject({ verdict: 'safe' });
});
