import pg from 'pg';
import { log } from '#platform/index.server.ts';
import { rowsSince, type Row } from './copying.server.ts';

const longestPause = 5_000;
/** Asked even when nobody calls: a connection may be dead without having been closed. */
const quietFor = 10_000;

/** Follows the rows of `search_document` through a connection of its own, and comes back when that is lost. */
export class Follower {
	readonly #url: string;
	readonly #take: (row: Row) => void;
	#client: pg.Client | null = null;
	#horizon = '0';
	#asking: Promise<void> | null = null;
	#again = false;
	#stopped = false;
	#attempts = 0;
	#timer: NodeJS.Timeout | null = null;

	constructor(url: string, take: (row: Row) => void) {
		this.#url = url;
		this.#take = take;
	}

	/** Listens first, then shows all rows to `take`: what is written in between is announced. Throws when it cannot connect. */
	async begin(): Promise<void> {
		await this.#connect();
		this.#listenAnyway();
	}

	/** Asks for changes now; resolves when they are taken. Many calls are answered by one question. */
	async catchUp(): Promise<void> {
		if (this.#asking) {
			this.#again = true;
			return this.#asking;
		}
		this.#asking = this.#ask();
		try {
			await this.#asking;
		} finally {
			this.#asking = null;
		}
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		if (this.#timer) clearTimeout(this.#timer);
		await this.#asking?.catch(() => {});
		const client = this.#client;
		this.#client = null;
		await client?.end().catch(() => {});
	}

	async #connect(): Promise<void> {
		const client = new pg.Client({
			connectionString: this.#url,
			application_name: 'serai search',
			keepAlive: true
		});
		client.on('error', () => this.#lost(client));
		client.on('end', () => this.#lost(client));
		client.on('notification', () => this.#heard());
		try {
			await client.connect();
			await client.query('listen search_document');
			this.#client = client;
			await this.catchUp();
		} catch (error) {
			// Tried again and again, connections left open would take the database's last one.
			if (this.#client === client) this.#client = null;
			await client.end().catch(() => {});
			throw error;
		}
		this.#attempts = 0;
	}

	async #ask(): Promise<void> {
		do {
			this.#again = false;
			if (this.#client) this.#horizon = await rowsSince(this.#client, this.#horizon, this.#take);
		} while (this.#again);
	}

	#heard(): void {
		this.catchUp().catch((error: unknown) =>
			log.warn({ reason: String(error) }, 'search could not read its changes')
		);
	}

	#listenAnyway(): void {
		if (this.#stopped) return;
		this.#timer = setTimeout(() => {
			if (this.#client) this.#heard();
			this.#listenAnyway();
		}, quietFor);
		this.#timer.unref();
	}

	#lost(client: pg.Client): void {
		if (this.#stopped || this.#client !== client) return;
		this.#client = null;
		log.warn('search lost its connection and looks for it again');
		this.#comeBack();
	}

	#comeBack(): void {
		const pause = Math.min(longestPause, 100 * 2 ** this.#attempts++);
		setTimeout(() => {
			if (this.#stopped) return;
			this.#connect().then(
				() => log.info('search follows its changes again'),
				() => this.#comeBack()
			);
		}, pause).unref();
	}
}
