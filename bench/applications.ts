import { sql } from 'drizzle-orm';
import { system } from '#people/index.ts';
import { effectOfChoices, effectOfEach, type ApplicationId, type Decision } from '#events/index.ts';
import { listApplications, selectionOf, type ApplicationFilter } from '#events/index.server.ts';
import { transaction } from '#platform/index.server.ts';
import { anEvent } from '../src/events/builders.server.ts';
import { withDatabase } from './database.ts';
import { percentile, printFigures, type Figure } from './figures.ts';

// Five thousand applications to one event, each judged by two: the list a team works with, and what a choice does to targets.
const count = 5_000;
const staff = system('bench');

async function filled(): Promise<string> {
	const event = await anEvent({ seats: 60 });
	await transaction(async (tx) => {
		await tx.execute(sql`
			insert into event_application (id, event_id, number, state, language, name, email, form_version, facts,
				started_at, saved_at, submitted_at, consented_at, score, spread, reviews)
			select gen_random_uuid(), ${event.id}, n, 'review', 'en', 'Applicant ' || n, 'a' || n || '@example.org', 1,
				jsonb_build_object(
					'country', jsonb_build_array((array['KE','MX','PH','RW','EC','SN','NP','MA','GH','CO'])[1 + n % 10]),
					'gender', jsonb_build_array((array['female','male','other'])[1 + n % 3]),
					'group', jsonb_build_array('g' || n % 7),
					'language', jsonb_build_array('en', (array['fr','es','ar'])[1 + n % 3])),
				now(), now(), now(), now(), (n * 7919 % 1001) / 10.0, (n * 104729 % 500) / 10.0, 2
			from generate_series(1, ${count}) n`);
		await tx.execute(sql`
			insert into event_target (event_id, dimension, value, least, most)
			select ${event.id}::uuid, 'country', code, 4, 10 from unnest(array['KE','MX','PH','RW','EC','SN','NP','MA','GH','CO']) code
			union all select ${event.id}::uuid, 'group', 'g' || n, 5, 15 from generate_series(0, 6) n
			union all select ${event.id}::uuid, 'gender', 'female', 30, null
			union all select ${event.id}::uuid, 'language', 'fr', 15, null`);
		await tx.execute(sql`analyze event_application`);
	});
	return event.slug;
}

async function timed(runs: number, work: (run: number) => unknown): Promise<number[]> {
	const times: number[] = [];
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		await work(run);
		times.push(performance.now() - start);
	}
	return times.slice(Math.min(5, runs - 1));
}

const figuresOf = (name: string, times: number[], asked?: number): Figure[] => [
	{ name: `${name}, p50`, unit: 'ms', asked, measured: percentile(times, 0.5) },
	{ name: `${name}, p95`, unit: 'ms', measured: percentile(times, 0.95) }
];

async function measure(): Promise<void> {
	const slug = await filled();
	const filter: ApplicationFilter = {
		...{ state: null, text: '', facts: {}, spreadOver: null },
		sort: 'score',
		page: 1
	};
	const narrow: ApplicationFilter = { ...filter, facts: { country: 'KE', gender: 'female' }, spreadOver: 25 };
	const all = await timed(60, () => listApplications(staff, slug, filter));
	const some = await timed(60, () => listApplications(staff, slug, narrow));
	const words = await timed(60, (run) =>
		listApplications(staff, slug, { ...filter, text: `applicant ${run}` })
	);
	const { candidates, targets } = await selectionOf(staff, slug);
	const choices = new Map<ApplicationId, Decision>(
		candidates.slice(0, 60).map(({ id }, i) => [id, i % 5 === 0 ? 'wait' : 'select'])
	);
	const effect = await timed(100, () => {
		effectOfChoices(candidates, targets, choices);
		effectOfEach(candidates, targets, choices);
	});
	const read = await timed(40, () => selectionOf(staff, slug));
	printFigures(`${count.toLocaleString('en')} applications to one event`, [
		...figuresOf('the review list, best first, with filters and scores', all, 100),
		...figuresOf('the same, narrowed by country, gender and disagreement', some, 100),
		...figuresOf('the same, by a word in the name', words, 100),
		...figuresOf(`what 60 choices do to ${targets.length} targets, and what each other would`, effect, 50),
		...figuresOf('the candidates read for it', read)
	]);
}

await withDatabase(measure);
