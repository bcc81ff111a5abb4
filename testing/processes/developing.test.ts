import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { node } from '../../bin/prepare.mjs';
import { startHub } from '../hub.ts';

let directory = '';
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-developing-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('npm run dev searches, and stops in order', async () => {
	const hub = await startHub({
		dataDirectory: directory,
		command: [node(), join(import.meta.dirname, '../../bin/serai.mjs'), 'dev']
	});
	const page = await fetch(`${hub.url}/en/search?q=remittances`);
	expect({ status: page.status, found: /\d+ results for/.test(await page.text()) }).toEqual({
		status: 200,
		found: true
	});
	hub.process.kill('SIGINT');
	expect(await hub.ended).toBe(0);
});
