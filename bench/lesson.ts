import { chromium, type Browser } from '@playwright/test';
import { browserArguments, browserPath } from '../testing/browser.ts';
import { percentile, printFigures } from './figures.ts';
import { startHub, withDataDirectory } from './hub.ts';
import { password, schoolIn, type School } from './school.ts';
import { visit, type Visit } from './visit.ts';

// What a lesson weighs on the wire, without media: for who comes for the first time, and for who goes on to the next one.

const asked = { first: 90, repeat: 8 };

await withDataDirectory(async (directory) => {
	const school = await schoolIn(directory, 1);
	const hub = await startHub(directory);
	const browser = await chromium.launch({ executablePath: await browserPath(), args: browserArguments });
	try {
		const visits = await lessonsOf(browser, hub.origin, school);
		const [first, ...others] = visits as [Visit, ...Visit[]];
		const pages = others.map((one) => one.page);
		printFigures('A lesson on the wire, without media', [
			{ name: 'first visit', unit: 'kB', asked: asked.first, measured: first.kilobytes },
			{ name: 'first visit: requests', unit: 'requests', measured: first.requests },
			{
				name: 'each later lesson, median',
				unit: 'kB',
				asked: asked.repeat,
				measured: percentile(pages, 0.5)
			},
			{ name: 'each later lesson, largest', unit: 'kB', asked: asked.repeat, measured: Math.max(...pages) },
			{
				name: 'with pictures, and what is said of having opened it, median',
				unit: 'kB',
				measured: percentile(
					others.map(({ kilobytes }) => kilobytes),
					0.5
				)
			}
		]);
	} finally {
		await browser.close();
		await hub.stop();
	}
});

/** All lessons of the course, one after the other, by somebody who has just signed in. */
async function lessonsOf(browser: Browser, origin: string, { content, learners }: School): Promise<Visit[]> {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${origin}/en/sign-in`);
	await page.locator('[name=email]').fill(learners[0]?.email ?? '');
	await page.locator('[name=password]').fill(password);
	await page.locator('[name=password]').press('Enter');
	await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
	await page.close();
	const keys = content.modules.flatMap((module) => module.lessons.map(({ key }) => key));
	const visits: Visit[] = [];
	for (const key of keys) visits.push(await visit(context, `${origin}/en/learning/bench/${key}`));
	await context.close();
	return visits;
}
