import { sql } from 'drizzle-orm';
import { dashboardOf, factsFor, keysOf } from '../src/impact/index.server.ts';
import { keyOf, type Scope } from '../src/impact/index.ts';
import { system } from '../src/people/index.ts';
import { newId } from '../src/platform/index.ts';
import { db, transaction } from '../src/platform/index.server.ts';
import {
	createQuestionnaire,
	freezeVersion,
	loadReadyQuestionnaires,
	openQuestionnaire,
	openWave
} from '../src/surveys/index.server.ts';
import { aQuestionOf, type Questionnaire, type WaveId } from '../src/surveys/index.ts';
import { withDatabase } from './database.ts';
import { printFigures } from './figures.ts';

// 100,000 responses to 30 questions, and a million participants: what the dashboard and a story compute of them.
const responses = 100_000;
const people = 1_000_000;
const now = new Date('2027-06-01T10:00:00Z');
const actor = system('bench');

await withDatabase(async () => {
	await loadReadyQuestionnaires(now);
	const wave = await aWave();
	await answer(wave);
	const cohort = await aCohort();
	await measure({ cohorts: [cohort], waves: [wave] });
});

async function aWave(): Promise<WaveId> {
	const { draft } = await openQuestionnaire(actor, 'course-follow-up');
	const words = { label: 'One of three', hint: '', purpose: 'To measure.' };
	const more = Array.from({ length: 12 }, (_, i) =>
		aQuestionOf({
			...{ id: `more_${i}`, kind: 'choice', texts: { en: words } },
			options: ['a', 'b', 'c'].map((id) => ({ id, texts: { en: id } }))
		})
	);
	const content: Questionnaire = {
		...draft,
		languages: ['en'],
		sections: [...draft.sections, { id: 'more', texts: { en: 'More' }, when: null, questions: more }]
	};
	await createQuestionnaire(actor, { slug: 'bench', organisationId: null, draft: content }, now);
	await freezeVersion(actor, 'bench', 1, now);
	const { id } = await openWave(
		actor,
		{
			...{
				slug: 'bench',
				questionnaire: 'bench',
				version: null,
				organisationId: null,
				subject: 'edition:bench'
			},
			...{ title: { en: 'Bench' }, kind: 'follow_up', linkage: 'pseudonymous', languages: ['en'], month: 6 },
			...{ opensOn: '2027-01-01', closesOn: '2027-02-01', reminderDays: [] }
		},
		now
	);
	return id;
}

/** One of these, by chance. */
function drawn(...values: string[]) {
	const list = values.map((one) => `'${one}'`).join();
	return sql.raw(`(array[${list}])[1 + floor(random() * ${values.length})::int]`);
}

async function answer(wave: WaveId): Promise<void> {
	const more = Array.from({ length: 12 }, (_, i) => sql`, ${`more_${i}`}::text, ${drawn('a', 'b', 'c')}`);
	await transaction(async (tx) => {
		await tx.execute(sql`
			insert into survey_response (id, wave_id, linkage, language, disposition, answers, pseudonym, week)
			select gen_random_uuid(), ${wave}, 'pseudonymous', 'en', 'complete', jsonb_build_object(
				'country', ${drawn('EC', 'MX', 'CO', 'PE', 'KE', 'IN', 'PH', 'FR', 'MA', 'JO')},
				'gender', ${drawn('female', 'male', 'other')},
				'topic_relation', ${drawn('works_on_it', 'interested', 'student', 'other')},
				'sector', ${drawn('government', 'ngo', 'academia', 'private', 'own_business')},
				'occupation', 'somebody who works', 'applied', ${drawn('yes', 'yes', 'yes', 'no')},
				'topics_applied', to_jsonb(array[${drawn('finance', 'skills')}, 'networks']),
				'obstacles', to_jsonb(array[${drawn('funds', 'time', 'law')}]),
				'topics_wanted', to_jsonb(array[${drawn('climate', 'labour')}, ${drawn('data', 'finance')}]),
				'importance', 1 + floor(random() * 5)::int, 'attribution', floor(random() * 101)::int
				${sql.join(more)}), gen_random_uuid(), '2027-01-04'
			from generate_series(1, ${responses})`);
		await tx.execute(sql`update survey_wave set closed_at = ${now.toISOString()} where id = ${wave}`);
	});
}

async function aCohort(): Promise<Scope['cohorts'][number]> {
	const id = newId<'Cohort'>();
	const source: string = newId();
	await transaction(async (tx) => {
		await tx.execute(sql`insert into impact_cohort (id, slug, kind, subject, title, starts_on, ends_on, shown_at)
			values (${id}, 'bench', 'edition', 'edition:bench', '{"en": "Bench"}', '2026-01-01', '2026-03-01', now())`);
		await tx.execute(sql`insert into impact_source (id, cohort_id, name, content_hash, people, taken_at)
			values (${source}, ${id}, '', 'bench', ${people}, ${now.toISOString()})`);
		await tx.execute(sql`
			insert into impact_cell (source_id, country, gender, sector, relation, age_band, language, certificate, count)
			select ${source}, country, gender, sector, relation, age_band, language, certificate, count(*)::int
			from (select chr(65 + floor(random() * 12)::int) || chr(65 + floor(random() * 11)::int) as country,
				${drawn('female', 'male', 'other')} as gender, ${drawn('ngo', 'government', 'academia', 'student')} as sector,
				${drawn('works_on_it', 'studies_it', 'curious')} as relation, ${drawn('18_24', '25_34', '35_44')} as age_band,
				${drawn('en', 'es', 'fr')} as language, ${drawn('completion', 'participation', 'none')} as certificate
				from generate_series(1, ${people})) as person
			group by 2, 3, 4, 5, 6, 7, 8`);
	});
	await transaction((tx) => tx.execute(sql`analyze impact_cell, survey_response`));
	return id;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

async function measure(scope: Scope): Promise<void> {
	const dashboard = () => dashboardOf(new URLSearchParams(), 'en', now);
	const alone = { cohorts: scope.cohorts, waves: [] };
	const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from impact_cell`);
	const byCountry = await timed(() => keysOf(alone, 'participants', 'country'));
	const readAndCounted = await timed(() =>
		keysOf({ cohorts: [], waves: scope.waves }, 'application', 'gender')
	);
	const cold = await timed(dashboard);
	const warm = await timed(dashboard);
	const options = ['funds', 'time', 'law', 'skills'].map((one) => keyOf('obstacles', one));
	const narrowed = ['application', 'importance', 'importance_mean', 'attribution'].flatMap((id) =>
		['gender.female', 'gender.male', 'sector.ngo', 'sector.academia', 'country.EC', 'country.MX'].flatMap(
			(group) => [`${id}:${group}`, `${id}:${group}:topic_relation.student`]
		)
	);
	const keys = [...narrowed, ...options, 'participants', 'respondents', 'application', 'importance'].concat([
		'importance_mean',
		'attribution',
		'participants:country.AA',
		'participants:gender.female'
	]);
	const facts = await timed(() => factsFor(scope, keys, now));
	const again = await timed(() => factsFor(scope, keys, now));
	await transaction((tx) =>
		tx.execute(sql`update survey_response set set_aside = 'bench' where id in (
			select id from survey_response limit 1)`)
	);
	const changed = await timed(() => factsFor(scope, keys, now));
	printFigures(
		`Impact: ${responses} responses to 30 questions, ${people} participants in ${rows[0]?.count} cells`,
		[
			{ name: 'participants by country', unit: 'ms', measured: byCountry, asked: 200 },
			{
				name: 'reading all responses into columns, once for each version',
				unit: 'ms',
				measured: readAndCounted
			},
			{ name: 'the dashboard, nothing counted before', unit: 'ms', measured: cold, asked: 300 },
			{ name: 'the dashboard again', unit: 'ms', measured: warm, asked: 300 },
			{
				name: `a story’s ${keys.length} facts, nothing of it counted before`,
				unit: 'ms',
				measured: facts,
				asked: 1000
			},
			{ name: 'the same again', unit: 'ms', measured: again, asked: 1000 },
			{ name: 'the same after one response changed: all read again', unit: 'ms', measured: changed }
		]
	);
}
