import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { seedDoor, type SeededDoor } from '../testing/door.ts';
import { expect, expectAccessible, expectFits, test } from '../testing/journey.ts';
import { newAdministrator, type Session } from '../testing/people.ts';

let session: Session;
let door: SeededDoor;
const [amina, ben, carla] = ['Amina Diallo (invented)', 'Benoît Kagame (invented)', 'Carla Reyes (invented)'];

test.beforeAll(async ({ browser }) => {
	session = await newAdministrator(browser, 'Noura Haddad');
	door = await seedDoor();
});

const path = (language = 'en') => `/${language}/desk/events/${door.slug}/attendance`;

/** A phone of who takes attendance, signed in; the page was opened once with a network. */
async function phone(browser: Browser, language = 'en'): Promise<{ context: BrowserContext; page: Page }> {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		storageState: session,
		viewport: { width: 360, height: 740 },
		acceptDownloads: true
	});
	const page = await context.newPage();
	await page.goto(`${path(language)}?session=${door.sessions[0]?.id ?? ''}`);
	await expect(page.locator('html')).toHaveAttribute('data-door', 'kept');
	return { context, page };
}

const row = (page: Page, name: string) => page.locator(`[data-participant="${door.ids[name] ?? ''}"]`);
const waiting = (page: Page) => page.locator('[data-waiting]');

test('attendance is taken offline on two phones, and nobody is lost or counted twice', async ({
	browser
}) => {
	const [one, two] = [await phone(browser), await phone(browser)];
	for (const { context } of [one, two]) await context.setOffline(true);

	// By the list; and after a reload without a network it is all there.
	await row(one.page, amina).getByRole('button', { name: 'Here' }).click();
	await expect(row(one.page, amina)).toContainText('Here since');
	await one.page.reload();
	await expect(row(one.page, amina)).toContainText('Here since');
	await expect(waiting(one.page)).toHaveAttribute('data-waiting', '1');
	await expect(waiting(one.page)).toContainText('There is no network');

	// By badges: a good one, the same again, and what opens nothing.
	const read = async (text: string, answer: string) => {
		await one.page.getByLabel('Badge code').fill(text);
		await one.page.keyboard.press('Enter');
		await expect(one.page.locator('[data-answer]')).toHaveAttribute('data-answer', answer);
	};
	await read(door.badges[ben] ?? '', 'present');
	await read(door.badges[ben] ?? '', 'here_already');
	await read(
		(door.badges[carla] ?? '').replace(/.$/u, (end) => (end === 'A' ? 'B' : 'A')),
		'not_ours'
	);
	await read(door.foreign, 'other_event');
	await read('https://example.org/', 'not_a_badge');
	await expect(row(one.page, carla)).toContainText('Not seen');

	// The other phone says some of the same, one more, and one by mistake.
	await row(two.page, amina).getByRole('button', { name: 'Here' }).click();
	await row(two.page, carla).getByRole('button', { name: 'Here' }).click();
	await row(two.page, ben).getByRole('button', { name: 'Here' }).click();
	await row(two.page, ben).getByRole('button', { name: 'Undo' }).click();
	await expect(waiting(two.page)).toHaveAttribute('data-waiting', '4');

	// One comes back to a network and sends by itself; the other never does: its file does.
	await one.context.setOffline(false);
	await expect(waiting(one.page)).toHaveAttribute('data-waiting', '0', { timeout: 20_000 });
	await two.page.getByText('A phone that stays offline').click();
	const saving = two.page.waitForEvent('download');
	await two.page.getByRole('button', { name: 'Save as a file' }).click();
	const file = await (await saving).path();
	await one.page.getByText('A phone that stays offline').click();
	const opened = { name: 'attendance.json', mimeType: 'application/json', buffer: await readFile(file) };
	await one.page.getByLabel('Open a file').setInputFiles(opened);
	await expect(one.page.getByText('4 new lines were brought in.')).toBeVisible();
	await expect(one.page.getByText('3 of 4 here')).toBeVisible();
	await expect(waiting(one.page)).toHaveAttribute('data-waiting', '0', { timeout: 20_000 });

	// The phone that stayed away comes back after all: what it sends is there already.
	await two.context.setOffline(false);
	await expect(waiting(two.page)).toHaveAttribute('data-waiting', '0', { timeout: 20_000 });
	await expect(two.page.getByText('3 of 4 here')).toBeVisible({ timeout: 20_000 });

	await one.page.goto(`${path()}/sessions`);
	const opening = one.page.getByRole('row', { name: /Opening/u });
	await expect(opening.getByRole('cell').nth(1)).toHaveText('3');
	await expect(one.page.getByRole('listitem').filter({ hasText: 'of another event' })).toBeVisible();
	for (const { context } of [one, two]) await context.close();
});

test('a page without a script takes attendance, finds people and takes it back', async ({ browser }) => {
	const context = await browser.newContext({
		...{ baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '', storageState: session, javaScriptEnabled: false }
	});
	const page = await context.newPage();
	await page.goto(`${path()}?session=${door.sessions[1]?.id ?? ''}&q=reyes`);
	await expect(page.locator('[data-participant]')).toHaveCount(1);
	await row(page, carla).getByRole('button', { name: 'Here' }).click();
	await expect(row(page, carla)).toContainText('Here since');
	await row(page, carla).getByRole('button', { name: 'Left early' }).click();
	await expect(row(page, carla)).toContainText('Left at');
	await row(page, carla).getByRole('button', { name: 'Undo' }).click();
	await expect(row(page, carla)).toContainText('Not seen');
	await context.close();
});

test('badges and names are printed, and a new badge takes the place of the old one', async ({ browser }) => {
	const { context, page } = await phone(browser);
	const desk = `/en/desk/events/${door.slug}`;
	for (const file of ['badges/badges.pdf?size=a4', 'badges/badges.pdf?size=a6', 'badges/names.pdf'])
		expect((await (await context.request.get(`${desk}/${file}`)).body()).subarray(0, 5).toString()).toBe(
			'%PDF-'
		);
	await page.goto(`${desk}/badges`);
	const line = page.getByRole('listitem').filter({ hasText: carla });
	await line.getByRole('button', { name: 'Make a new one' }).click();
	await expect(page.getByText('Badge 2')).toBeVisible();
	await page.goto(`${path()}?session=${door.sessions[2]?.id ?? ''}`);
	await expect(page.locator('html')).toHaveAttribute('data-door', 'kept');
	await page.getByLabel('Badge code').fill(door.badges[carla] ?? '');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert')).toContainText('was replaced by a newer one');
	await expect(row(page, carla)).toContainText('Not seen');
	await context.close();
});

test('every page of it is accessible and fits a small screen, in English and Arabic', async ({ browser }) => {
	for (const language of ['en', 'ar']) {
		const { context, page } = await phone(browser, language);
		await page.setViewportSize({ width: 320, height: 640 });
		for (const one of ['/attendance', '/attendance/sessions', '/attendance/certificates', '/badges']) {
			await page.goto(`/${language}/desk/events/${door.slug}${one}`);
			await expectAccessible(page);
			await expectFits(page);
		}
		await context.close();
	}
});

test('what a certificate asks for is set by who leads the event, and a wrong number is told', async ({
	browser
}) => {
	const { context, page } = await phone(browser);
	await page.goto(`${path()}/certificates`);
	await page.locator('[name=least_participation]').fill('0');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Write a percentage from 1 to 100.').first()).toBeVisible();
	await page.locator('[name=least_participation]').fill('50');
	await page.locator('[name=least_completion]').fill('100');
	await page.locator('[name=hours]').fill('6');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('What was awarded before stays.')).toBeVisible();
	await expect(page.locator('[name=least_completion]')).toHaveValue('100');
	await context.close();
});
