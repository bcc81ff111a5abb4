import { join, resolve } from 'node:path';
import pg from 'pg';
import {
	disconnect,
	embeddedUrl,
	hasCluster,
	lockDirectory,
	makeUsable,
	migrate,
	startPostgres,
	type Postgres
} from '#platform/index.server.ts';
import { readSettings, type Settings } from '#platform/index.ts';
import { CommandProblem } from './problem.ts';

/** Where the software lies. */
export const root = join(import.meta.dirname, '../..');
export const migrationsDirectory = join(root, 'migrations');

export type HubSettings = Settings & { dataDirectory: string; publicUrlGiven: boolean };

/** The settings, for this process and for the built pages, which read the same environment. Throws SettingsProblem. */
export function hubSettings(): HubSettings {
	const settings = readSettings(process.env);
	// A path that is written is meant from where it was written; without one the data lies beside the software.
	const dataDirectory = resolve(settings.dataDirectory ?? join(root, 'hub-data'));
	process.env['HUB_DATA'] = dataDirectory;
	const publicUrlGiven = Boolean(process.env['PUBLIC_URL']?.trim());
	process.env['PUBLIC_URL'] = settings.publicUrl;
	return { ...settings, dataDirectory, publicUrlGiven };
}

/** The hub's database, to be closed when the command is done. */
export type Hub = { url: string; postgres: Postgres | null; close: () => Promise<void> };

/**
 * Starts what the hub needs to be the one that runs: the directory's lock and the embedded PostgreSQL, or a look at the
 * one of DATABASE_URL. Throws the platform's problems, each a sentence for the operator.
 */
export async function startHub(settings: HubSettings, told: (step: string) => void = () => {}): Promise<Hub> {
	await makeUsable(settings.dataDirectory);
	if (settings.databaseUrl) {
		await reach(settings.databaseUrl);
		return opened(settings.databaseUrl, null, async () => {});
	}
	const unlock = await lockDirectory(settings.dataDirectory);
	const postgres = await startPostgres(settings.dataDirectory, told);
	return opened(postgres.url, postgres, unlock);
}

/**
 * The database for a command: of the hub that runs now, or, when none does, started for as long as the command takes
 * and brought up to date. Throws CommandProblem when there is no hub yet.
 */
export async function openHub(settings: HubSettings): Promise<Hub> {
	if (!settings.databaseUrl && !hasCluster(settings.dataDirectory))
		throw new CommandProblem(
			`There is no hub in ${settings.dataDirectory} yet. Make one with \`npm start\`, or set HUB_DATA to where yours is.`
		);
	const running = await runningHub(settings);
	if (running) return running;
	const hub = await startHub(settings);
	try {
		await migrate(hub.url, migrationsDirectory);
	} catch (error) {
		await hub.close();
		throw error;
	}
	return hub;
}

/** The embedded database of a hub that runs now; null when none does. */
export async function runningHub(settings: HubSettings): Promise<Hub | null> {
	if (settings.databaseUrl || !hasCluster(settings.dataDirectory)) return null;
	const url = embeddedUrl(settings.dataDirectory);
	return (await answers(url)) ? opened(url, null, async () => {}) : null;
}

function opened(url: string, postgres: Postgres | null, unlock: () => Promise<void>): Hub {
	process.env['SERAI_DATABASE_URL'] = url;
	const close = async (): Promise<void> => {
		await disconnect();
		await postgres?.stop();
		await unlock();
	};
	return { url, postgres, close };
}

/** The oldest PostgreSQL whose SQL is enough: 15 brought `unique nulls not distinct`. */
const oldest = 15;

/** Throws CommandProblem when the database of DATABASE_URL does not answer or is too old; else its version. */
export async function reach(url: string): Promise<string> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
	client.on('error', () => {});
	const where = nameOf(url);
	try {
		await client.connect();
		const { rows } = await client.query<{ version: string }>(
			"select current_setting('server_version') as version"
		);
		const version = rows[0]?.version.split(' ', 1)[0] ?? '0';
		if (Number.parseInt(version, 10) < oldest)
			throw new CommandProblem(`${where} is PostgreSQL ${version}; Serai needs ${oldest} or newer.`);
		return version;
	} catch (error) {
		if (error instanceof CommandProblem) throw error;
		throw new CommandProblem(
			`${where} cannot be reached: ${reasonOf(error)}. Check DATABASE_URL, and that the database runs and lets this machine in.`
		);
	} finally {
		await client.end().catch(() => {});
	}
}

async function answers(url: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url });
	client.on('error', () => {});
	return client.connect().then(
		() => client.end().then(() => true),
		() => false
	);
}

/** Without its password. */
function nameOf(url: string): string {
	const { hostname, port, pathname } = new URL(url);
	return `The database ${pathname.slice(1) || 'of DATABASE_URL'} at ${hostname || 'this machine'}${port && `:${port}`}`;
}

function reasonOf(error: unknown): string {
	if (error instanceof AggregateError) return reasonOf(error.errors[0]);
	return error instanceof Error
		? error.message || String((error as NodeJS.ErrnoException).code)
		: String(error);
}
