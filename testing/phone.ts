import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expectAccessibleInBothLights, expectFits } from './journey.ts';
import type { Session } from './people.ts';

/** A page of a phone's browser, with scripts; it waits no longer than a person would. */
export async function pageOf(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		viewport: { width: 360, height: 800 },
		...options
	});
	context.setDefaultTimeout(15_000);
	return context.newPage();
}

/** A phone of 360 pixels that runs no script. */
export async function phone(browser: Browser, session?: Session): Promise<Page> {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		viewport: { width: 360, height: 740 },
		javaScriptEnabled: false,
		...(session && { storageState: session })
	});
	return context.newPage();
}

/** What axe runs in needs scripts: the same page in a browser that has them. */
export async function looks(browser: Browser, page: Page, ...paths: string[]): Promise<void> {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		viewport: { width: 320, height: 700 },
		storageState: await page.context().storageState()
	});
	const seen = await context.newPage();
	for (const path of paths) {
		await seen.goto(path);
		for (const summary of await seen.locator('main summary').all()) await summary.click();
		await expectAccessibleInBothLights(seen);
		await expectFits(seen);
	}
	await context.close();
}

export const main = (page: Page) => page.getByRole('main');
/** The first button of the page that is called so. */
export const press = (page: Page, name: string | RegExp) =>
	main(page).getByRole('button', { name }).first().click();
