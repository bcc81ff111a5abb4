import { aCertificate } from '../src/certificates/builders.server.ts';
import { check } from '../src/certificates/index.ts';
import { certificatePdf, known, type Certificate } from '../src/certificates/index.server.ts';
import { withDatabase } from './database.ts';
import { percentile, printFigures, type Figure } from './figures.ts';

/** Milliseconds of each run. */
async function timed(runs: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
	const times: number[] = [];
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		await work(run);
		times.push(performance.now() - start);
	}
	return times;
}

function figuresOf(name: string, times: number[], asked?: number): Figure[] {
	return [
		{ name: `${name}, p50`, unit: 'ms', asked, measured: percentile(times, 0.5) },
		{ name: `${name}, p95`, unit: 'ms', measured: percentile(times, 0.95) }
	];
}

async function measure(): Promise<void> {
	const first = await aCertificate();
	const named = (run: number): Certificate => ({
		...first,
		said: { ...first.said, holder: `Amina Yusuf ${run}` }
	});
	const awards = await timed(300, () => aCertificate());
	const [firstPdf = 0] = await timed(1, () => certificatePdf(first, 'en'));
	const english = await timed(100, (run) => certificatePdf(named(run), 'en'));
	const arabic = await timed(100, (run) => certificatePdf(named(run), 'ar'));
	const chinese = await timed(101, (run) => certificatePdf(named(run), 'zh'));
	const knows = await known(new Date());
	const form = JSON.stringify(first.credential);
	const checks = await timed(500, () => check(form, knows, new Date()));
	const size = (await certificatePdf(first, 'en')).length / 1000;
	printFigures('Certificates', [
		...figuresOf('awarded: signed as badge, token and slip, written and read back', awards, 10),
		...figuresOf('a PDF in English', english, 30),
		...figuresOf('a PDF in Arabic', arabic, 30),
		...figuresOf('a PDF in Chinese', chinese.slice(1), 30),
		{ name: 'the first PDF, with its fonts', unit: 'ms', measured: firstPdf },
		{ name: 'the first in Chinese, with its fonts', unit: 'ms', measured: chinese[0] ?? 0 },
		{ name: 'a PDF', unit: 'kB', measured: size },
		...figuresOf('a badge checked', checks)
	]);
}

await withDatabase(measure);
