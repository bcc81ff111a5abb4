import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putFile, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../../../../testing/database.ts';
import { GET } from './+server.ts';

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

// The beginning of a sound, enough to be known for one.
const sound = new Uint8Array([
	...new TextEncoder().encode('RIFF\x60\0\0\0WAVEfmt '),
	...Array<number>(90).fill(7)
]);
const put = (bytes: Uint8Array) => transaction((tx) => putFile(tx, bytes));

async function get(sha256: string, name: string, headers: Record<string, string> = {}) {
	const request = new Request('http://hub.example/', { headers });
	const response = await GET({ params: { sha256, name }, request } as unknown as Parameters<typeof GET>[0]);
	return {
		status: response.status,
		headers: response.headers,
		body: new Uint8Array(await response.arrayBuffer())
	};
}

test('a file is served as what it is, for ever, and may run and fetch nothing', async () => {
	const { sha256, bytes } = await put(sound);
	const { status, headers, body } = await get(sha256, 'interview, 1.wav');
	expect([status, body]).toEqual([200, sound]);
	expect(Object.fromEntries(headers)).toEqual({
		'content-type': 'audio/wav',
		'content-length': String(bytes),
		'content-disposition': "inline; filename*=UTF-8''interview%2C%201.wav",
		'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
		'x-content-type-options': 'nosniff',
		'accept-ranges': 'bytes',
		'cache-control': 'public, max-age=31536000, immutable',
		etag: `"${sha256}"`
	});
});

test('a part of it, for who goes to the middle of a film', async () => {
	const { sha256 } = await put(sound);
	const { status, headers, body } = await get(sha256, 'a.wav', { range: 'bytes=10-19' });
	expect([status, headers.get('content-range'), body]).toEqual([
		206,
		`bytes 10-19/${sound.length}`,
		sound.slice(10, 20)
	]);
	expect((await get(sha256, 'a.wav', { range: 'bytes=500-' })).status).toBe(416);
	expect((await get(sha256, 'a.wav', { range: 'bytes=1-2', 'if-range': '"other"' })).status).toBe(200);
});

test('who has it already gets nothing; what could be opened as a page is saved instead', async () => {
	const { sha256 } = await put(sound);
	expect((await get(sha256, 'a.wav', { 'if-none-match': `"x", W/"${sha256}"` })).status).toBe(304);
	const text = await put(new TextEncoder().encode('A bank asks for a past.'));
	const { headers } = await get(text.sha256, '../"a;b".txt');
	expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''..%22a%3Bb%22.txt");
});

test('what the hub does not have is not found', async () => {
	await expect(get('0'.repeat(64), 'a.wav')).rejects.toThrow('file not found');
});
