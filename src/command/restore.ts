import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readMigrations, refuseStrangers, runMigrations } from '#platform/index.server.ts';
import { filePrefix, members, tablePrefix, verify, type BackedTable, type Manifest } from './archive.ts';
import { quoted } from './backup.ts';
import { hubSettings, migrationsDirectory, startHub } from './hub.ts';
import { CommandProblem } from './problem.ts';
import { withProgress, type Told } from './progress.ts';

/** Makes the hub of a backup where there is none yet. Throws CommandProblem, and then leaves nothing behind. */
export async function restore(path: string): Promise<void> {
	const settings = hubSettings();
	const file = await open(path).catch((error: Error) => {
		throw new CommandProblem(`${path} could not be read: ${error.message}.`);
	});
	try {
		const manifest = await withProgress(`Checking ${path}`, () => verify(file, path));
		// Before anything is made: a migration that this version does not know.
		refuseStrangers(manifest.migrations, await readMigrations(migrationsDirectory));
		await refuseFullDirectory(settings.dataDirectory);
		await restoreInto(file, manifest, settings);
	} finally {
		await file.close();
	}
	console.log('The hub is restored. `npm start` starts it, and brings it up to date if this Serai is newer.');
}

async function restoreInto(
	file: FileHandle,
	manifest: Manifest,
	settings: ReturnType<typeof hubSettings>
): Promise<void> {
	const hub = await startHub(settings);
	let restored = false;
	try {
		await withProgress('Restoring', (told) => load(hub.url, settings.dataDirectory, file, manifest, told));
		restored = true;
	} finally {
		await hub.close();
		// What this command made in a directory that was empty.
		if (!restored) await empty(settings.dataDirectory);
	}
}

async function refuseFullDirectory(directory: string): Promise<void> {
	const found = await readdir(directory).catch(() => []);
	if (found.length > 0)
		throw new CommandProblem(
			`${directory} is not empty. A backup is restored into an empty one: set HUB_DATA to a new directory.`
		);
}

async function empty(directory: string): Promise<void> {
	for (const name of await readdir(directory))
		await rm(join(directory, name), { recursive: true, force: true });
}

/** Everything in one transaction; the files are written within it, so that either both are there or neither. */
export async function load(
	url: string,
	directory: string,
	file: FileHandle,
	manifest: Manifest,
	told: Told
): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('begin');
		await refuseFullDatabase(client);
		const known = await readMigrations(migrationsDirectory);
		const ran = new Set(manifest.migrations.map(({ name }) => name));
		await runMigrations(
			client,
			known.filter(({ name }) => ran.has(name))
		);
		await client.query('set local search_path to public');
		const triggers = await quietTriggers(client, manifest.tables);
		await copyMembers(client, directory, file, manifest, told);
		await renumberTransactions(client);
		await triggers.restore();
		for (const { name, value, called } of manifest.sequences)
			await client.query('select setval($1::regclass, $2, $3)', [quoted(name), value, called]);
		await checkCounts(client, manifest.tables);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback').catch(() => {});
		throw error;
	} finally {
		await client.end();
	}
}

async function refuseFullDatabase(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ tables: string }>(
		"select count(*) as tables from pg_tables where schemaname = 'public'"
	);
	if (Number(rows[0]?.tables) > 0)
		throw new CommandProblem(
			'The database is not empty. Restore into a new one, and set DATABASE_URL to it.'
		);
}

/**
 * Rows come as they were: our triggers (which would give search documents new revisions) rest, and references are
 * checked at the end, so that tables may come in any order. Needs no superuser, only the tables' owner.
 */
async function quietTriggers(
	client: pg.Client,
	tables: BackedTable[]
): Promise<{ restore: () => Promise<void> }> {
	const { rows } = await client.query<{ table: string; name: string }>(`
		select conrelid::regclass::text as table, conname::text as name from pg_constraint
		where contype = 'f' and not condeferrable and connamespace = 'public'::regnamespace`);
	const each = async (change: (table: string, name: string) => string): Promise<void> => {
		for (const { table, name } of rows) await client.query(change(table, quoted(name)));
	};
	await each((table, name) => `alter table ${table} alter constraint ${name} deferrable initially deferred`);
	for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`);
	// A migration may have put rows in; the backup has them as they were later.
	for (const { name } of tables) await client.query(`delete from ${quoted(name)}`);
	return {
		restore: async () => {
			await client.query('set constraints all immediate');
			await each((table, name) => `alter table ${table} alter constraint ${name} not deferrable`);
			for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`);
		}
	};
}

async function copyMembers(
	client: pg.Client,
	directory: string,
	file: FileHandle,
	manifest: Manifest,
	told: Told
): Promise<void> {
	const tables = new Map(manifest.tables.map((table) => [table.name, table]));
	const total = manifest.tables.filter(({ rows }) => rows > 0).length;
	const begun = new Set<string>();
	let copy: { name: string; stream: ReturnType<typeof copyFrom> } | null = null;
	const endCopy = async (): Promise<void> => {
		const stream = copy?.stream;
		copy = null;
		if (!stream) return;
		stream.end();
		await finished(stream);
	};
	for await (const { name, content } of members(file)) {
		const table = name.startsWith(tablePrefix) ? tables.get(name.split('/')[1] ?? '') : undefined;
		if (copy !== null && copy.name !== table?.name) await endCopy();
		if (table) {
			const columns = table.columns.map(quoted).join();
			copy ??= {
				name: table.name,
				stream: client.query(copyFrom(`copy ${quoted(table.name)} (${columns}) from stdin`))
			};
			for await (const chunk of content) if (!copy.stream.write(chunk)) await once(copy.stream, 'drain');
			told({ done: begun.add(table.name).size, total });
		} else if (name.startsWith(filePrefix)) {
			await writeMember(directory, name.slice(filePrefix.length), content);
		} else content.resume();
	}
	await endCopy();
}

/** Never outside the directory, whatever a name says. */
async function writeMember(directory: string, name: string, content: Readable): Promise<void> {
	const safe = normalize(name);
	if (safe.startsWith('..') || safe.startsWith('/') || /^postgres(\/|$)/.test(safe))
		throw new CommandProblem(`The backup names a file outside the data directory: ${name}.`);
	const path = join(directory, safe);
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	await pipeline(content, createWriteStream(path, { mode: 0o600, flush: true }));
}

/** A transaction's number means nothing in another database: rows that carry one were all written by this one. */
async function renumberTransactions(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ table: string; column: string }>(`
		select table_name::text as table, column_name::text as column from information_schema.columns
		where table_schema = 'public' and data_type = 'xid8' and is_generated = 'NEVER'`);
	for (const { table, column } of rows)
		await client.query(`update ${quoted(table)} set ${quoted(column)} = pg_current_xact_id()`);
}

async function checkCounts(client: pg.Client, tables: BackedTable[]): Promise<void> {
	for (const { name, rows: expected } of tables) {
		const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${quoted(name)}`);
		if (Number(rows[0]?.n) !== expected)
			throw new CommandProblem(
				`${name} has ${rows[0]?.n} rows and should have ${expected}. Nothing was restored.`
			);
	}
}
