import { dirname, join } from 'node:path';
import pg from 'pg';
import { embeddedUrl } from '#platform/index.server.ts';

/** What no page of the journeys' hub does: somebody who was here months ago, a day that has come. */
export async function inDatabase(statement: string, values: string[]): Promise<void> {
	const client = new pg.Client(embeddedUrl(join(dirname(process.env['SERAI_JOURNEYS_LOG'] ?? ''), 'hub')));
	await client.connect();
	await client.query(statement, values);
	await client.end();
}
