import { existsSync } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import net from 'node:net';
import pg from 'pg';
import {
	closeMail,
	dueMigrations,
	freeMegabytes,
	hasCluster,
	mailProblem,
	readMigrations
} from '#platform/index.server.ts';
import {
	hubSettings,
	migrationsDirectory,
	reach,
	runningHub,
	startHub,
	type Hub,
	type HubSettings
} from './hub.ts';
import { table } from './table.ts';

/** What was looked at, whether it is well, and a sentence: what was found, or what to do. */
type Finding = { what: string; good: boolean; sentence: string };

/** Looks at everything the hub needs, changes nothing, and returns 1 when something is not well. */
export async function doctor(): Promise<number> {
	const settings = hubSettings();
	const running = await runningHub(settings);
	const findings = [
		await directory(settings),
		await disk(settings),
		// With DATABASE_URL no lock tells whether a hub runs here.
		await port(settings, running !== null || settings.databaseUrl !== null),
		...(await databaseFindings(settings, running)),
		await mail(settings)
	];
	console.log(table(findings.map(({ what, good, sentence }) => [good ? '✓' : '✗', what, sentence])));
	return findings.every(({ good }) => good) ? 0 : 1;
}

async function directory({ dataDirectory }: HubSettings): Promise<Finding> {
	const what = 'data directory';
	if (!existsSync(dataDirectory))
		return { what, good: true, sentence: `${dataDirectory} is not there yet; the first start makes it.` };
	try {
		await access(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch {
		return {
			what,
			good: false,
			sentence: `${dataDirectory} cannot be written. Give this user the right to.`
		};
	}
	if (((await stat(dataDirectory)).mode & 0o007) !== 0)
		return {
			what,
			good: false,
			sentence: `Everyone may look into ${dataDirectory}. Run: chmod 700 ${dataDirectory}`
		};
	return { what, good: true, sentence: dataDirectory };
}

async function disk({ dataDirectory }: HubSettings): Promise<Finding> {
	const what = 'disk';
	const free = await freeMegabytes(existsSync(dataDirectory) ? dataDirectory : '.');
	if (free < 1000) return { what, good: false, sentence: `Only ${free} MB are free. Free some space.` };
	return { what, good: true, sentence: `${Math.round(free / 1000)} GB free` };
}

async function port(settings: HubSettings, mayBeOurs: boolean): Promise<Finding> {
	const what = 'port';
	const taken = await new Promise<boolean>((resolve) => {
		const server = net.createServer();
		server.once('error', () => resolve(true));
		server.listen(settings.port, settings.host, () => server.close(() => resolve(false)));
	});
	if (!taken) return { what, good: true, sentence: `${settings.port} is free` };
	if (mayBeOurs && (await isHub(settings)))
		return { what, good: true, sentence: `${settings.port} is the hub's, which runs` };
	return {
		what,
		good: false,
		sentence: `Port ${settings.port} is in use. Stop the other program or set PORT.`
	};
}

async function isHub({ host, port: number }: HubSettings): Promise<boolean> {
	const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host;
	return fetch(`http://${name}:${number}/healthz`).then(
		({ ok }) => ok,
		() => false
	);
}

/** The database of the hub that runs, of DATABASE_URL, or started for a moment; none is made. */
async function databaseFindings(settings: HubSettings, running: Hub | null): Promise<Finding[]> {
	if (!settings.databaseUrl && !hasCluster(settings.dataDirectory))
		return [{ what: 'database', good: true, sentence: 'There is none yet; the first start makes it.' }];
	let hub = running;
	try {
		hub ??= await startHub(settings);
		const version = await reach(hub.url);
		const client = new pg.Client({ connectionString: hub.url });
		await client.connect();
		try {
			return [await size(client, version), await migrations(client), await clock(client)];
		} finally {
			await client.end();
		}
	} catch (error) {
		return [{ what: 'database', good: false, sentence: (error as Error).message }];
	} finally {
		await hub?.close();
	}
}

async function size(client: pg.Client, version: string): Promise<Finding> {
	const { rows } = await client.query<{ size: string }>(
		'select pg_size_pretty(pg_database_size(current_database())) as size'
	);
	return { what: 'database', good: true, sentence: `PostgreSQL ${version}, ${rows[0]?.size ?? 'empty'}` };
}

async function migrations(client: pg.Client): Promise<Finding> {
	const what = 'migrations';
	try {
		const due = await dueMigrations(client, await readMigrations(migrationsDirectory));
		if (due.length === 0) return { what, good: true, sentence: 'up to date' };
		return { what, good: false, sentence: `${due.length} have not run yet. The next start runs them.` };
	} catch (error) {
		return { what, good: false, sentence: (error as Error).message };
	}
}

/** Sessions, deadlines and links go by the clock; two that disagree make them end early or late. */
async function clock(client: pg.Client): Promise<Finding> {
	const what = 'clock';
	const before = Date.now();
	const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
	const here = (before + Date.now()) / 2;
	const apart = Math.round(Math.abs((rows[0]?.now.getTime() ?? 0) - here) / 1000);
	const year = new Date(here).getUTCFullYear();
	if (year < 2025 || year > 2100)
		return { what, good: false, sentence: `This machine's clock says ${year}. Set it.` };
	if (apart > 5)
		return {
			what,
			good: false,
			sentence: `The database's clock is ${apart} s off. Let both machines follow NTP.`
		};
	return { what, good: true, sentence: 'agrees with the database' };
}

const lettersOnlyInLog =
	'Letters are written to the log only, and reach nobody. Set SMTP_URL, such as smtp://user:password@mail.example.org:587.';

async function mail({ smtpUrl }: HubSettings): Promise<Finding> {
	const what = 'mail';
	if (!smtpUrl) return { what, good: true, sentence: lettersOnlyInLog };
	const problem = await mailProblem();
	closeMail();
	if (problem === null) return { what, good: true, sentence: 'The mail server lets the hub in.' };
	return {
		what,
		good: false,
		sentence: `The mail server does not let the hub in: ${problem}. Check SMTP_URL.`
	};
}
