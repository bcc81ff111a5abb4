import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loadDemonstration } from '#catalogue/index.server.ts';
import { db } from '#platform/index.server.ts';
import { emptyQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { loadResearchDemonstration } from './demonstration.server.ts';
import { dossierSummaries } from './dossier-summary.server.ts';

useDatabase();

const count = async (kind: string, state: string) => {
	const { rows } = await db.execute<{ count: number }>(
		sql`select count(*)::int as count from dossier where kind = ${kind} and state = ${state}`
	);
	return rows[0]?.count;
};

// Two of the twelve publications seen are in the catalogue already.
test('what was seen is published, what was not waits, and a second time nothing comes twice', async () => {
	await loadDemonstration();
	const before = await db.execute<{ revisions: number }>(
		sql`select sum(revision)::int as revisions from entry`
	);
	const loaded = await loadResearchDemonstration();
	expect(loaded.publications).toBeGreaterThan(110);
	expect([await count('project', 'published'), await count('project', 'in_review')]).toEqual([41, 2]);
	expect([await count('recommendation', 'published'), await count('recommendation', 'in_review')]).toEqual([
		4, 18
	]);
	const { rows } = await db.execute<{ changed: number; public: number }>(sql`
		select (select sum(revision)::int from entry) - ${before.rows[0]?.revisions ?? 0} - ${loaded.publications} as changed,
			(select count(*)::int from publication p join entry e on e.id = p.entry_id where e.state = 'published') as public`);
	expect(rows[0]).toEqual({ changed: 0, public: 10 });
	const query = { ...emptyQuery(), filters: { kind: ['recommendation'], gcm: ['18'] } };
	const { hits } = await find(query, { now: new Date(), language: 'en' });
	const [summary] = await dossierSummaries(
		hits.map(({ key }) => key.slice('recommendation:'.length)),
		'en'
	);
	expect(summary?.title.text).toMatch(/^Align skills forecasts/u);
	expect(await loadResearchDemonstration()).toEqual({ publications: 0, dossiers: 0 });
});
