import { sql } from 'drizzle-orm';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { verify } from './archive.ts';
import { writeBackup } from './backup.ts';
import { load } from './restore.ts';

const database = useDatabase();
let directory = '';
let file = '';

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-backup-'));
	file = join(directory, 'hub.backup');
	await mkdir(join(directory, 'data/pictures'), { recursive: true });
	await mkdir(join(directory, 'data/postgres'));
	await writeFile(join(directory, 'data/pictures/a.bin'), Buffer.from([0, 1, 2, 255]));
	await writeFile(join(directory, 'data/postgres/PG_VERSION'), '18');
	await transaction(async (tx) => {
		await tx.execute(sql`insert into search_document (key, analysers, body)
			select 'entry:' || n, 1, decode(repeat(md5(n::text), 40) || '0a095c2e0a', 'hex') from generate_series(1, 9000) n`);
		await tx.execute(
			sql`insert into person (id, name, email) values ('p', E'Ana\\t\\\\', 'ana@example.org')`
		);
		await tx.execute(sql`insert into person_role (id, person_id, role, granted_by)
			values ('0190a000-0000-7000-8000-000000000000', 'p', 'editor', 'p')`);
		await tx.execute(sql`update search_document set body = null where key = 'entry:7'`);
	});
	await writeBackup(database.url(), join(directory, 'data'), file, () => {});
});

afterAll(() => rm(directory, { recursive: true }));

/** Restores a file into a new database and directory, gives them to `look`, and drops them. */
async function restored(
	path: string,
	look: (url: string, directory: string) => Promise<void>
): Promise<void> {
	const name = `restored_${Math.random().toString(36).slice(2)}`;
	const target = join(directory, name);
	await mkdir(target);
	const maintenance = new pg.Client({ connectionString: inject('maintenanceUrl') });
	await maintenance.connect();
	await maintenance.query(`create database ${name}`);
	const url = inject('maintenanceUrl').replace('/postgres?', `/${name}?`);
	const handle = await open(path);
	try {
		await load(url, target, handle, await verify(handle, path), () => {});
		await look(url, target);
	} finally {
		await handle.close();
		await maintenance.query(`drop database ${name} with (force)`);
		await maintenance.end();
	}
}

const facts = `select (select md5(string_agg(key || revision || changed_at || coalesce(md5(body), ''), '' order by key)) from search_document) as documents,
	(select last_value from search_revision) as revision,
	(select jsonb_agg(p) from person p) as people, (select jsonb_agg(r) from person_role r) as roles,
	(select count(*)::int from search_document where changed_in > pg_current_xact_id()) as unborn,
	(select array_agg(name || sha256 order by name) from migration) as migrations,
	(select count(*)::int from pg_constraint where contype = 'f' and condeferrable) as loose,
	(select count(*)::int from pg_trigger where tgenabled <> 'O') as resting`;

test('a restored hub holds the same rows, revisions and files, and its constraints and triggers work', async () => {
	const before = (await db.execute(sql.raw(facts))).rows;
	await restored(file, async (url, target) => {
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		expect((await client.query(facts)).rows).toEqual(before);
		await client.query("insert into search_document (key, analysers, body) values ('entry:new', 1, '\\x00')");
		const { rows } = await client.query("select revision from search_document where key = 'entry:new'");
		expect(rows).toEqual([{ revision: '9002' }]);
		await client.end();
		expect(await readFile(join(target, 'pictures/a.bin'))).toEqual(Buffer.from([0, 1, 2, 255]));
		expect(existsSync(join(target, 'postgres'))).toBe(false);
	});
});

test('a file that is cut, changed in one byte or longer is refused, wherever it happens', async () => {
	const whole = readFileSync(file);
	const path = join(directory, 'broken.backup');
	const broken: [string, Buffer][] = [0.1, 0.5, 0.99].flatMap((part): [string, Buffer][] => {
		const at = Math.floor(whole.length * part);
		const changed = Buffer.from(whole);
		changed[at] = (changed[at] ?? 0) ^ 0x10;
		return [
			[`cut at ${part}`, whole.subarray(0, at)],
			[`changed at ${part}`, changed]
		];
	});
	for (const [name, bytes] of [...broken, ['empty', Buffer.alloc(0)] as [string, Buffer]]) {
		writeFileSync(path, bytes);
		const handle = await open(path);
		await expect(verify(handle, path), name).rejects.toThrow(/is not a whole backup of Serai/);
		await handle.close();
	}
});

test('a backup is not restored over a hub', async () => {
	const handle = await open(file);
	const manifest = await verify(handle, file);
	await expect(load(database.url(), directory, handle, manifest, () => {})).rejects.toThrow(
		'The database is not empty. Restore into a new one, and set DATABASE_URL to it.'
	);
	await handle.close();
});
