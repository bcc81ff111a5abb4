import { chromium } from '@playwright/test';
import { browserArguments, browserPath } from '../testing/browser.ts';
import { percentile, printFigures, type Figure } from './figures.ts';
import { startHub, withDataDirectory } from './hub.ts';
import { firstVisit, slowLine } from './visit.ts';

// What a first visit costs: the demonstration hub as built, a browser that has cached nothing.
// `node bench/weights.ts search entry` for some pages only.

const paints = 5;
const asked = { kB: 15, requests: 3, paint: 1 };
const peers = {
	Moodle: { kB: 1213, requests: 19, paint: 8 },
	WordPress: { kB: 27, requests: 6, paint: 1.2 }
};

/** `exact`: what the figure was asked for, a public list or a search. */
const pages: { name: string; path: string; exact?: boolean }[] = [
	{ name: 'home', path: '/en' },
	{ name: 'search', path: '/en/search?q=migration', exact: true },
	{ name: 'search, in Arabic', path: '/ar/search?q=%D8%A7%D9%84%D9%87%D8%AC%D8%B1%D8%A9', exact: true },
	{ name: 'entry', path: '/en/courses/academy-on-labour-migration-2018' },
	{ name: 'topic', path: '/en/topics/labour-migration', exact: true },
	{ name: 'country', path: '/en/countries/ec', exact: true },
	{ name: 'calendar', path: '/en/calendar', exact: true },
	{ name: 'organisation', path: '/en/organisations/iom', exact: true },
	{ name: 'sign-in', path: '/en/sign-in' }
];

await withDataDirectory(async (directory) => {
	console.log('\nStarting the demonstration hub and a browser…');
	const hub = await startHub(directory, { demo: true });
	const browser = await chromium.launch({ executablePath: await browserPath(), args: browserArguments });
	try {
		const weights: Figure[] = [];
		const firstPaints: Figure[] = [];
		const chosen = process.argv.slice(2);
		for (const { name, path, exact } of pages.filter(
			(page) => chosen.length === 0 || chosen.includes(page.name)
		)) {
			const { kilobytes, requests } = await firstVisit(browser, hub.origin + path);
			const times: number[] = [];
			for (let i = 0; i < paints; i++)
				times.push((await firstVisit(browser, hub.origin + path, slowLine)).paint);
			const only = (value: number) => (exact ? { asked: value } : {});
			weights.push(
				{ name: `${name}: on the wire`, unit: 'kB', measured: kilobytes, ...only(asked.kB) },
				{ name: `${name}: requests`, unit: 'requests', measured: requests, ...only(asked.requests) }
			);
			firstPaints.push({ name, unit: 's', asked: asked.paint, measured: percentile(times, 0.5) / 1000 });
			if (name === 'search')
				for (const [peer, its] of Object.entries(peers)) {
					weights.push(
						{ name: `  beside ${peer}: on the wire`, unit: 'kB', asked: its.kB, measured: kilobytes },
						{ name: `  beside ${peer}: requests`, unit: 'requests', asked: its.requests, measured: requests }
					);
					firstPaints.push({
						name: `  beside ${peer}`,
						unit: 's',
						asked: its.paint,
						measured: percentile(times, 0.5) / 1000
					});
				}
		}
		printFigures('First visit, everything', weights);
		printFigures(`First contentful paint at 50 kB/s and 400 ms, median of ${paints}`, firstPaints);
	} finally {
		await browser.close();
		await hub.stop();
	}
});
