import type { Page } from '@playwright/test';
import { expect, said, test, wrong } from '../testing/journey.ts';
import { newAdministrator, type Session } from '../testing/people.ts';

// Other journeys decide what stands first in the queue at the same time: these stay under filters of their own.
let session: Session;

test.describe.configure({ mode: 'default' });
test.setTimeout(120_000);
test.use({ storageState: async ({ browserName: _ }, use) => use(session) });
test.beforeAll(async ({ browser }) => {
	session = await newAdministrator(browser, 'Elena Popova');
});

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('whatever is decided, the queue goes on under the filter it was narrowed to', async ({ page }) => {
	const filters = '?kind=resource&flag=partly-inferred';
	const narrowedTo = /\/en\/desk\/queue\/([0-9a-f-]{36})\?kind=resource&flag=partly-inferred&/;
	await page.goto(`/en/desk/queue${filters}`);
	await page.getByRole('link', { name: 'Begin with the first' }).click();
	const id = narrowedTo.exec(`${page.url()}&`)?.[1] ?? '-';
	await page.getByRole('link', { name: 'Correct first' }).click();
	await field(page, 'Year').fill('2001');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page).toHaveURL(narrowedTo);
	expect(page.url()).toContain(id);
	await page.getByRole('link', { name: 'Correct first' }).click();
	await page.getByRole('link', { name: 'Cancel' }).click();
	await page.getByRole('button', { name: 'Confirm, publish and go to the next' }).click();
	await expect(page).toHaveURL(narrowedTo);
	await field(page, 'Reason').fill('Not about migration');
	await page.getByRole('button', { name: 'Reject and go to the next' }).click();
	await expect(page).toHaveURL(narrowedTo);
	await expect(page.locator('main .kind').first()).toHaveText('Resource');
});

test('several are confirmed at once, and what changed meanwhile is left and named', async ({
	page,
	browser
}) => {
	const without = await browser.newContext({ storageState: session, javaScriptEnabled: false });
	const list = await without.newPage();
	await list.goto(`${process.env['SERAI_JOURNEYS_URL']}/en/desk/queue?kind=event`);
	await list.getByRole('button', { name: 'Confirm and publish these' }).click();
	await expect(wrong(list)).toContainText('No record was ticked.');
	const boxes = list.locator('input[name=record]');
	const lines = list.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link');
	for (const i of [3, 4, 5]) await boxes.nth(i).check();
	// Counted by the browser, without a script.
	expect(await list.locator('.ticked').evaluate((bar) => getComputedStyle(bar, '::after').content)).toContain(
		'counter(ticked)'
	);
	const ids = await lines.evaluateAll((all) =>
		all.map((one) => /queue\/([0-9a-f-]{36})/.exec(one.getAttribute('href') ?? '')?.[1] ?? '')
	);
	await page.goto(`/en/desk/entries/${ids[4]}/edit`);
	await page.getByLabel('Note for editors').fill('Look again.');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(said(page)).toContainText('The changes are saved');
	await list.getByRole('button', { name: 'Confirm and publish these' }).click();
	await expect(wrong(list)).toContainText('1 record was not confirmed');
	await expect(wrong(list)).toContainText('2 records confirmed today and public');
	await expect(wrong(list).getByRole('listitem')).toContainText('Somebody changed or decided it');
	await expect(wrong(list).getByRole('link')).toHaveAttribute('href', `/en/desk/queue/${ids[4]}?kind=event`);
	for (const [id, state] of [
		[ids[3], 'Published'],
		[ids[4], 'In review'],
		[ids[5], 'Published']
	]) {
		await page.goto(`/en/desk/entries/${id}`);
		await expect(page.getByText(state ?? '', { exact: true }).first()).toBeVisible();
	}
	// With nothing in the way it goes on under the same filter.
	await list.goto(`${process.env['SERAI_JOURNEYS_URL']}/en/desk/queue?kind=event`);
	await list.locator('input[name=record]').nth(3).check();
	await list.getByRole('button', { name: 'Confirm and publish these' }).click();
	await expect(said(list)).toContainText('1 record confirmed today and public');
	await expect(list).toHaveURL(/\?kind=event&confirmed=1$/);
	await without.close();
});
