import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { migrationsDirectory } from '../src/command/hub.ts';
import { disconnect, migrate, startPostgres } from '../src/platform/index.server.ts';
import { fillCatalogue } from './filling.ts';

/** Makes the embedded database of a hub with so many generated entries, and leaves it stopped as a hub would. */
export async function makeFilledHub(dataDirectory: string, entries: number): Promise<void> {
	// Nothing is lost if this dies half way: until the end nothing need reach the disk.
	const postgres = await startPostgres(dataDirectory, undefined, [
		'-c',
		'fsync=off',
		'-c',
		'synchronous_commit=off'
	]);
	try {
		await migrate(postgres.url, migrationsDirectory);
		process.env['SERAI_DATABASE_URL'] = postgres.url;
		await fillCatalogue(entries);
		await disconnect();
		await tidy(postgres.url);
	} finally {
		delete process.env['SERAI_DATABASE_URL'];
		await disconnect();
		await postgres.stop();
	}
	// And what the system would still be writing while a start is measured: with fsync, PostgreSQL would have waited for it.
	await promisify(execFile)('sync');
}

/** What PostgreSQL would do by itself in a quiet minute, or in the midst of what is measured. */
async function tidy(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('vacuum analyze');
		await client.query('checkpoint');
	} finally {
		await client.end();
	}
}
