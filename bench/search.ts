import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'drizzle-orm';
import { db, transaction } from '../src/platform/index.server.ts';
import {
	closeIndex,
	emptyQuery,
	find,
	openIndex,
	put,
	type SearchQuery
} from '../src/search/index.server.ts';
import { withDatabase } from './database.ts';
import { percentile, printFigures, type Figure } from './figures.ts';
import { fillSearch } from './filling.ts';
import { benchNow as now, broadWord, frequentWord, generateDocuments, secondWord } from './generator.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const megabytes = 1024 * 1024;

const query = (text: string, changes: Partial<SearchQuery> = {}): SearchQuery => ({
	...emptyQuery(),
	text,
	...changes
});
/** Each at a minute of its own: answers that are remembered would measure nothing. */
let asked = 0;
const ask = (one: SearchQuery) =>
	find(one, { now: new Date(now.getTime() + 60_000 * (asked++ % 1000)), language: 'en' });

const rounds = 10;

/** Milliseconds of processor time for one run: the least of ten rounds, since other programs only ever add to it. */
async function cpuOfOne(work: () => Promise<unknown>, runs: number): Promise<number> {
	let least = Infinity;
	for (let round = 0; round < rounds; round++) {
		const before = process.cpuUsage();
		for (let i = 0; i < runs / rounds; i++) await work();
		const { user, system } = process.cpuUsage(before);
		least = Math.min(least, ((user + system) / 1000 / runs) * rounds);
	}
	return least;
}

function held(): number {
	collect();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / megabytes;
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

/** Milliseconds to load the index. */
async function leastOfThree(open: () => Promise<void>): Promise<number> {
	const times: number[] = [];
	for (let i = 0; i < 3; i++) {
		await closeIndex();
		times.push(await elapsed(open));
	}
	return Math.min(...times);
}

/** How long until a process that listens sees a change made here. */
async function seenElsewhere(count: number): Promise<number[]> {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'search-listener.ts')], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	child.stdout.setEncoding('utf8');
	await once(child.stdout, 'data');
	const times: number[] = [];
	const [document] = generateDocuments(1);
	if (!document) return times;
	for (let i = 0; i < count; i++) {
		const title = `Elsewhere${i}`;
		const seen = once(child.stdout, 'data');
		child.stdin.write(`${title}\n`);
		await transaction((tx) =>
			put(tx, [{ ...document, key: `entry:elsewhere-${i}`, texts: [{ language: 'en', title, body: '' }] }])
		);
		const committed = performance.now();
		await seen;
		times.push(performance.now() - committed);
	}
	child.stdin.end();
	await once(child, 'exit');
	return times;
}

async function measure(count: number): Promise<void> {
	console.log(`writing ${count.toLocaleString('en')} generated documents`);
	const writing = await elapsed(() => fillSearch(count));
	const before = held();
	const loading = await leastOfThree(openIndex);
	const memory = held() - before;
	const hits = async (asked: SearchQuery) => (await ask(asked)).total;
	const figures: Figure[] = [];
	const cpu = async (name: string, asked: SearchQuery, limit?: number, runs = 1000) => {
		const total = (await hits(asked)).toLocaleString('en');
		const measured = await cpuOfOne(() => ask(asked), runs);
		figures.push({ name: `${name} (${total} hits), CPU`, unit: 'ms', asked: limit, measured });
	};
	await cpu('a frequent term with all filters’ counts', query(frequentWord), 1);
	await cpu('two words', query(`${frequentWord} ${secondWord}`), 0.5);
	await cpu(
		'a term and three filters',
		query(frequentWord, { filters: { kind: ['course'], language: ['en'], when: ['upcoming'] } })
	);
	await cpu('a broad word in all languages', query(broadWord));
	await cpu('a concept by its name', query('remesas'));
	await cpu('a quoted phrase', query(`"${frequentWord} ${secondWord}"`));
	await cpu('a topic, no words', query('', { filters: { topic: ['remittances'] } }), undefined, 300);
	await cpu('everything', query(''), undefined, 100);
	const key = await cpuOfOne(
		() => db.execute(sql`select key from search_document where key = 'entry:x'`),
		1000
	);
	figures.push(
		{ name: 'a bare read by primary key, CPU of this process alone', unit: 'ms', measured: key },
		{ name: 'a frequent term ÷ that read', unit: '×', measured: (figures[0]?.measured ?? 0) / key },
		{ name: 'memory held by the index', unit: 'MB', asked: 200, measured: memory },
		{ name: 'index loaded from its rows, least of three', unit: 's', asked: 3, measured: loading / 1000 }
	);
	const [document] = generateDocuments(1);
	if (document) {
		await transaction((tx) =>
			put(tx, [{ ...document, key: 'entry:own', texts: [{ language: 'en', title: 'Ownchange', body: '' }] }])
		);
		const own = await elapsed(async () => {
			if ((await hits(query('ownchange'))) !== 1) throw new Error('The change was not seen.');
		});
		figures.push({ name: 'a change is seen in its own process after its commit', unit: 'ms', measured: own });
	}
	const elsewhere = await seenElsewhere(20);
	figures.push(
		{
			name: 'a change is seen in another process, p50 of 20',
			unit: 'ms',
			asked: 1000,
			measured: percentile(elsewhere, 0.5)
		},
		{ name: 'the same, worst of 20', unit: 'ms', asked: 1000, measured: Math.max(...elsewhere) }
	);
	figures.push({ name: 'writing one document, analysis included', unit: 'ms', measured: writing / count });
	printFigures(`Search over ${count.toLocaleString('en')} documents in six languages`, figures);
}

const count = Number(process.argv[2] ?? 100_000);
await withDatabase(() => measure(count));
