import { sql } from 'drizzle-orm';
import type { Logger } from 'graphile-worker';
import type { Writer } from './database.server.ts';
import { log } from './log.server.ts';

/** What the worker can be asked to do, and the ids it is given. Each capability adds its own by declaration merging. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Jobs {}

/** What runs each job; `worker/tasks.ts` lists them all, and the types hold that none is forgotten. */
export type Tasks = { [Name in keyof Jobs]: (payload: Jobs[Name]) => Promise<void> };

/** `key`: while one of this key waits, it is queued once. `queue`: those of one queue are done one after the other. */
type JobOptions = { key?: string; at?: Date; queue?: string };

/** A job that is to be queued, for a statement that writes and queues at once. */
export type Job = { name: keyof Jobs & string; payload: Jobs[keyof Jobs]; key: string };

/** Queues a job inside the transaction: it runs if and only if the rows were written. Ids only, never texts. */
export async function later<Name extends keyof Jobs & string>(
	tx: Writer,
	name: Name,
	payload: Jobs[Name],
	{ key, at, queue }: JobOptions = {}
): Promise<void> {
	await tx.execute(sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
		queue_name => ${queue ?? null}, job_key => ${key ?? null}, run_at => ${at?.toISOString() ?? null}::timestamptz)`);
}

/** The worker speaks through our log: its troubles are ours, its chatter is not. */
export async function workerLogger(): Promise<Logger> {
	const { Logger } = await import('graphile-worker');
	return new Logger(() => (level, message) => {
		if (level === 'error') log.error({ worker: message }, 'the worker reports a failure');
		else if (level === 'warning') log.warn({ worker: message }, 'the worker warns');
		else log.debug({ worker: message }, 'worker');
	});
}
