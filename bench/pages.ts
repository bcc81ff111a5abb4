import { availableParallelism, loadavg } from 'node:os';
import { embeddedUrl } from '../src/platform/index.server.ts';
import { addressesOf, type Addresses, type SearchKind } from './addresses.ts';
import { printFigures, type Figure } from './figures.ts';
import { makeFilledHub } from './filled.ts';
import { startHub, withDataDirectory, type Hub } from './hub.ts';
import { startLoad, type Answered, type Load } from './load.ts';
import { cpuOf, cpuOfFamily, residentMemory } from './process.ts';

// Pages over HTTP on the built app and the embedded PostgreSQL. `node bench/pages.ts 10000` for one size only.

/** A hub runs for months: what its code costs until it is compiled is told beside it, for the first thousand pages. */
const warmUp = 4000;
const first = 1000;
/** So many that what comes once in ten thousand pages, such as a full collection, counts for about what it costs. */
const measured = 6000;
/** Milliseconds of processor time a request in two widely used systems, each with 10,000 records. */
const peers = { Moodle: 235, WordPress: 133 };

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000])
	await withDataDirectory((directory) => measureAt(size, directory));
console.log(
	`\nProcesses that wanted a processor in the last five minutes: ${loadavg()[1]?.toFixed(1)} on ${availableParallelism()}; alone it is about 2.`
);

async function measureAt(entries: number, directory: string): Promise<void> {
	console.log(`\nMaking a hub of ${entries.toLocaleString('en')} entries…`);
	await makeFilledHub(directory, entries);
	const starts = await measureStarts(directory);
	const hub = await startHub(directory);
	const load = startLoad();
	try {
		const addresses = await addressesOf(embeddedUrl(directory), warmUp + measured);
		await refuseEmptyPages(hub, addresses);
		const pages = await measurePages(hub, load, addresses);
		const bare = await measureReads(hub, load, embeddedUrl(directory), addresses.ids);
		const title = `${entries.toLocaleString('en')} entries`;
		printFigures(`${title}: processor time`, cpuFigures(pages, bare));
		printFigures(`${title}: time to answer`, timeFigures(pages, bare));
		printFigures(`${title}: start and memory`, [...starts, ...(await memoryFigures(hub))]);
	} finally {
		await load.stop();
		await hub.stop();
	}
}

/** From the start of the process, with rows already there: the line `Serai is ready`, and the first search answered. */
async function measureStarts(directory: string): Promise<Figure[]> {
	// The first makes ready what the second finds: the built pages, the files in the system's cache.
	await (await startHub(directory, { asOperatorsDo: true })).stop();
	const byOperator = await startHub(directory, { asOperatorsDo: true });
	await byOperator.stop();
	const hub = await startHub(directory);
	const answer = await fetch(`${hub.origin}/en/search?q=migration`);
	await answer.text();
	const answeredAfter = performance.now() - hub.startedAt;
	await hub.stop();
	if (answer.status !== 200) throw new Error(`The first search was answered with ${answer.status}.`);
	return [
		{
			name: 'second start: Serai is ready, as `npm start` does it',
			unit: 's',
			asked: 3,
			measured: byOperator.readyAfter / 1000
		},
		{
			name: 'second start: Serai is ready, without the launcher',
			unit: 's',
			asked: 3,
			measured: hub.readyAfter / 1000
		},
		{
			name: 'second start: first search answered, so the index is ready',
			unit: 's',
			asked: 3,
			measured: answeredAfter / 1000
		}
	];
}

type Page = { name: string; cpu: number; databaseCpu: number; one: Answered; sixteen: Answered };
type Measured = { search: Page; entry: Page; cold: number; plain: number; kinds: Record<SearchKind, number> };

async function measurePages(hub: Hub, load: Load, { search, mixed, entries }: Addresses): Promise<Measured> {
	const coldCpu = cpuOf(hub.pid);
	await answered(load, { from: hub.origin, what: mixed.slice(0, first), clients: 4 });
	const cold = (cpuOf(hub.pid) - coldCpu) / first;
	// In turn, as people ask: after four thousand of one kind the other would be compiled anew.
	const inTurn = mixed.slice(first, warmUp).flatMap((path, i) => [path, entries[i] as string]);
	await load.run({ from: hub.origin, what: inTurn, clients: 4 });
	const page = async (name: string, paths: string[]): Promise<Page> => {
		const what = paths.slice(warmUp);
		const [cpu, databaseCpu] = [cpuOf(hub.pid), cpuOfFamily(hub.postgresPid)];
		const one = await answered(load, { from: hub.origin, what, clients: 1 });
		return {
			name,
			cpu: (cpuOf(hub.pid) - cpu) / what.length,
			databaseCpu: (cpuOfFamily(hub.postgresPid) - databaseCpu) / what.length,
			one,
			sixteen: await answered(load, { from: hub.origin, what, clients: 16 })
		};
	};
	const found = { search: await page('search page', mixed), entry: await page('entry page', entries) };
	const plainPaths = Array.from({ length: first }, (_, i) => `/en/privacy?n=${i}`);
	await load.run({ from: hub.origin, what: plainPaths, clients: 4 });
	const plainCpu = cpuOf(hub.pid);
	await answered(load, { from: hub.origin, what: plainPaths, clients: 1 });
	const plain = (cpuOf(hub.pid) - plainCpu) / plainPaths.length;
	const kinds = {} as Measured['kinds'];
	for (const kind of Object.keys(search) as SearchKind[]) {
		const what = search[kind].slice(0, 500);
		const before = cpuOf(hub.pid);
		await answered(load, { from: hub.origin, what, clients: 1 });
		kinds[kind] = (cpuOf(hub.pid) - before) / what.length;
	}
	return { ...found, cold, plain, kinds };
}

async function measureReads(hub: Hub, load: Load, url: string, ids: string[]): Promise<Page> {
	await load.run({ from: url, what: ids, clients: 4 });
	const databaseCpu = cpuOfFamily(hub.postgresPid);
	const one = await answered(load, { from: url, what: ids, clients: 1 });
	return {
		name: 'bare read by primary key',
		cpu: one.cpuEach,
		databaseCpu: (cpuOfFamily(hub.postgresPid) - databaseCpu) / ids.length,
		one,
		sixteen: await answered(load, { from: url, what: ids, clients: 16 })
	};
}

/** A search that finds nothing is answered with 200, and cheaply: most of what is asked for must list entries. */
async function refuseEmptyPages(hub: Hub, { search }: Addresses): Promise<void> {
	for (const [kind, paths] of Object.entries(search)) {
		const some = paths.slice(0, 20);
		const listed = await Promise.all(
			some.map(async (path) =>
				/href="\/\w+\/(courses|events|resources)\//.test(await (await fetch(hub.origin + path)).text())
			)
		);
		const full = listed.filter(Boolean).length;
		if (full < some.length * 0.7)
			throw new Error(
				`Of ${some.length} searches for ${kind} only ${full} list entries: their cost says nothing.`
			);
	}
}

/** A page that failed fast is not a fast page. */
async function answered(load: Load, asked: Parameters<Load['run']>[0]): Promise<Answered> {
	const found = await load.run(asked);
	if (found.failed > 0)
		throw new Error(`${found.failed} of ${asked.what.length} requests failed, such as ${asked.what[0]}.`);
	return found;
}

function cpuFigures({ search, entry, cold, plain, kinds }: Measured, bare: Page): Figure[] {
	const against = (name: string, asked: number, measured: number): Figure => ({
		name,
		unit: 'ms',
		asked,
		measured
	});
	return [
		against('search page, of the app', 3, search.cpu),
		...Object.entries(kinds).map(([kind, cpu]): Figure => ({ name: `  ${kind}`, unit: 'ms', measured: cpu })),
		...Object.entries(peers).map(([peer, cpu]) =>
			against(`search page, beside ${peer} at 10,000`, cpu, search.cpu)
		),
		{ name: 'search page, the first thousand after a start', unit: 'ms', measured: cold },
		{ name: 'search page, of PostgreSQL', unit: 'ms', measured: search.databaseCpu },
		{ name: 'search page, bare reads', unit: '×', measured: search.cpu / bare.cpu },
		against('entry page, of the app', 2, entry.cpu),
		{ name: 'entry page, of PostgreSQL', unit: 'ms', measured: entry.databaseCpu },
		{ name: 'entry page, bare reads', unit: '×', measured: entry.cpu / bare.cpu },
		{ name: 'page of words alone, of the app', unit: 'ms', measured: plain },
		{ name: 'bare read, of its client', unit: 'ms', measured: bare.cpu },
		{ name: 'bare read, of PostgreSQL', unit: 'ms', measured: bare.databaseCpu }
	];
}

function timeFigures({ search, entry }: Measured, bare: Page): Figure[] {
	return [bare, search, entry].flatMap((page) =>
		(['one', 'sixteen'] as const).flatMap((clients): Figure[] => {
			const name = `${page.name}, ${clients === 'one' ? '1 client' : '16 clients'}`;
			const { p50, p95, perSecond } = page[clients];
			return [
				{ name: `${name}: p50`, unit: 'ms', measured: p50 },
				{ name: `${name}: p95`, unit: 'ms', measured: p95 },
				{ name: `${name}: answers`, unit: 'a second', measured: perSecond },
				...(page === bare
					? []
					: [{ name: `${name}: p50 in bare reads`, unit: '×', measured: p50 / bare[clients].p50 } as const])
			];
		})
	);
}

async function memoryFigures(hub: Hub): Promise<Figure[]> {
	const resident = residentMemory(hub.pid);
	const { heap, arrays } = await hub.heap();
	return [
		{ name: 'resident memory of the app', unit: 'MB', measured: resident },
		{ name: 'its objects, after a collection', unit: 'MB', measured: heap },
		{ name: 'its buffers (the index)', unit: 'MB', measured: arrays }
	];
}
