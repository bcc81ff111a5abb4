import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { socketDirectory } from '../src/platform/directory.server.ts';
import { compiledCode } from '../bin/prepare.mjs';
import { postmasterOf } from './process.ts';

const root = join(import.meta.dirname, '..');

/** The built app in a process of its own. */
export type Hub = {
	origin: string;
	pid: number;
	postgresPid: number;
	/** `performance.now()` when its process was started. */
	startedAt: number;
	/** Milliseconds from then to the line `Serai is ready`. */
	readyAfter: number;
	/** Megabytes, after a collection: JavaScript objects, and the buffers beside them (the index). */
	heap: () => Promise<{ heap: number; arrays: number }>;
	stop: () => Promise<void>;
};

export type HubOptions = {
	/** As `npm start` does, through bin/serai.mjs; then `pid` is not the app's. */
	asOperatorsDo?: boolean;
	/** Arguments for Node, such as --cpu-prof. */
	nodeOptions?: string[];
	demo?: boolean;
};

/** Starts a hub on a free port and waits until it is ready. Whatever ends the bench ends the hub too. */
export async function startHub(
	dataDirectory: string,
	{ asOperatorsDo = false, nodeOptions = [], demo = false }: HubOptions = {}
): Promise<Hub> {
	const script = asOperatorsDo
		? ['bin/serai.mjs', 'start']
		: ['--import', join(import.meta.dirname, 'meter.ts'), ...nodeOptions, 'src/command/main.ts', 'start'];
	const startedAt = performance.now();
	const child = spawn(process.execPath, script, {
		cwd: root,
		// As the launcher does.
		env: {
			NODE_COMPILE_CACHE: join(root, compiledCode),
			...environment(),
			PORT: '0',
			HUB_DATA: dataDirectory,
			HUB_DEMO: demo ? '1' : '0'
		},
		// The channel: the hub stops when it closes (src/command/main.ts).
		stdio: ['ignore', 'pipe', 'inherit', ...(asOperatorsDo ? [] : (['ipc'] as const))]
	});
	const origin = await readyLine(child);
	const readyAfter = performance.now() - startedAt;
	return {
		origin,
		pid: child.pid ?? 0,
		postgresPid: postmasterOf(dataDirectory),
		startedAt,
		readyAfter,
		heap: async () => {
			const answer = once(child, 'message');
			child.send('heap');
			const [told] = (await answer) as [{ heap: number; arrays: number }];
			return told;
		},
		stop: () => stopped(child)
	};
}

/** Settings of whoever runs the bench must not reach the hub. */
function environment(): NodeJS.ProcessEnv {
	const own =
		/^(DATABASE_URL|SERAI_.*|PUBLIC_URL|SMTP_URL|HOST|PORT|HUB_.*|NODE_OPTIONS|npm_lifecycle_event)$/;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

function readyLine(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		// Listened to until it ends, or the hub would wait for someone to read its log.
		child.stdout?.setEncoding('utf8').on('data', (text: string) => {
			said = (said + text).slice(-10_000);
			const origin = /Serai is ready: (\S+)/.exec(said)?.[1];
			if (origin) resolve(origin);
		});
		child.once('error', reject);
		child.once('exit', () => reject(new Error(`The hub ended before it was ready:\n${said}`)));
	});
}

async function stopped(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
}

/** Does the work with a data directory that is gone afterwards. */
export async function withDataDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
	const directory = await mkdtemp(join(tmpdir(), 'serai-bench-'));
	try {
		return await work(directory);
	} finally {
		await rm(socketDirectory(directory), { recursive: true, force: true });
		await rm(directory, { recursive: true, force: true });
	}
}
