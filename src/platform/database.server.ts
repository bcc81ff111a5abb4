import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { log } from './log.server.ts';

type Database = NodePgDatabase<Record<string, never>>;

/** Reads. Its connections are read-only in PostgreSQL too: a write in a read fails there, not only in types. */
export type Reader = Pick<
	Database,
	'select' | 'selectDistinct' | 'selectDistinctOn' | '$count' | '$with' | 'with' | 'execute'
>;

/** What `transaction()` yields; the only way to write. */
export type Writer = Reader & Pick<Database, 'insert' | 'update' | 'delete'>;

type Connection = { reading: pg.Pool; writing: pg.Pool; reader: Database; writer: Database };

// Kept by the process, not by this module: the built pages carry a copy of it, and one hub has one set of connections.
const held = globalThis as { [key: symbol]: Connection | null | undefined };
const here = Symbol.for('serai.database');

/** The address of the hub's database: `serai start` sets SERAI_DATABASE_URL when it runs the embedded one. */
export function databaseUrl(): string {
	const url = process.env['SERAI_DATABASE_URL'] ?? process.env['DATABASE_URL'];
	if (!url) throw new Error('No database: start the hub with `serai start`, or set DATABASE_URL.');
	return url;
}

function open(): Connection {
	const reading = pool({ options: '-c default_transaction_read_only=on', max: 8 });
	const writing = pool({ max: 8 });
	return { reading, writing, reader: drizzle(reading), writer: drizzle(writing) };
}

function pool(options: pg.PoolConfig): pg.Pool {
	const made = new pg.Pool({
		connectionString: databaseUrl(),
		application_name: 'serai',
		idleTimeoutMillis: 60_000,
		...options
	});
	// Without a listener an idle connection's error would end the process.
	made.on('error', (error) => {
		if (!made.ending) log.warn({ reason: error.message }, 'a database connection was lost');
	});
	return made;
}

function connected(): Connection {
	return (held[here] ??= open());
}

/** The reader, connected on first use. */
export const db: Reader = new Proxy({} as Reader, {
	get: (_, name) => {
		const reader = connected().reader;
		const value: unknown = Reflect.get(reader, name);
		return typeof value === 'function' ? (value.bind(reader) as unknown) : value;
	}
});

const afterwards = new WeakMap<object, (() => void | Promise<void>)[]>();

/** One command, one transaction: everything in `work` happens, or nothing does. */
export async function transaction<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
	const queued: (() => void | Promise<void>)[] = [];
	const result = await connected().writer.transaction(async (tx) => {
		afterwards.set(tx, queued);
		return work(tx as unknown as Writer);
	});
	for (const step of queued) await step();
	return result;
}

/**
 * A change that is one statement of SQL: PostgreSQL makes it a transaction by itself, without the round trips for `begin`
 * and `commit`, and parses and plans it once for each connection. For what is written many times a second and brings
 * nothing else along. `name` is unique in the hub.
 */
export async function oneStatement<Row extends pg.QueryResultRow>(
	name: string,
	text: string,
	values: unknown[]
): Promise<Row[]> {
	const { rows } = await connected().writing.query<Row>({ name, text, values });
	return rows;
}

/** As above, for a statement that some commands make inside a transaction, and others alone. */
export const alone: Pick<Writer, 'execute'> = {
	execute: (query) => connected().writer.execute(query)
};

/** Runs `step` once `tx` is committed, before `transaction()` returns; never when it is undone. For caches only. */
export function afterCommit(tx: Writer, step: () => void | Promise<void>): void {
	afterwards.get(tx)?.push(step);
}

/** The pools themselves, for libraries that bring their own queries (better-auth, graphile-worker, copy streams). */
export function pools(): { reading: pg.Pool; writing: pg.Pool } {
	return connected();
}

export async function disconnect(): Promise<void> {
	const open = held[here];
	held[here] = null;
	if (open) await Promise.all([open.reading.end(), open.writing.end()]);
}
