import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { emptyQuery, type SearchQuery } from './address.ts';
import { aDocument } from './builders.server.ts';
import { find } from './find.server.ts';
import { closeIndex, openIndex, openLive, type Live } from './live.server.ts';
import { listOutdated, put, remove } from './rows.server.ts';

const database = useDatabase();
const now = new Date('2026-06-01T00:00:00Z');

let admin: pg.Client;
/** Another process, as far as the rows can tell. */
let other: Live;

beforeAll(async () => {
	admin = new pg.Client({ connectionString: database.url() });
	await admin.connect();
	await openIndex();
	other = await openLive(database.url());
});
beforeEach(() =>
	transaction(async (tx) =>
		remove(
			tx,
			(await keysOfRows()).map(({ key }) => key)
		)
	)
);
afterAll(async () => {
	await closeIndex();
	await other.stop();
	await admin.end();
});

async function keysOfRows(): Promise<{ key: string }[]> {
	return (await admin.query<{ key: string }>('select key from search_document')).rows;
}

const query = (text: string, changes: Partial<SearchQuery> = {}): SearchQuery => ({
	...emptyQuery(),
	text,
	...changes
});
const here = async (text: string) =>
	(await find(query(text), { now, language: 'en' })).hits.map(({ key }) => key);
const there = (text: string, live = other) =>
	live.index.find(query(text), { now }).hits.map(({ key }) => key);

/** Waits until it is so. How long it takes is measured in bench/, not here: a busy machine may need its time. */
async function soon(isSo: () => boolean): Promise<void> {
	const deadline = performance.now() + 15_000;
	while (!isSo() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
	expect(isSo()).toBe(true);
}

test('a put is found in its own process at once and in another soon', async () => {
	await transaction((tx) => put(tx, [aDocument({ key: 'entry:a', title: 'Consular protection' })]));
	expect(await here('consular')).toEqual(['entry:a']);
	await soon(() => there('consular').length === 1);
});

test('what is put again is found by its new words only', async () => {
	await transaction((tx) => put(tx, [aDocument({ key: 'entry:a', title: 'Consular protection' })]));
	await transaction((tx) => put(tx, [aDocument({ key: 'entry:a', title: 'Border governance' })]));
	expect([await here('consular'), await here('border')]).toEqual([[], ['entry:a']]);
	await soon(() => there('border').length === 1 && there('consular').length === 0);
});

test('what is removed is found nowhere, and its row stays as a tombstone', async () => {
	await transaction((tx) => put(tx, [aDocument({ key: 'entry:a', title: 'Consular protection' })]));
	await soon(() => there('consular').length === 1);
	await transaction((tx) => remove(tx, ['entry:a', 'entry:unknown']));
	expect(await here('consular')).toEqual([]);
	await soon(() => there('consular').length === 0);
	const { rows } = await admin.query("select body, words from search_document where key = 'entry:a'");
	expect(rows).toEqual([{ body: null, words: [] }]);
});

test('nothing of a transaction that is undone is found', async () => {
	const undone = transaction(async (tx) => {
		await put(tx, [aDocument({ title: 'Consular protection' })]);
		throw new Error('undone');
	});
	await expect(undone).rejects.toThrow('undone');
	expect(await here('consular')).toEqual([]);
});

test('a transaction that commits after a later one is not missed', async () => {
	let release = (): void => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	const slow = transaction(async (tx) => {
		await put(tx, [aDocument({ key: 'entry:slow', title: 'Consular protection' })]);
		await held;
	});
	await new Promise((resolve) => setTimeout(resolve, 50));
	await transaction((tx) => put(tx, [aDocument({ key: 'entry:quick', title: 'Border governance' })]));
	await soon(() => there('border').length === 1);
	release();
	await slow;
	await soon(() => there('consular').length === 1);
});

test('an index that lost its connection finds it again and catches up', async () => {
	const { rows } = await admin.query<{ ended: boolean }>(
		"select pg_terminate_backend(pid) as ended from pg_stat_activity where application_name = 'serai search' and datname = current_database()"
	);
	expect(rows.length).toBe(2);
	await transaction((tx) => put(tx, [aDocument({ key: 'entry:a', title: 'Consular protection' })]));
	expect(await here('consular')).toEqual(['entry:a']);
	await soon(() => there('consular').length === 1);
});

test('an index that cannot be read leaves no connection behind', async () => {
	const listening = async () =>
		(
			await admin.query(
				"select 1 from pg_stat_activity where application_name = 'serai search' and datname = current_database()"
			)
		).rowCount;
	await transaction((tx) => put(tx, [aDocument({ key: 'entry:a' })]));
	await admin.query("update search_document set body = '\\x00'::bytea where key = 'entry:a'");
	const before = await listening();
	await expect(openLive(database.url())).rejects.toThrow();
	// PostgreSQL counts a connection until its own process has ended.
	await expect.poll(listening, { timeout: 10_000 }).toBe(before);
});

test('an index that opens later has everything but what was removed', async () => {
	const documents = Array.from({ length: 1200 }, (_, i) =>
		aDocument({ key: `entry:${i}`, title: 'Consular protection' })
	);
	await transaction((tx) => put(tx, documents));
	await transaction((tx) => remove(tx, ['entry:7']));
	const late = await openLive(database.url());
	expect(late.index.size).toBe(1199);
	expect(late.index.find(query('consular'), { now }).total).toBe(1199);
	await late.stop();
});

test('several searches during loading wait for the same index, and none misses what is put meanwhile', async () => {
	await closeIndex();
	const searches = [here('consular'), here('consular')];
	await transaction((tx) => put(tx, [aDocument({ key: 'entry:a', title: 'Consular protection' })]));
	await Promise.all(searches);
	expect(await here('consular')).toEqual(['entry:a']);
});

test('rows that older analysers read are listed', async () => {
	await transaction((tx) => put(tx, [aDocument({ key: 'entry:a' }), aDocument({ key: 'entry:b' })]));
	await admin.query("update search_document set analysers = 0 where key = 'entry:b'");
	expect(await listOutdated(10)).toEqual(['entry:b']);
});

test('a typing error is told from a word, and the correction finds something', async () => {
	await transaction((tx) =>
		put(tx, [
			aDocument({ title: 'Migration and development' }),
			aDocument({ title: 'Formación en migración', language: 'es' })
		])
	);
	const meant = async (text: string) => (await find(query(text), { now, language: 'en' })).didYouMean;
	expect([await meant('migratoin'), await meant('migration'), await meant('xqzwvk')]).toEqual([
		'migration',
		null,
		null
	]);
});
