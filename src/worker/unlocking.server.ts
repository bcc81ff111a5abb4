import pg from 'pg';
import { databaseUrl, log } from '#platform/index.server.ts';

/** A worker's name as a number for an advisory lock, which its connection loses with its process. */
const alive = (name: string) => `hashtextextended('worker ' || ${name}, 0)`;

/**
 * A process that was killed leaves its jobs locked, and the queue would wait four hours before it gave them to another. So each
 * worker holds a lock of the database by its name while it lives; jobs of a name that nobody holds are free again at once.
 */
export class Unlocking {
	readonly #client = new pg.Client({
		connectionString: databaseUrl(),
		application_name: 'serai worker lives'
	});
	#timer: NodeJS.Timeout | undefined;
	/** This process's own: its locks are no obstacle to itself. */
	readonly #own: string[] = [];

	async begin(): Promise<void> {
		this.#client.on('error', (error) => log.warn({ reason: error.message }, 'the worker lost a connection'));
		await this.#client.connect();
		await this.#free();
		this.#timer = setInterval(() => void this.#free(), 5_000).unref();
	}

	/** To be called for each worker as it is made, before it takes a job. */
	lives(name: string): void {
		this.#own.push(name);
		this.#client
			.query(`select pg_advisory_lock(${alive('$1::text')})`, [name])
			.catch((error: unknown) => log.warn({ reason: String(error) }, 'a worker could not say that it lives'));
	}

	async #free(): Promise<void> {
		try {
			// Two seconds: longer than a worker needs from its first job to its lock.
			const { rowCount } = await this.#client.query(
				`with dead as materialized (
					select name from (
						select distinct locked_by as name from graphile_worker._private_jobs
						where locked_at < now() - interval '2 seconds' and locked_by <> all($1)) locked
					where pg_try_advisory_xact_lock(${alive('name')}))
				select graphile_worker.force_unlock_workers(array_agg(name)) from dead having count(*) > 0`,
				[this.#own]
			);
			if (rowCount) log.warn('jobs of a worker that is gone are free again');
		} catch (error) {
			log.warn({ reason: String(error) }, 'jobs of workers that are gone could not be looked for');
		}
	}

	async end(): Promise<void> {
		clearInterval(this.#timer);
		await this.#client.end();
	}
}
