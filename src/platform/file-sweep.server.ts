import { rm } from 'node:fs/promises';
import { inArray, lt, sql } from 'drizzle-orm';
import { db, transaction } from './database.server.ts';
import { storedFile, storedPath } from './files.server.ts';
import { sweepUploads } from './uploads.server.ts';

declare module './jobs.server.ts' {
	interface Jobs {
		'platform.sweepFiles': Record<string, never>;
	}
}

/** A form that was left open overnight may still be sent. */
const waitsFor = 24 * 3_600_000;

/**
 * Drops the files that were put more than a day ago and that nothing in the database names, in whatever column: a row that
 * keeps files in a way of its own cannot be forgotten here. What history, versions and links in a text name stays. Also what is
 * left of files that never came whole. Returns how many files went.
 */
export async function sweepFiles(now: Date): Promise<number> {
	await sweepUploads(now);
	const before = new Date(now.getTime() - waitsFor);
	const old = await db
		.select({ sha256: storedFile.sha256 })
		.from(storedFile)
		.where(lt(storedFile.storedAt, before));
	if (old.length === 0) return 0;
	const named = await namedAnywhere();
	let dropped = 0;
	for (const { sha256 } of old) if (!named.has(sha256) && (await drop(sha256, before))) dropped++;
	return dropped;
}

/** Unless it was put again meanwhile, which waits for this row or has moved its time. */
async function drop(sha256: string, before: Date): Promise<boolean> {
	return transaction(async (tx) => {
		const gone = await tx
			.delete(storedFile)
			.where(sql`${inArray(storedFile.sha256, [sha256])} and ${lt(storedFile.storedAt, before)}`)
			.returning({ sha256: storedFile.sha256 });
		if (gone.length > 0) await rm(storedPath(sha256), { force: true });
		return gone.length > 0;
	});
}

type Column = { table: string; column: string };

/** Every run of 64 hexadecimal digits that stands in any text of any table but the list of files itself. */
async function namedAnywhere(): Promise<Set<string>> {
	const { rows } = await db.execute<Column>(sql`
		select c.table_name as table, c.column_name as column
		from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
		where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.table_name <> 'stored_file'
			and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY')`);
	const named = new Set<string>();
	for (const { table, column } of rows) {
		const text = sql`${sql.identifier(column)}::text`;
		const found = await db.execute<{ sha256: string }>(
			sql`select distinct (regexp_matches(${text}, '[0-9a-f]{64}', 'g'))[1] as sha256 from ${sql.identifier(table)} where ${text} ~ '[0-9a-f]{64}'`
		);
		for (const { sha256 } of found.rows) named.add(sha256);
	}
	return named;
}
