import { sql } from 'drizzle-orm';
import {
	auditStateOf,
	auditStory,
	createStory,
	openStory,
	putStoryText,
	storyNow
} from '../src/impact/index.server.ts';
import { keyOf } from '../src/impact/index.ts';
import { system } from '../src/people/index.ts';
import { newId } from '../src/platform/index.ts';
import { db, transaction } from '../src/platform/index.server.ts';
import { countries as allCountries } from '../src/vocabulary/index.ts';
import { withDatabase } from './database.ts';
import { printFigures } from './figures.ts';
import { Random } from './random.ts';

// A story that tells a table of 125 countries by five groups, with its totals: looked at by its job, as the hub does it.
const now = new Date('2027-06-01T10:00:00Z');
const actor = system('bench');
const random = new Random(7);
const countries = allCountries.slice(0, 125).map(({ iso2 }) => iso2);
const groups = ['female', 'male', 'other', 'unsaid', 'none'];
const shares = [0.5, 0.36, 0.04, 0.07, 0.03];

await withDatabase(async () => {
	await measure();
});

async function measure(): Promise<void> {
	const scope = { cohorts: [await aCohort()], waves: [] };
	await createStory(
		actor,
		{ slug: 'bench', organisationId: null, sourceLanguage: 'en', title: 'Bench', scope, illustrative: true },
		now
	);
	const of = (group: Record<string, string>) => `{{fact:${keyOf('participants', null, group)}}}`;
	const body = [
		of({}),
		...groups.map((gender) => of({ gender })),
		...countries.flatMap((country) => [of({ country }), ...groups.map((gender) => of({ country, gender }))])
	].join(' ');
	const words = { title: 'Bench', summary: '', body, selection: '', limits: '', interviews: '' };
	await putStoryText(actor, 'bench', 'en', words, { revision: 1, sourceRevision: null }, now);
	const story = await openStory(actor, 'bench');
	const began = performance.now();
	const job = auditStory(story.id, now);
	let shown = 0;
	let isDone = false;
	void job.then(() => (isDone = true));
	// What somebody who looks at the page meanwhile sees.
	while (!isDone) {
		const { rows } = await db.execute<{ done: number }>(
			sql`select done from story_audit where ended_at is null and total > 0`
		);
		if (rows[0] && rows[0].done > 0) shown++;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	await job;
	const took = (performance.now() - began) / 1000;
	const looked = await auditStateOf(story.id, await storyNow(story, now), now);
	if (looked.state !== 'done') throw new Error(`The audit is ${looked.state}.`);
	const { checked, verdict } = looked.audit;
	const name = `auditing it as a job (${checked} small groups: ${verdict}; progress seen ${shown} times)`;
	printFigures('Disclosure: a story that tells a table of 125 × 5', [
		{ name, unit: 's', measured: took, asked: 10 }
	]);
}

async function aCohort() {
	const id = newId<'Cohort'>();
	const source: string = newId();
	const cells = countries.flatMap((country, i) =>
		groups.map((gender, at) => ({
			...{ country, gender },
			count: Math.round((400 / (i + 1)) * (shares[at] ?? 0) * (0.6 + random.next()))
		}))
	);
	await transaction(async (tx) => {
		await tx.execute(sql`insert into impact_cohort (id, slug, kind, subject, title, starts_on, ends_on, shown_at)
			values (${id}, 'bench', 'edition', 'edition:bench', '{"en": "Bench"}', '2026-01-01', '2026-03-01', now())`);
		await tx.execute(sql`insert into impact_source (id, cohort_id, name, content_hash, people, taken_at)
			values (${source}, ${id}, '', 'bench', 0, ${now.toISOString()})`);
		await tx.execute(sql`insert into impact_cell (source_id, country, gender, count)
			select ${source}, country, gender, count
			from jsonb_to_recordset(${JSON.stringify(cells.filter(({ count }) => count > 0))}::jsonb)
				as cell(country text, gender text, count integer)`);
	});
	return id;
}
