import { fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import pg from 'pg';
import { percentile } from './figures.ts';

// What asks runs in a process of its own (this file, forked), so that its work is not counted as the hub's.

type Asked = {
	/** 'http://…': pages at these paths; 'postgresql://…': rows of `entry` by these ids. */
	from: string;
	what: string[];
	clients: number;
};

export type Answered = {
	p50: number;
	p95: number;
	perSecond: number;
	/** Milliseconds of processor time that asking itself took, each. */
	cpuEach: number;
	/** Answers that were not 200, or had no such row. */
	failed: number;
	/** Mean size of an answer's body as it travelled. */
	bytes: number;
};

export type Load = { run: (asked: Asked) => Promise<Answered>; stop: () => Promise<void> };

export function startLoad(): Load {
	const child = fork(import.meta.filename, { env: process.env });
	const ended = once(child, 'exit');
	const broke = ended.then(() => Promise.reject(new Error('The load generator ended.')));
	// Nobody may be waiting for it.
	broke.catch(() => {});
	return {
		run: async (asked) => {
			const answer = once(child, 'message') as Promise<[Answered]>;
			child.send(asked);
			const [told] = await Promise.race([answer, broke]);
			return told;
		},
		stop: async () => {
			if (child.connected) child.disconnect();
			await ended;
		}
	};
}

if (process.send && process.argv[1] === import.meta.filename)
	process.on('message', (asked: Asked) => void run(asked).then((answered) => process.send?.(answered)));

type Client = {
	get: (thing: string) => Promise<{ good: boolean; bytes: number }>;
	close: () => Promise<void>;
};

async function run({ from, what, clients }: Asked): Promise<Answered> {
	const client = from.startsWith('http') ? pages(from, clients) : rows(from, clients);
	const took: number[] = [];
	let [next, failed, bytes] = [0, 0, 0];
	const ask = async (): Promise<void> => {
		for (let thing = what[next++]; thing !== undefined; thing = what[next++]) {
			const began = performance.now();
			const answer = await client.get(thing);
			took.push(performance.now() - began);
			bytes += answer.bytes;
			if (!answer.good) failed++;
		}
	};
	const began = performance.now();
	const before = process.cpuUsage();
	await Promise.all(Array.from({ length: clients }, ask));
	const { user, system } = process.cpuUsage(before);
	const seconds = (performance.now() - began) / 1000;
	await client.close();
	return {
		p50: percentile(took, 0.5),
		p95: percentile(took, 0.95),
		perSecond: what.length / seconds,
		cpuEach: (user + system) / 1000 / what.length,
		failed,
		bytes: bytes / what.length
	};
}

/** Asks as a browser does: compressed, and on connections that stay open. */
function pages(origin: string, clients: number): Client {
	const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
	const headers = {
		'accept-encoding': 'gzip, deflate, br, zstd',
		accept: 'text/html',
		'accept-language': 'en'
	};
	return {
		get: (path) =>
			new Promise((resolve, reject) => {
				const request = http.get(origin + path, { agent, headers }, (response) => {
					let bytes = 0;
					response.on('data', (chunk: Buffer) => (bytes += chunk.length));
					response.on('end', () => resolve({ good: response.statusCode === 200, bytes }));
					response.on('error', reject);
				});
				request.on('error', reject);
			}),
		close: async () => agent.destroy()
	};
}

function rows(connectionString: string, clients: number): Client {
	const pool = new pg.Pool({ connectionString, max: clients });
	return {
		get: async (id) => {
			const found = await pool.query({
				name: 'entry',
				text: 'select * from entry where id = $1',
				values: [id]
			});
			return { good: found.rowCount === 1, bytes: 0 };
		},
		close: () => pool.end()
	};
}
