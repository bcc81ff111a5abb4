import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { findEntry, loadDemonstration, summaries } from './index.server.ts';

useDatabase();

const now = new Date('2026-11-21T19:00:00Z');

async function count(from: string): Promise<number> {
	const { rows } = await db.execute<{ count: number }>(sql.raw(`select count(*)::int as count from ${from}`));
	return rows[0]?.count ?? -1;
}

test('the demonstration hub has every record in its place, and a second load adds nothing', async () => {
	const told: number[] = [];
	expect(await loadDemonstration(({ done, total }) => told.push(done / total), { now })).toEqual({
		organisations: 157,
		published: 364,
		inReview: 243
	});
	expect(told.at(-1)).toBe(1);
	expect(await count(`entry where state = 'published' and kind = 'course'`)).toBe(147);
	expect(await count(`entry where state = 'published' and kind = 'event'`)).toBe(86);
	expect(await count(`entry where state = 'published' and kind = 'resource'`)).toBe(131);
	expect(await count(`entry where state = 'in_review'`)).toBe(243);
	expect(
		await count(
			`entry where state = 'in_review' and (evidence <> 'curator-knowledge' or confirmed_on is not null)`
		)
	).toBe(0);
	expect(await count(`search_document where body is not null`)).toBe(364 + 157);
	expect(await loadDemonstration(() => {}, { now })).toEqual({ organisations: 0, published: 0, inReview: 0 });
});

test('a language of the same thing is told from a part of it', async () => {
	const compact = await findEntry(visitor, 'gcm-resolution-73-195', 'ar', now);
	expect(compact.title.language).toBe('en');
	expect(compact.alsoIn.map((one) => one.languages)).toEqual([['ar'], ['es'], ['fr'], ['ru'], ['zh']]);
	expect(compact.parts).toEqual([]);
	const french = await findEntry(visitor, 'gcm-resolution-73-195-fr', 'fr', now);
	expect(french.title).toMatchObject({ language: 'fr', isTranslation: false });
	expect(french.alsoIn.map((one) => one.slug)).toContain('gcm-resolution-73-195');
	expect(french.alsoIn).toHaveLength(5);
	const school = await findEntry(visitor, 'gfs-mobilizing-migrant-resources', 'en', now);
	expect(school.parts.map((one) => one.slug)).toEqual([
		'gfs-mobilizing-mexico',
		'gfs-mobilizing-philippines',
		'gfs-mobilizing-rwanda'
	]);
});

test('a course has the dates of its run, an event those of its day in its zone', async () => {
	const { rows } = await db.execute<{ id: string }>(
		sql`select id from entry where slug in ('academy-on-labour-migration-2018', 'workshop-for-the-development-of-a-training-and-capacity-building-plan') order by slug`
	);
	const [academy, workshop] = await summaries(
		rows.map((row) => row.id),
		'es',
		now
	);
	expect(academy).toMatchObject({
		kind: 'course',
		startsOn: '2018-06-18',
		endsOn: '2018-06-22',
		zone: 'Europe/Rome',
		freshness: 'fresh'
	});
	expect(academy?.title).toEqual({
		text: 'Academy on Labour Migration 2018',
		language: 'en',
		isTranslation: false
	});
	expect(workshop).toMatchObject({
		kind: 'event',
		startsOn: '2018-09-26',
		zone: 'Africa/Casablanca',
		cancelled: false
	});
});
