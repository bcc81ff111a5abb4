import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { closeMail, db, disconnect, log, migrate, pools } from '#platform/index.server.ts';
import { addressWarning, settleAddress } from './address.ts';
import { hubSettings, migrationsDirectory, root, startHub, type Hub, type HubSettings } from './hub.ts';
import { withProgress } from './progress.ts';
import { pagesOf, type BuiltPages } from './pages.ts';
import { handlerEnvironment } from './proxy.ts';
import { listen, type Handler, type Server } from './server.ts';

/** Starts the hub and resolves to the exit code once it has stopped. */
export async function start(): Promise<number> {
	const settings = hubSettings();
	// Left alone, V8 looks through all of it at every 500 pages, for next to nothing, and takes what a hundred requests held that
	// waited at once for what every later one will hold too (docs/decisions/0022-requests-are-let-go.md).
	setFlagsFromString('--heap-growing-percent=100');
	setFlagsFromString('--no-allocation-site-pretenuring');
	const stopAsked = untilStopped();
	const server = await listen(
		settings.host,
		settings.port,
		settings.publicUrlGiven ? settings.publicUrl : null
	);
	let hub: Hub | null = null;
	let stopWorker = async (): Promise<void> => {};
	try {
		hub = await startHub(settings, (step) => console.log(`${step[0]?.toUpperCase()}${step.slice(1)}…`));
		// Before the rows: the hub's address is part of what the demonstration's certificates sign.
		const address = await settleAddress(settings, server.port);
		await prepareRows(hub, settings);
		// Said by the pages (src/hooks.server.ts).
		const searchable = once(process, 'serai:searchable');
		await openPages(server);
		tellReady(settings, address, server.port);
		// Nobody who opens a page waits for what can wait, nor does the first who searches.
		await Promise.race([searchable, stopAsked]);
		await tellAboutAdministrator();
		stopWorker = await (await import('../worker/runner.ts')).startWorker();
	} catch (error) {
		await stop(server, stopWorker, hub);
		throw error;
	}
	const why = await Promise.race([stopAsked, ...(hub.postgres ? [hub.postgres.broke] : [])]);
	if (why instanceof Error) log.fatal({ reason: why.message }, 'the database stopped, and so does the hub');
	else console.log('Stopping: open requests are finished…');
	await stop(server, stopWorker, hub);
	return why instanceof Error ? 1 : 0;
}

/** Resolves at the first signal. One that comes more than a second later ends the process: Ctrl-C twice means it. */
export function untilStopped(): Promise<'asked'> {
	let since: number | null = null;
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
			process.on(signal, () => {
				// The terminal tells every process of the group, and bin/serai.mjs tells us again.
				if (since !== null && Date.now() - since > 1000) process.exit(130);
				since ??= Date.now();
				resolve('asked');
			});
	});
}

export async function prepareRows(hub: Hub, settings: HubSettings): Promise<void> {
	const ran = await migrate(hub.url, migrationsDirectory, (name) =>
		log.info({ migration: name }, 'migrating')
	);
	if (ran > 0)
		console.log(`The database is up to date: ${ran} ${ran === 1 ? 'migration' : 'migrations'} ran.`);
	if (ran > 0) {
		// With the migrations comes what a new version of the hub brings: questionnaires that are ready to be asked.
		const { loadReadyQuestionnaires } = await import('#surveys/index.server.ts');
		await loadReadyQuestionnaires(new Date());
	}
	if (!settings.demo || !(await isEmpty())) return;
	const { loadDemonstration } = await import('#catalogue/index.server.ts');
	await alone(hub.url, async () => {
		if (!(await isEmpty())) return;
		await withProgress('Loading the demonstration hub', loadDemonstration);
		const { loadResearchDemonstration } = await import('#research/index.server.ts');
		await loadResearchDemonstration();
		const { loadTrainingDemonstration, openEdition } = await import('#training/index.server.ts');
		await loadTrainingDemonstration();
		const { loadEventsDemonstration, loadPlanDemonstration } = await import('#events/index.server.ts');
		await loadEventsDemonstration();
		await loadPlanDemonstration({ host: 'atikha' });
		const { loadExpertsDemonstration } = await import('#network/index.server.ts');
		await loadExpertsDemonstration();
		const { system } = await import('#people/index.ts');
		const { findPartnership, loadPartnershipDemonstration } = await import('#network/index.server.ts');
		await loadPartnershipDemonstration({
			editionOf: async (slug) => (await openEdition(system('demonstration'), 'see', slug)).id
		});
		const { loadSeriesDemonstration } = await import('#events/index.server.ts');
		await loadSeriesDemonstration({
			partnershipOf: async (slug) => (await findPartnership(system('demonstration'), slug, 'en')).id
		});
		const { loadApplicationsDemonstration, loadAttendanceDemonstration } =
			await import('#events/index.server.ts');
		await loadApplicationsDemonstration();
		await loadAttendanceDemonstration();
		const { loadSurveysDemonstration } = await import('#surveys/index.server.ts');
		await loadSurveysDemonstration();
		const { loadImpactDemonstration } = await import('#impact/index.server.ts');
		await loadImpactDemonstration();
		const { loadDiscussionsDemonstration } = await import('#discussions/index.server.ts');
		const { subjectFrom } = await import('../routes/[lang]/discussions/subjects.server.ts');
		const asked = { actor: system('demonstration'), language: 'en', now: new Date() };
		await loadDiscussionsDemonstration({ subjectOf: (about) => subjectFrom(about, asked) });
	});
}

const lockNumber = 7_310_243; // any constant of our own

/** Of several processes that start at once on one database, one works and the others wait for it. */
async function alone(url: string, work: () => Promise<void>): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('select pg_advisory_lock($1)', [lockNumber]);
		await work();
	} finally {
		// The lock ends with the connection.
		await client.end();
	}
}

async function isEmpty(): Promise<boolean> {
	const { rows } = await db.execute<{ empty: boolean }>(
		sql`select not exists (select from organisation) and not exists (select from person) as empty`
	);
	return rows[0]?.empty ?? false;
}

/** Loads the built pages, which open the search index. */
async function openPages(server: Server): Promise<void> {
	Object.assign(process.env, handlerEnvironment);
	const built = (file: string): Promise<unknown> => import(pathToFileURL(join(root, 'build', file)).href);
	const { handler } = (await built('handler.js')) as { handler: Handler };
	const pages = (await built('adapter-node.js')) as BuiltPages;
	server.open(pagesOf(handler, pages), databaseAnswers);
}

/** A load balancer waits a second or two; a database that takes longer is not well. */
async function databaseAnswers(): Promise<boolean> {
	const late = new Promise<boolean>((resolve) => setTimeout(resolve, 2000, false).unref());
	const read = pools()
		.reading.query('select 1')
		.then(
			() => true,
			() => false
		);
	return Promise.race([read, late]);
}

function tellReady(settings: HubSettings, address: string, port: number): void {
	const warning = addressWarning(settings, address);
	if (warning) console.warn(warning);
	const where = settings.publicUrlGiven ? ` (on port ${port} of ${settings.host})` : '';
	console.log(`Serai is ready: ${address}${where}`);
}

/** While nobody may administer the hub, each start prints a link that makes the first administrator, once. */
export async function tellAboutAdministrator(): Promise<void> {
	const { firstAdministratorLink } = await import('#people/index.server.ts');
	const link = await firstAdministratorLink();
	if (link) console.log(`Make the first administrator with this link, which works once: ${link}`);
}

/** From the outside in. What does not end in time ends with the process. */
async function stop(server: Server, stopWorker: () => Promise<void>, hub: Hub | null): Promise<void> {
	setTimeout(() => process.exit(1), 30_000).unref();
	await Promise.all([server.stop(), stopWorker()]);
	// The built pages close what they opened (hooks.server.ts).
	const closings: Promise<unknown>[] = [];
	process.emit('sveltekit:shutdown' as never, closings as never);
	await Promise.allSettled(closings);
	closeMail();
	await disconnect();
	await hub?.close();
}
