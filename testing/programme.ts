import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

/** A page of a browser without script, as most of these pages are read. */
export async function pageOf(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		javaScriptEnabled: false,
		...options
	});
	context.setDefaultTimeout(15_000);
	return context.newPage();
}

/** axe needs a script of its own; the pages have none. */
export const scripted = { javaScriptEnabled: true };
export const phone = { viewport: { width: 360, height: 740 } };

export const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
export const press = (page: Page, label: string) =>
	page.getByRole('button', { name: label, exact: true }).click();
/** A button of a list says to an ear what it is about: '1 h later: Savings circles'. */
export const about = (page: Page, label: string, what: string) =>
	page.getByRole('button', { name: new RegExp(`^${label}\\s?: ${what}$`, 'u') });
/** A row of the plan, by the title of its session. */
export const row = (page: Page, title: string) =>
	page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) });

type Added = { title: string; day: string; from: string; until: string; kind?: string; place?: string };

/** A session of the plan. `desk`: the address of its event's desk. */
export async function add(
	page: Page,
	desk: string,
	{ title, day, from, until, kind = 'Workshop', place = '' }: Added
): Promise<void> {
	await page.goto(`${desk}/programme/sessions/new?day=${day}`);
	await field(page, 'Kind of session').selectOption({ label: kind });
	await field(page, 'From').fill(from);
	await field(page, 'Until').fill(until);
	await field(page, 'Place and room').selectOption(place ? { label: place } : { index: 0 });
	await page.getByRole('group', { name: 'English' }).getByLabel('Title').fill(title);
	await press(page, 'Save');
}
