import { sql } from 'drizzle-orm';
import net from 'node:net';
import { expect, test } from 'vitest';
import { db, transaction } from '../src/platform/index.server.ts';
import { useDatabase } from './database.ts';

const database = useDatabase();

test('a test file has a migrated database of its own', async () => {
	const name = new URL(database.url()).pathname.slice(1);
	const { rows } = await db.execute<{ name: string }>(sql`select current_database() as name`);
	expect(rows).toEqual([{ name }]);
	const count = await db.execute<{ count: number }>(sql`select count(*)::int as count from person`);
	expect(count.rows).toEqual([{ count: 0 }]);
});

test('a write through the reader fails in PostgreSQL too', async () => {
	await expect(db.execute(sql`create table written (id int)`)).rejects.toMatchObject({
		cause: { message: 'cannot execute CREATE TABLE in a read-only transaction' }
	});
});

test('a transaction that throws leaves nothing', async () => {
	const attempt = transaction(async (tx) => {
		await tx.execute(sql`create table half (id int)`);
		throw new Error('no');
	});
	await expect(attempt).rejects.toThrow('no');
	const { rows } = await db.execute(sql`select to_regclass('half') as half`);
	expect(rows).toEqual([{ half: null }]);
});

test.fails('reaching for the network fails the test, although the error is swallowed', async () => {
	await fetch('http://example.org').catch(() => {});
	expect(() => net.connect(80, '192.0.2.1')).toThrow();
});
