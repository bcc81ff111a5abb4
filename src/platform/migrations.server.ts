import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { workerLogger } from './jobs.server.ts';

export type Migration = { name: string; sql: string; sha256: string };

/** The SQL files of `migrations/`, in order. Forward only: a file that has run is never edited. */
export async function readMigrations(directory: string): Promise<Migration[]> {
	const names = (await readdir(directory)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort();
	return Promise.all(
		names.map(async (name) => {
			const text = await readFile(`${directory}/${name}`, 'utf8');
			return { name, sql: text, sha256: createHash('sha256').update(text).digest('hex') };
		})
	);
}

export class MigrationProblem extends Error {
	override name = 'MigrationProblem';
}

const lockNumber = 7_310_241; // any constant: two processes that start at once migrate one after the other

/**
 * Brings the database to the newest migration, each file in its own transaction.
 * Throws MigrationProblem when the database is newer than this software or a file was edited after it ran.
 */
export async function migrate(
	url: string,
	directory: string,
	told: (name: string) => void = () => {}
): Promise<number> {
	const migrations = await readMigrations(directory);
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('select pg_advisory_lock($1)', [lockNumber]);
		const due = await dueMigrations(client, migrations);
		if (due.length > 0) await client.query(ledger);
		for (const migration of due) {
			told(migration.name);
			await client.query('begin');
			try {
				await runMigration(client, migration);
				await client.query('commit');
			} catch (error) {
				await client.query('rollback');
				throw error;
			}
		}
		if (due.length > 0 || !(await exists(client, 'graphile_worker.migrations'))) await migrateWorker(url);
		return due.length;
	} finally {
		await client.end();
	}
}

const ledger =
	'create table if not exists migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())';

/** What has not run yet. Throws MigrationProblem as `migrate` does. */
export async function dueMigrations(client: pg.ClientBase, migrations: Migration[]): Promise<Migration[]> {
	if (!(await exists(client, 'public.migration'))) return migrations;
	const { rows } = await client.query<Ran>('select name, sha256 from migration order by name');
	refuseStrangers(rows, migrations);
	const ran = new Set(rows.map(({ name }) => name));
	return migrations.filter(({ name }) => !ran.has(name));
}

export type Ran = Pick<Migration, 'name' | 'sha256'>;

/** Throws MigrationProblem when something ran that this version does not know, or knows otherwise. */
export function refuseStrangers(ran: Ran[], migrations: Migration[]): void {
	for (const { name, sha256 } of ran) {
		const known = migrations.find((migration) => migration.name === name);
		if (!known)
			throw new MigrationProblem(
				`The database has run ${name}, which this version of Serai does not know. Use a newer version.`
			);
		if (known.sha256 !== sha256)
			throw new MigrationProblem(
				`${name} was changed after it ran. Put the original file back and write a new migration.`
			);
	}
}

/** Runs migrations inside a transaction of the caller's. */
export async function runMigrations(client: pg.ClientBase, migrations: Migration[]): Promise<void> {
	await client.query(ledger);
	for (const migration of migrations) await runMigration(client, migration);
}

async function runMigration(client: pg.ClientBase, { name, sql, sha256 }: Migration): Promise<void> {
	try {
		await client.query(sql);
		await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
	} catch (error) {
		throw new MigrationProblem(
			`${name} could not run: ${error instanceof Error ? error.message : String(error)}`
		);
	}
}

/** The worker's own tables. Loaded only when they are due: the package takes a moment, and a start is short. */
async function migrateWorker(connectionString: string): Promise<void> {
	const { runMigrations } = await import('graphile-worker');
	await runMigrations({ connectionString, logger: await workerLogger() });
}

async function exists(client: pg.ClientBase, table: string): Promise<boolean> {
	const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
		table
	]);
	return rows[0]?.there ?? false;
}
