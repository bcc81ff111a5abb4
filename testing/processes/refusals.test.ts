import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serai, startHub, type RunningHub } from '../hub.ts';

let directory = '';
let hub: RunningHub;
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-refusals-'));
	hub = await startHub({ env: { HUB_DEMO: '0' } });
});
afterAll(async () => {
	await hub.stop();
	await rm(directory, { recursive: true, force: true });
});

/** Something that listens and is no Serai; what it says to who connects. */
async function listening(
	said: (chunk: Buffer) => Buffer | null
): Promise<{ port: number; close: () => void }> {
	const server = net.createServer((socket) =>
		socket
			.on('error', () => {})
			.on('data', (chunk) => {
				const answer = said(chunk);
				if (answer) socket.write(answer);
			})
	);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

test('every mistake in the settings is told at once, with exit code 2', async () => {
	const { code, output } = await serai(['start'], {
		PORT: '99999',
		DATABASE_URL: 'mysql://x',
		HUB_DEMO: 'maybe'
	});
	expect({ code, lines: output.trim().split('\n') }).toEqual({
		code: 2,
		lines: [
			'PORT must be a number from 0 to 65535; it is "99999".',
			'DATABASE_URL is not an address this hub can use; write it like postgresql://user:password@host:5432/name.',
			'HUB_DEMO must be 1 or 0; it is "maybe".'
		]
	});
});

test('a port in use is found before anything is written', async () => {
	const other = await listening(() => null);
	const data = join(directory, 'unwritten');
	const { code, output } = await serai(['start'], { PORT: String(other.port), HUB_DATA: data });
	other.close();
	expect({ code, output, written: existsSync(data) }).toEqual({
		code: 1,
		output: `Port ${other.port} is in use. Stop the other program or set PORT.\n`,
		written: false
	});
});

test('a second Serai on the same data directory is refused, and the first goes on', async () => {
	const { code, output } = await serai(['start'], { PORT: '0', HUB_DATA: hub.dataDirectory });
	expect({ code, output }).toEqual({
		code: 1,
		output: `Another Serai already uses ${hub.dataDirectory}. Stop it first, or set HUB_DATA to another directory.\n`
	});
	expect(await (await fetch(`${hub.url}/healthz`)).json()).toEqual({ status: 'ok' });
});

test('a data directory that cannot be one is refused', async () => {
	const file = join(directory, 'file');
	await writeFile(file, '');
	const { code, output } = await serai(['start'], { PORT: '0', HUB_DATA: file });
	expect(code).toBe(1);
	expect(output).toMatch(
		/^The data directory .*file cannot be written \(EEXIST\)\. Give this user the right to/
	);
});

test('a database that nobody answers for is refused without its password', async () => {
	const { code, output } = await serai(['start'], {
		PORT: '0',
		HUB_DATA: join(directory, 'remote'),
		DATABASE_URL: 'postgresql://serai:secret@127.0.0.1:1/hub'
	});
	expect(code).toBe(1);
	expect(output).toMatch(
		/^The database hub at 127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED.*Check DATABASE_URL/
	);
	expect(output).not.toContain('secret');
});

test('a database that is too old is refused', async () => {
	// As much of PostgreSQL 13.4 as one client needs: no encryption, no password, one answer.
	const message = (type: string, body: Buffer): Buffer => {
		const head = Buffer.alloc(5);
		head.write(type);
		head.writeInt32BE(body.length + 4, 1);
		return Buffer.concat([head, body]);
	};
	const ready = message('Z', Buffer.from('I'));
	const row = Buffer.from('\0\x01\0\0\0\x0413.4', 'latin1');
	const old = await listening((chunk) =>
		chunk[0] === 0x51
			? Buffer.concat([
					message(
						'T',
						Buffer.from('\0\x01version\0\0\0\0\0\0\0\0\0\0\x19\xff\xff\xff\xff\xff\xff\0\0', 'latin1')
					),
					message('D', row),
					message('C', Buffer.from('SHOW\0')),
					ready
				])
			: chunk[0] === 0x58
				? null
				: Buffer.concat([message('R', Buffer.alloc(4)), ready])
	);
	const { code, output } = await serai(['start'], {
		PORT: '0',
		HUB_DATA: join(directory, 'old'),
		DATABASE_URL: `postgresql://serai@127.0.0.1:${old.port}/hub`
	});
	old.close();
	expect({ code, output }).toEqual({
		code: 1,
		output: `The database hub at 127.0.0.1:${old.port} is PostgreSQL 13.4; Serai needs 15 or newer.\n`
	});
});

test('every command explains itself, and an unknown one is refused', async () => {
	for (const command of ['start', 'import', 'admin', 'doctor', 'backup', 'restore']) {
		const { code, output } = await serai([command, '--help']);
		expect({ code, first: output.split('\n')[0]?.split(' ').slice(0, 3).join(' ') }).toEqual({
			code: 0,
			first: `npx serai ${command}`
		});
	}
	expect((await serai(['fly'])).code).toBe(2);
	expect((await serai(['backup'])).code).toBe(2);
});

test('a hub is backed up while it runs and restored into an empty directory, and only there', async () => {
	const file = join(directory, 'hub.backup');
	expect(await serai(['backup', file], { HUB_DATA: hub.dataDirectory })).toMatchObject({ code: 0 });
	expect(await serai(['backup', file], { HUB_DATA: hub.dataDirectory })).toEqual({
		code: 1,
		output: `${file} is there already, and is not overwritten. Name another file.\n`
	});
	const data = join(directory, 'restored');
	expect(await serai(['restore', file], { HUB_DATA: data })).toMatchObject({ code: 0 });
	expect((await serai(['restore', file], { HUB_DATA: data })).output).toContain(`${data} is not empty.`);
	expect(await serai(['doctor'], { HUB_DATA: data, PORT: '0' })).toMatchObject({ code: 0 });

	await writeFile(join(directory, 'cut.backup'), 'no backup');
	const cut = await serai(['restore', join(directory, 'cut.backup')], { HUB_DATA: join(directory, 'none') });
	expect(cut.code).toBe(1);
	expect(cut.output).toContain('is not a whole backup of Serai');
	expect(await readdir(directory)).not.toContain('none');
});

test('the doctor finds a running hub well', async () => {
	const { code, output } = await serai(['doctor'], {
		HUB_DATA: hub.dataDirectory,
		PORT: new URL(hub.url).port
	});
	expect({ code, output }).toMatchObject({ code: 0 });
	expect(output).not.toContain('✗');
});
