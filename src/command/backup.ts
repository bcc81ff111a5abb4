import { createWriteStream, existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, open } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack, type Pack } from 'tar-stream';
import { addressFile } from './address.ts';
import {
	checksumsName,
	filePrefix,
	format,
	manifestName,
	sha256,
	tablePrefix,
	type BackedTable,
	type Manifest
} from './archive.ts';
import { hubSettings, openHub } from './hub.ts';
import { CommandProblem } from './problem.ts';
import { withProgress, type Told } from './progress.ts';

/** Writes the whole hub into one file, as it is at one moment. Throws CommandProblem when the file is there already. */
export async function backup(path: string): Promise<void> {
	if (existsSync(path))
		throw new CommandProblem(`${path} is there already, and is not overwritten. Name another file.`);
	if (!existsSync(dirname(path))) throw new CommandProblem(`There is no directory ${dirname(path)}.`);
	const settings = hubSettings();
	const hub = await openHub(settings);
	const partial = `${path}.partial`;
	try {
		await withProgress(`Writing ${path}`, (told) =>
			writeBackup(hub.url, settings.dataDirectory, partial, told)
		);
		await rename(partial, path);
	} finally {
		await rm(partial, { force: true });
		await hub.close();
	}
	const megabytes = (await stat(path)).size / 1024 / 1024;
	console.log(
		`${path}: ${megabytes.toFixed(1)} MB. Keep it as safe as the hub: it holds people's addresses.`
	);
}

export async function writeBackup(url: string, directory: string, path: string, told: Told): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const archive = pack();
	// For its owner only: password hashes are in it.
	const file = createWriteStream(path, { mode: 0o600 });
	const written = finished(archive.pipe(createGzip({ level: 6 })).pipe(file));
	written.catch(() => {});
	try {
		await client.query('begin isolation level repeatable read read only');
		const manifest = await describe(client);
		const checksums: string[] = [];
		const add = async (name: string, content: Buffer): Promise<void> => {
			checksums.push(`${sha256(content)}  ${name}\n`);
			await addMember(archive, name, content);
		};
		await add(manifestName, Buffer.from(JSON.stringify(manifest, null, '\t')));
		const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
		let done = 0;
		for (const table of manifest.tables) {
			let part = 0;
			for await (const content of parts(client, table))
				await add(`${tablePrefix}${table.name}/${String(part++).padStart(6, '0')}`, content);
			told({ done: (done += table.rows), total });
		}
		for (const name of await filesOf(directory))
			await add(`${filePrefix}${name}`, await readFile(join(directory, name)));
		await addMember(archive, checksumsName, Buffer.from(checksums.join('')));
		archive.finalize();
		await written;
		await flush(path);
	} catch (error) {
		archive.destroy();
		file.destroy();
		throw error;
	} finally {
		await client.end();
	}
}

async function describe(client: pg.Client): Promise<Manifest> {
	const migrations = await client.query('select name, sha256 from migration order by name');
	const tables = await client.query<BackedTable>(tablesInSnapshot);
	for (const table of tables.rows) {
		const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${quoted(table.name)}`);
		table.rows = Number(rows[0]?.n);
	}
	const names = await client.query<{ name: string }>(
		"select sequencename::text as name from pg_sequences where schemaname = 'public' order by 1"
	);
	const sequences: Manifest['sequences'] = [];
	for (const { name } of names.rows) {
		const { rows } = await client.query<{ value: string; called: boolean }>(
			`select last_value::text as value, is_called as called from ${quoted(name)}`
		);
		if (rows[0]) sequences.push({ name, ...rows[0] });
	}
	const madeAt = new Date().toISOString();
	return { format, madeAt, migrations: migrations.rows, tables: tables.rows, sequences };
}

// Generated columns are made again; which migrations ran stands in the manifest; the worker's queue is left out.
const tablesInSnapshot = `
	select c.relname::text as name, 0 as rows,
	       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
	        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
	from pg_class c
	where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'
	order by c.relname`;

const partBytes = 8 * 1024 * 1024;

/** A table as COPY writes it, in parts small enough for memory. */
async function* parts(client: pg.Client, table: BackedTable): AsyncGenerator<Buffer> {
	const stream = client.query(copyTo(`copy ${quoted(table.name)} (${table.columns.map(quoted)}) to stdout`));
	let kept: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		kept.push(chunk);
		if ((bytes += chunk.length) < partBytes) continue;
		yield Buffer.concat(kept);
		kept = [];
		bytes = 0;
	}
	if (bytes > 0) yield Buffer.concat(kept);
}

export function quoted(name: string): string {
	return pg.escapeIdentifier(name);
}

/** Resolves once the member went on its way: the disk is slower than the database, and memory is not its buffer. */
function addMember(archive: Pack, name: string, content: Buffer): Promise<void> {
	return new Promise((resolve, reject) => {
		archive
			.entry({ name, mode: 0o600, size: content.length }, (error) => (error ? reject(error) : resolve()))
			.end(content);
	});
}

/** The data directory's own files; the database is written as rows; what is half made or only true here does not count. */
async function filesOf(directory: string): Promise<string[]> {
	const found = await readdir(directory, { recursive: true, withFileTypes: true });
	return found
		.filter((file) => file.isFile())
		.map((file) => relative(directory, join(file.parentPath, file.name)))
		.filter((name) => name !== addressFile && !/^(postgres(\.new)?\/|\.trial-)/.test(name))
		.sort();
}

/** A backup that is acknowledged is on the disk. */
async function flush(path: string): Promise<void> {
	const file = await open(path, 'r+');
	await file.sync();
	await file.close();
}
