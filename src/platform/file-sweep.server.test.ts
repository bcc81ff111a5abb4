import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { pools, transaction } from './database.server.ts';
import { sweepFiles } from './file-sweep.server.ts';
import { filesDirectory, listStored, putFile, storedPath } from './files.server.ts';
import { beginUpload } from './uploads.server.ts';

useDatabase();
let directory: string;
const before = process.env['HUB_DATA'];
const nextDay = () => new Date(Date.now() + 25 * 3_600_000);

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-sweep-'));
	process.env['HUB_DATA'] = directory;
	await pools().writing.query('create table notebook (id int primary key, said jsonb, links text[])');
});
afterAll(async () => {
	if (before === undefined) delete process.env['HUB_DATA'];
	else process.env['HUB_DATA'] = before;
	await rm(directory, { recursive: true });
});

const put = async (words: string) =>
	(await transaction((tx) => putFile(tx, new TextEncoder().encode(words)))).sha256;
const kept = async () => (await listStored()).map(({ sha256 }) => sha256);
const lies = (sha256: string) =>
	stat(storedPath(sha256)).then(
		() => true,
		() => false
	);

test('a file that nobody saved goes after a day, and not before; what any table names stays', async () => {
	const [unsaved, inJson, inLink] = [await put('Nobody'), await put('In a lesson'), await put('In a link')];
	await pools().writing.query('insert into notebook values (1, $1, $2)', [
		{ block: { file: { sha256: inJson } } },
		[`Read [this](https://hub.example.org/files/${inLink}/plan.txt).`]
	]);
	expect(await sweepFiles(new Date())).toBe(0);
	expect(await lies(unsaved)).toBe(true);
	expect(await sweepFiles(nextDay())).toBe(1);
	expect(await kept()).toEqual([inJson, inLink].sort());
	expect(await Promise.all([unsaved, inJson, inLink].map(lies))).toEqual([false, true, true]);
});

test('one that was put again waits another day', async () => {
	const sha256 = await put('Twice');
	await pools().writing.query("update stored_file set stored_at = stored_at - interval '2 days'");
	await put('Twice');
	await sweepFiles(new Date());
	expect(await lies(sha256)).toBe(true);
});

test('put while it is swept, it is there whole or not at all', async () => {
	const words = (i: number) => `The same words ${i}`;
	for (let i = 0; i < 8; i++) {
		const sha256 = await put(words(i));
		await pools().writing.query("update stored_file set stored_at = stored_at - interval '2 days'");
		await Promise.all([sweepFiles(new Date()), put(words(i))]);
		expect([(await kept()).includes(sha256), await lies(sha256)]).toEqual([true, true]);
	}
});

test('what is left of a file that never came whole goes too, though nobody sends another', async () => {
	await beginUpload('somebody', 1000, {}, new Date());
	const incoming = () => readdir(join(filesDirectory(), 'incoming'));
	await sweepFiles(new Date());
	expect((await incoming()).length).toBe(2);
	await sweepFiles(nextDay());
	expect(await incoming()).toEqual([]);
});
