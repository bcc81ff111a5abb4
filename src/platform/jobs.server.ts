import { sql } from 'drizzle-orm';
import type { Writer } from './database.server.ts';

/** What the worker can be asked to do, and the ids it is given. Each capability adds its own by declaration merging. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Jobs {}

/** Queues a job inside the transaction: it runs if and only if the rows were written. Ids only, never texts. */
export async function later<Name extends keyof Jobs & string>(
	tx: Writer,
	name: Name,
	payload: Jobs[Name],
	options: { key?: string; at?: Date } = {}
): Promise<void> {
	await tx.execute(
		sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, job_key => ${options.key ?? null}, run_at => ${options.at?.toISOString() ?? null}::timestamptz)`
	);
}
