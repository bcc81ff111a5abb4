import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { transaction } from './database.server.ts';
import { filesDirectory, findFile, listStored, putFile, readStored } from './files.server.ts';

useDatabase();
let directory: string;
const before = process.env['HUB_DATA'];

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-files-'));
	process.env['HUB_DATA'] = directory;
});
afterAll(async () => {
	if (before === undefined) delete process.env['HUB_DATA'];
	else process.env['HUB_DATA'] = before;
	await rm(directory, { recursive: true });
});

const bytesOf = (words: string) => new TextEncoder().encode(words);
const put = (words: string) => transaction((tx) => putFile(tx, bytesOf(words)));
const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => 'stored',
		(error: { code?: string }) => error.code
	);

test('the same bytes twice are one file, and come back as they were', async () => {
	const [first, again] = [await put('A bank asks for a past.'), await put('A bank asks for a past.')];
	expect(again).toEqual(first);
	expect(first.type).toBe('text/plain');
	expect(await textOf(readStored(first.sha256))).toBe('A bank asks for a past.');
	expect(await textOf(readStored(first.sha256, { start: 2, end: 5 }))).toBe('bank');
	expect(await findFile(first.sha256)).toEqual(first);
});

test('a file is what its bytes are', async () => {
	expect((await put('WEBVTT\n\n00:00.000 --> 00:02.000\nHello')).type).toBe('text/vtt');
	expect((await put('<svg xmlns="http://www.w3.org/2000/svg"><rect width="3"/></svg>')).type).toBe(
		'image/svg+xml'
	);
});

test('what could run, or is nothing, is refused and leaves nothing', async () => {
	const kept = (await listStored()).length;
	expect(
		await Promise.all([
			codeOf(put('')),
			codeOf(put('<html><script>alert(1)</script></html>')),
			codeOf(put('<svg><script>alert(1)</script></svg>')),
			codeOf(transaction((tx) => putFile(tx, new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0])))),
			codeOf(transaction((tx) => putFile(tx, new Uint8Array([0x80, 0x81, 0x90, 0x01]))))
		])
	).toEqual(['file_empty', 'file_kind_refused', 'svg_unsafe', 'file_kind_refused', 'file_kind_refused']);
	expect((await listStored()).length).toBe(kept);
	const partial = (await readdir(filesDirectory(), { recursive: true })).filter((name) => name.includes('.'));
	expect(partial).toEqual([]);
});

test('a name that is no hash finds nothing', async () => {
	expect(await findFile('../../etc/passwd').catch((error: Error) => error.name)).toBe('NotFound');
});
