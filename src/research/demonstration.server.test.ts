import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loadDemonstration } from '#catalogue/index.server.ts';
import { db } from '#platform/index.server.ts';
import { emptyQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { loadResearchDemonstration } from './demonstration.server.ts';
import { dossierSummaries } from './dossier-summary.server.ts';
import { slugOfRaw, type ResearchContent } from './research-content.ts';

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

const contentOf = async (name: string) =>
	JSON.parse(await readFile(new URL(`../../content/${name}`, import.meta.url), 'utf8')) as ResearchContent;

test('every project, publication and recommendation of the data is here: the seen public, the others in the queue', async () => {
	const [seen, unseen] = [await contentOf('research.json'), await contentOf('research-unverified.json')];
	for (const [kind, list] of [
		['project', 'projects'],
		['recommendation', 'recommendations']
	] as const)
		for (const [content, state] of [
			[seen, 'published'],
			[unseen, 'in_review']
		] as const) {
			const { rows } = await db.execute<{ slug: string }>(
				sql`select slug from dossier where kind = ${kind} and state = ${state} and not illustrative`
			);
			expect(rows.map(({ slug }) => slug).sort()).toEqual(
				content[list].map(({ id }) => slugOfRaw(id)).sort()
			);
		}
	// A publication is an entry of its own, or one that the catalogue had already.
	const entries = await db.execute<{
		slug: string;
		state: string;
		doi: string | null;
		url: string;
		titles: string[];
		confirmed: string | null;
	}>(
		sql`select slug, state, doi, url, confirmed_on::text as confirmed,
			(select array_agg(lower(title)) from entry_text t where t.entry_id = entry.id) as titles from entry where kind = 'resource'`
	);
	const statesOf = ({ id, same_as, title, doi, url }: ResearchContent['publications'][number]) =>
		entries.rows
			.filter(
				(entry) =>
					[slugOfRaw(id), same_as].includes(entry.slug) ||
					(doi !== null && entry.doi === doi) ||
					(url !== null && entry.url === url) ||
					entry.titles.includes(title.toLowerCase())
			)
			.map(({ state, confirmed }) => (state === 'published' ? [state, confirmed] : [state]));
	expect(seen.publications.length).toBe(12);
	for (const raw of seen.publications)
		expect(statesOf(raw), raw.id).toContainEqual(['published', seen.generated]);
	expect(unseen.publications.length).toBe(113);
	for (const raw of unseen.publications) expect(statesOf(raw), raw.id).toContainEqual(['in_review']);
});
