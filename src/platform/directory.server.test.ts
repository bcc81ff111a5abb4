import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockAddress, lockDirectory, makeUsable, socketDirectory } from './directory.server.ts';

let directory = '';
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-lock-'));
});
afterAll(async () => {
	await rm(socketDirectory(directory), { recursive: true });
	await rm(directory, { recursive: true });
});

test('one at a time holds a data directory', async () => {
	const unlock = await lockDirectory(directory);
	await expect(lockDirectory(directory)).rejects.toThrow(`Another Serai already uses ${directory}.`);
	await unlock();
	await (
		await lockDirectory(directory)
	)();
});

test('of ten that come at once, one gets it', async () => {
	const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => lockDirectory(directory)));
	const held = attempts.filter((attempt) => attempt.status === 'fulfilled');
	expect(held.length).toBe(1);
	await held[0]?.value();
});

test('the lock of a process that was killed is taken over', async () => {
	const address = JSON.stringify(lockAddress(directory));
	const program = `require('net').createServer().listen(${address}, () => console.log('up'))`;
	const child = spawn(process.execPath, ['-e', program]);
	await once(child.stdout, 'data');
	child.kill('SIGKILL');
	await once(child, 'exit');
	await (
		await lockDirectory(directory)
	)();
});

test('an empty directory is made private, and one with files stays as it is', async () => {
	const made = await mkdtemp(join(tmpdir(), 'serai-private-'));
	const mode = async () => (await stat(made)).mode & 0o777;
	await chmod(made, 0o755);
	await makeUsable(made);
	expect(await mode()).toBe(0o700);
	await writeFile(join(made, 'file'), '');
	await chmod(made, 0o750);
	await makeUsable(made);
	expect(await mode()).toBe(0o750);
	await rm(made, { recursive: true });
});

test('a directory that a file stands in the way of is refused with its reason', async () => {
	await expect(makeUsable('/dev/null/hub')).rejects.toThrow(
		'The data directory /dev/null/hub cannot be written (ENOTDIR). Give this user the right to, or set HUB_DATA to another directory.'
	);
});
