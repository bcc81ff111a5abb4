import { EventEmitter } from 'node:events';
import { parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { faultText } from '#platform/index.ts';
import { databaseUrl, log, workerLogger } from '#platform/index.server.ts';
import { schedule } from './schedule.ts';
import { queueAnalysing } from './analysing.server.ts';
import { tasks } from './tasks.ts';
import { Unlocking } from './unlocking.server.ts';

/**
 * Runs what `later()` queued, two jobs at a time. A job that throws is tried again, 25 times over about three days.
 * Returns what stops it: no new job is taken, and the ones under way are finished.
 */
export async function startWorker(): Promise<() => Promise<void>> {
	// Its own few connections: a page never waits for a job.
	const pgPool = new pg.Pool({ connectionString: databaseUrl(), max: 4, application_name: 'serai worker' });
	const lost = (error: Error): void => {
		if (!pgPool.ending) log.warn({ reason: error.message }, 'the worker lost a connection');
	};
	pgPool.on('error', lost).on('connect', (client) => client.on('error', lost));
	const unlocking = new Unlocking();
	await unlocking.begin();
	const events = new EventEmitter() as WorkerEvents;
	events.on('worker:create', ({ worker }) => unlocking.lives(worker.workerId));
	const runner = await run({
		events,
		pgPool,
		taskList: logged(tasks as Record<string, (payload: never) => Promise<void>>),
		concurrency: 2,
		// Queued by another process: LISTEN tells at once, this is for what was due later.
		pollInterval: 5_000,
		// What is done is noted together. After a fault it is done again, as any job may be.
		preset: { worker: { completeJobBatchDelay: 50 } },
		noHandleSignals: true,
		parsedCronItems: parseCronItems(schedule),
		logger: await workerLogger()
	});
	await queueAnalysing();
	return async () => {
		await runner.stop();
		await unlocking.end();
		await pgPool.end();
	};
}

/** One line a job: its name, how it went, how long it took. Never its payload. */
function logged(all: Record<string, (payload: never) => Promise<void>>): TaskList {
	const wrap = (name: string, task: (payload: never) => Promise<void>) => async (payload: unknown) => {
		const began = performance.now();
		const ms = (): number => Math.round(performance.now() - began);
		try {
			await task(payload as never);
			log.info({ job: name, ms: ms() }, 'job done');
		} catch (error) {
			log.error({ job: name, ms: ms(), error: faultText(error) }, 'job failed, and will be tried again');
			throw error;
		}
	};
	return Object.fromEntries(Object.entries(all).map(([name, task]) => [name, wrap(name, task)]));
}
