import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres } from '../../src/platform/postgres.server.ts';
import { serai, startHub } from '../hub.ts';

// What an operator does between two starts.
let directory = '';
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-operating-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('where people reach the hub', () => {
	test('a new administrator’s link leads to the port of the hub that runs, whatever the default is', async () => {
		const hub = await startHub({ env: { HUB_DEMO: '0' } });
		const { code, output } = await serai(['admin', 'ana@example.org'], { HUB_DATA: hub.dataDirectory });
		const link = /http:\S+first-administrator\S+/.exec(output)?.[0] ?? '';
		expect({ code, origin: new URL(link).origin }).toEqual({ code: 0, origin: hub.url });
		const page = await fetch(link);
		expect(page.status).toBe(200);
		expect(await page.text()).toContain('ana@example.org');
		await hub.stop();
	});

	test('with PUBLIC_URL it is that one, in what is printed and in the commands’ links', async () => {
		const data = join(directory, 'public');
		const env = { HUB_DEMO: '0', HOST: '0.0.0.0', PUBLIC_URL: 'https://hub.example.org' };
		const hub = await startHub({ env, dataDirectory: data });
		expect(hub.url).toBe('https://hub.example.org');
		expect(hub.output()).toMatch(/Serai is ready: \S+ \(on port \d+ of 0\.0\.0\.0\)/);
		expect(hub.output()).not.toContain('PUBLIC_URL is not set');
		await hub.stop();
		const { output } = await serai(['admin', 'ana@example.org'], { HUB_DATA: data });
		expect(output).toContain('https://hub.example.org/en/first-administrator?token=');
	});

	test('a hub that is open to a network is told what its letters will hold', async () => {
		const hub = await startHub({ env: { HUB_DEMO: '0', HOST: '0.0.0.0' } });
		const { port } = new URL(hub.url);
		expect(hub.output()).toContain(
			`HOST is 0.0.0.0 and PUBLIC_URL is not set: letters will link to http://127.0.0.1:${port}, which opens on this machine only`
		);
		expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
		await hub.stop();
	});
});

test('of two that start at once on one new database, one makes the demonstration and both serve it', async () => {
	const postgres = await startPostgres(await mkdtemp(join(directory, 'one-')));
	const env = { DATABASE_URL: postgres.url };
	const hubs = await Promise.all([startHub({ env }), startHub({ env })]);
	for (const { url } of hubs)
		expect(await (await fetch(`${url}/en/search?q=remittances`)).text()).toMatch(/\d+ results for/);
	expect(hubs.filter((hub) => hub.output().includes('Loading the demonstration hub…')).length).toBe(1);
	await Promise.all(hubs.map((hub) => hub.stop()));
	await postgres.stop();
});

describe('the doctor', () => {
	test('has nothing against a directory that an operator made before restoring into it', async () => {
		const [file, data] = [join(directory, 'hub.serai'), join(directory, 'made')];
		const hub = await startHub({ env: { HUB_DEMO: '0' } });
		expect(await serai(['backup', file], { HUB_DATA: hub.dataDirectory })).toMatchObject({ code: 0 });
		await hub.stop();
		await mkdir(data, { mode: 0o755 });
		expect(await serai(['restore', file], { HUB_DATA: data })).toMatchObject({ code: 0 });
		const { code, output } = await serai(['doctor'], { HUB_DATA: data, PORT: '0' });
		expect({ code, output }).toMatchObject({ code: 0 });
		expect(output).not.toContain('✗');
	});

	test('says that letters reach nobody, and what to set', async () => {
		const { output } = await serai(['doctor'], { HUB_DATA: join(directory, 'none'), PORT: '0' });
		expect(output).toMatch(
			/mail +Letters are written to the log only, and reach nobody\. Set SMTP_URL, such as/
		);
	});
});
