import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { socketDirectory } from '../../src/platform/directory.server.ts';
import { startHub } from '../hub.ts';

// Real processes on Linux, killed in turn: npm, the shell it uses, bin/serai.mjs, the hub.
let dataDirectory = '';
beforeAll(async () => {
	dataDirectory = await mkdtemp(join(tmpdir(), 'serai-endings-'));
});
afterAll(() => rm(dataDirectory, { recursive: true, force: true }));

const start = () => startHub({ dataDirectory, env: { HUB_DEMO: '0' }, command: ['npm', 'start'] });

type Process = { pid: number; parent: number; command: string };

function processes(): Process[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
				const state = /^State:\s+(\S)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
				const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
				return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
			} catch {
				return []; // ended meanwhile
			}
		});
}

/** A process and all that descend from it, the oldest first. */
function family(pid: number): Process[] {
	const all = processes();
	const below = (parent: number): Process[] =>
		all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
	return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

async function gone(members: Process[], seconds: number): Promise<string[]> {
	const pids = new Set(members.map(({ pid }) => pid));
	for (
		const deadline = Date.now() + seconds * 1000;
		;
		await new Promise((resolve) => setTimeout(resolve, 100))
	) {
		const left = processes().filter(({ pid }) => pids.has(pid));
		if (left.length === 0 || Date.now() > deadline) return left.map(({ command }) => command);
	}
}

const members: [string, RegExp][] = [
	['npm', /^npm start/],
	['the shell between', /^sh -c/],
	['bin/serai.mjs', /bin\/serai\.mjs start $/],
	['the hub', /src\/command\/main\.ts start/],
	['PostgreSQL', /bin\/postgres -D/]
];

describe('whoever is killed with -9, nobody stays and the data directory opens again', () => {
	for (const [name, command] of members)
		test(name, async () => {
			const hub = await start();
			const all = family(hub.process.pid ?? 0);
			const victim = all.find((one) => command.test(one.command));
			expect(victim, all.map((one) => one.command).join('\n')).toBeDefined();
			if (victim) process.kill(victim.pid, 'SIGKILL');
			expect(await gone(all, 15)).toEqual([]);
		});

	test('after which it starts once more', async () => {
		const hub = await start();
		expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
		await hub.stop();
	});
});

describe('a signal stops everything in order, and nothing is left behind', () => {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		test(signal, async () => {
			const hub = await start();
			const all = family(hub.process.pid ?? 0);
			const sockets = socketDirectory(dataDirectory);
			// To the whole group, as a terminal does.
			process.kill(-(hub.process.pid ?? 0), signal);
			expect(await gone(all, 15)).toEqual([]);
			expect(hub.output()).toContain('Stopping: open requests are finished…');
			expect(existsSync(sockets)).toBe(false);
		});
});
