import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/platform/migrations.server.ts';
import { startPostgres } from '../src/platform/postgres.server.ts';
import { compileMessages } from './prepare.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** A database on the test server to connect to for `create database`. */
		maintenanceUrl: string;
		/** The name of a migrated database to copy. */
		template: string;
	}
}

const root = join(import.meta.dirname, '..');

// Nothing here outlives the tests, so nothing need reach the disk.
const hurried = [
	'fsync=off',
	'synchronous_commit=off',
	'full_page_writes=off',
	'max_connections=200',
	'jit=off'
];

/** Vitest's global set-up: one PostgreSQL for the whole run, in a directory of its own, with a migrated template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	compileMessages();
	const directory = await mkdtemp(join(tmpdir(), 'serai-test-'));
	const options = hurried.flatMap((setting) => ['-c', setting]);
	const postgres = await startPostgres(directory, undefined, options);
	const maintenanceUrl = postgres.url.replace('/serai?', '/postgres?');
	const template = 'serai_template';
	const tearDown = async (): Promise<void> => {
		await postgres.stop();
		await rm(directory, { recursive: true, force: true });
	};
	try {
		const client = new pg.Client({ connectionString: maintenanceUrl });
		await client.connect();
		await client.query(`create database ${template}`);
		await client.end();
		await migrate(postgres.url.replace('/serai?', `/${template}?`), join(root, 'migrations'));
	} catch (error) {
		await tearDown();
		throw error;
	}
	project.provide('maintenanceUrl', maintenanceUrl);
	project.provide('template', template);
	return tearDown;
}
