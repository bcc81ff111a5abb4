import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex, find, listOutdated, readQuery } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEntry } from '../catalogue/builders.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { analyseAnew, queueAnalysing } from './analysing.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-21T10:00:00Z');

async function found(text: string): Promise<string[]> {
	const { hits } = await find(readQuery(new URLSearchParams({ q: text })), { now, language: 'en' });
	return hits.map(({ key }) => key).sort();
}

/** As older analysers would leave them: found by other terms, those of an organisation. */
async function makeOutdated(): Promise<void> {
	await transaction((tx) =>
		tx.execute(sql`update search_document set analysers = 0, words = '{}', body = (
			select body from search_document where key like 'organisation:%' limit 1) where body is not null`)
	);
}

async function documents(): Promise<unknown[]> {
	const { rows } = await db.execute(
		sql`select key, analysers, words, md5(body) as body from search_document where body is not null order by key`
	);
	return rows;
}

async function queued(): Promise<unknown[]> {
	const { rows } = await db.execute(sql`select task_identifier as name from graphile_worker.jobs`);
	return rows;
}

test('what older analysers read is analysed anew, batch by batch, and found again', async () => {
	const organisation = await anOrganisation({ name: 'Institute of Crossings' });
	const keys: string[] = [];
	for (const title of ['Consular protection', 'Consular registers', 'Consular fees'])
		keys.push(`entry:${(await anEntry({ title, providers: [organisation.id] })).id}`);
	const before = await documents();
	await makeOutdated();
	// The index opens on what the older version left.
	expect(await found('consular')).toEqual([]);
	expect((await listOutdated(10)).length).toBe(4);

	await analyseAnew(2);
	expect(await listOutdated(10)).toEqual([]);
	expect(await documents()).toEqual(before);
	expect(await found('consular')).toEqual(keys.sort());
});

test('what is not published or not there any more is taken out, and the job comes to its end', async () => {
	const { id } = await anEntry({ title: 'Seasonal orchards', state: 'retired' });
	const strangers = [`entry:${id}`, `entry:${newId()}`, `organisation:${newId()}`];
	const before = await documents();
	await transaction(async (tx) => {
		for (const key of strangers)
			await tx.execute(sql`insert into search_document (key, analysers, words, body)
				select ${key}, 0, '{}', body from search_document where body is not null limit 1
				on conflict (key) do update set analysers = 0, body = excluded.body`);
	});
	await analyseAnew();
	expect(await documents()).toEqual(before);
	expect(await listOutdated(10)).toEqual([]);
});

test('what a migration names for the first time is asked of its owner, and is found or out for good', async () => {
	const { id } = await anOrganisation({ name: 'Network of Fords' });
	const stranger = newId();
	await transaction(async (tx) => {
		await tx.execute(sql`delete from search_document where key = ${`organisation:${id}`}`);
		for (const key of [`organisation:${id}`, `partnership:${stranger}`])
			await tx.execute(sql`insert into search_document (key, analysers) values (${key}, 0)`);
	});
	expect((await listOutdated(10)).sort()).toEqual([`organisation:${id}`, `partnership:${stranger}`]);
	await analyseAnew();
	expect(await listOutdated(10)).toEqual([]);
	expect(await found('fords')).toEqual([`organisation:${id}`]);
});

test('a start queues it once, and only where something is outdated', async () => {
	await queueAnalysing();
	expect(await queued()).toEqual([]);
	await makeOutdated();
	await Promise.all([queueAnalysing(), queueAnalysing()]);
	await queueAnalysing();
	expect(await queued()).toEqual([{ name: 'worker.analyse' }]);
});
