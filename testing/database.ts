import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { disconnect } from '../src/platform/index.server.ts';

/**
 * Gives a test file a migrated database of its own: call it at the top of the file. `db` and `transaction()` use it
 * from then on; `url()` is for what connects by itself.
 */
export function useDatabase(): { url: () => string } {
	const name = `test_${randomBytes(6).toString('hex')}`;
	const url = (): string => inject('maintenanceUrl').replace('/postgres?', `/${name}?`);

	beforeAll(async () => {
		await maintain(`create database ${name} template ${inject('template')} strategy file_copy`);
		process.env['SERAI_DATABASE_URL'] = url();
	});

	afterAll(async () => {
		await disconnect();
		delete process.env['SERAI_DATABASE_URL'];
		await maintain(`drop database if exists ${name} with (force)`);
	});

	return { url };
}

async function maintain(statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: inject('maintenanceUrl') });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
