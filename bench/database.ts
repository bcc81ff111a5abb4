import { migrationsDirectory } from '../src/command/hub.ts';
import { disconnect, migrate, startPostgres } from '../src/platform/index.server.ts';
import { closeIndex } from '../src/search/index.server.ts';
import { withDataDirectory } from './hub.ts';

/** Does the work on an empty hub's own database, in this process; both are gone afterwards. */
export async function withDatabase(work: (directory: string) => Promise<void>): Promise<void> {
	await withDataDirectory((directory) => inDatabaseOf(directory, () => work(directory)));
}

/** The same in a data directory that stays, left as a hub would that was stopped. */
export async function inDatabaseOf<T>(directory: string, work: () => Promise<T>): Promise<T> {
	process.env['HUB_DATA'] = directory;
	process.env['PUBLIC_URL'] ??= 'https://hub.example.org';
	const postgres = await startPostgres(directory);
	try {
		await migrate(postgres.url, migrationsDirectory);
		process.env['SERAI_DATABASE_URL'] = postgres.url;
		return await work();
	} finally {
		await closeIndex();
		await disconnect();
		await postgres.stop();
		delete process.env['SERAI_DATABASE_URL'];
	}
}
