import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { runMigrations as migrateWorker } from 'graphile-worker';
import pg from 'pg';

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
		await client.query(
			'create table if not exists migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())'
		);
		const { rows } = await client.query<{ name: string; sha256: string }>(
			'select name, sha256 from migration'
		);
		const ran = new Map(rows.map((row) => [row.name, row.sha256]));
		refuseStrangers(ran, migrations);
		const due = migrations.filter((migration) => !ran.has(migration.name));
		for (const migration of due) {
			told(migration.name);
			await runOne(client, migration);
		}
		if (due.length > 0 || !(await hasWorkerTables(client))) await migrateWorker({ connectionString: url });
		return due.length;
	} finally {
		await client.end();
	}
}

function refuseStrangers(ran: Map<string, string>, migrations: Migration[]): void {
	for (const [name, sha256] of ran) {
		const known = migrations.find((migration) => migration.name === name);
		if (!known)
			throw new MigrationProblem(
				`The database has run ${name}, which this version of Serai does not know. Start the newer version again.`
			);
		if (known.sha256 !== sha256)
			throw new MigrationProblem(
				`${name} was changed after it ran. Put the original file back and write a new migration.`
			);
	}
}

async function runOne(client: pg.Client, migration: Migration): Promise<void> {
	await client.query('begin');
	try {
		await client.query(migration.sql);
		await client.query('insert into migration (name, sha256) values ($1, $2)', [
			migration.name,
			migration.sha256
		]);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw new MigrationProblem(
			`${migration.name} could not run: ${error instanceof Error ? error.message : String(error)}`
		);
	}
}

async function hasWorkerTables(client: pg.Client): Promise<boolean> {
	const { rows } = await client.query<{ there: boolean }>(
		"select to_regclass('graphile_worker.migrations') is not null as there"
	);
	return rows[0]?.there ?? false;
}
