import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node } from '../bin/prepare.mjs';

const root = join(import.meta.dirname, '..');

export type RunningHub = {
	url: string;
	dataDirectory: string;
	/** The link that makes the first administrator, as it was printed. */
	administratorLink: string | null;
	/** bin/serai.mjs, or whatever was run. */
	process: ChildProcess;
	/** Everything printed so far, letters among it. */
	output: () => string;
	/** Resolves to the exit code, or the signal's name. */
	ended: Promise<number | string>;
	/** Stops it as an operator would, and removes its directory if it was made here. */
	stop: () => Promise<void>;
};

export type HubOptions = {
	env?: Record<string, string>;
	/** Kept by the caller; otherwise a new one that `stop()` removes. */
	dataDirectory?: string;
	/** What to run instead of `node bin/serai.mjs start`. */
	command?: string[];
	seconds?: number;
};

/** Starts the built hub on a free port and resolves when it is ready. Rejects with what it said when it ends instead. */
export async function startHub(options: HubOptions = {}): Promise<RunningHub> {
	const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'serai-hub-')));
	const [program = '', ...given] = options.command ?? [node(), join(root, 'bin/serai.mjs'), 'start'];
	const child = spawn(program, given, {
		cwd: root,
		env: { ...cleanEnvironment(), PORT: '0', HUB_DATA: dataDirectory, ...options.env },
		stdio: ['ignore', 'pipe', 'pipe'],
		// Its own group, as a terminal gives it; the tests' own signals do not reach it.
		detached: true
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
	const ended = new Promise<number | string>((resolve) =>
		child.once('close', (code, signal) => resolve(code ?? signal ?? -1))
	);
	const removed = async (): Promise<void> => {
		if (!options.dataDirectory) await rm(dataDirectory, { recursive: true, force: true });
	};
	const url = await until(
		() => /Serai is ready: (\S+)/.exec(output)?.[1],
		ended,
		() => output,
		options.seconds ?? 120
	).catch(async (error: unknown) => {
		child.kill('SIGKILL');
		await removed();
		throw error;
	});
	return {
		url,
		dataDirectory,
		get administratorLink() {
			return /(\S+first-administrator\S+)/.exec(output)?.[1] ?? null;
		},
		process: child,
		output: () => output,
		ended,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
			await removed();
		}
	};
}

/** Without what vitest and npm set, which would tell the hub things that are not so. */
function cleanEnvironment(): NodeJS.ProcessEnv {
	const own =
		/^(npm_|VITEST|SERAI_|NODE_ENV$|NODE_OPTIONS$|DATABASE_URL$|PUBLIC_URL$|SMTP_URL$|MAIL_|DOI_URL$|HUB_|PORT$|HOST$)/;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

async function until(
	look: () => string | undefined,
	ended: Promise<number | string>,
	output: () => string,
	seconds: number
): Promise<string> {
	let over: number | string | null = null;
	void ended.then((code) => (over = code));
	for (
		const deadline = Date.now() + seconds * 1000;
		;
		await new Promise((resolve) => setTimeout(resolve, 20))
	) {
		const found = look();
		if (found) return found;
		if (over !== null) throw new Error(`The hub ended with ${String(over)}:\n${output()}`);
		if (Date.now() > deadline) throw new Error(`The hub was not ready in ${seconds} s:\n${output()}`);
	}
}

/** Runs a command of `serai` to its end. */
export async function serai(
	given: string[],
	env: Record<string, string> = {}
): Promise<{ code: number | string; output: string }> {
	const child = spawn(node(), [join(root, 'bin/serai.mjs'), ...given], {
		cwd: root,
		env: { ...cleanEnvironment(), ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => (output += text));
	const code = await new Promise<number | string>((resolve) =>
		child.once('close', (status, signal) => resolve(status ?? signal ?? -1))
	);
	return { code, output };
}

export function isBuilt(): boolean {
	return existsSync(join(root, 'build/handler.js'));
}
