import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, expectFits, heading, said, test, wrong } from '../testing/journey.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { newAdministrator, newPerson, signIn, type Session } from '../testing/people.ts';

// What agencies say changes what is proposed afterwards. No page here has a script.
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);
test.use({ actionTimeout: 15_000 });

const mark = randomUUID().slice(0, 8);
const slug = `passes-${mark}`;
const title = `Training for the passes ${mark}`;
const office = `Office of the Passes ${mark}`;
const contact = `passes-${mark}@agencies.example`;
// A year of its own: a centre has one programme a year.
const year = String(2040 + (Number.parseInt(mark.slice(0, 4), 16) % 60));
let session: Session;
let link = '';

async function pageOf(browser: Browser, storageState?: Session, javaScriptEnabled = false): Promise<Page> {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		...(storageState && { storageState }),
		javaScriptEnabled
	});
	return context.newPage();
}

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const press = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true }).click();

test.beforeAll(async ({ browser }) => {
	session = await newAdministrator(browser, 'Leyla Aliyeva');
});

test('a centre’s year is begun, refused where it is wrong, and asks agencies what they need', async ({
	browser
}) => {
	const page = await pageOf(browser, session);
	await page.goto('/en/desk/programmes');
	await page.getByRole('link', { name: 'Add a yearly programme' }).click();
	await field(page, 'Centre').selectOption({
		label: 'Regional Training Centre on Migration (demonstration)'
	});
	await field(page, 'Address').fill(slug);
	await field(page, 'Year').fill('27');
	await press(page, 'Save as draft');
	await expect(wrong(page)).toContainText('Write a year between 2000 and 2100');
	await expect(wrong(page)).toContainText('This is needed');
	await field(page, 'Year').fill(year);
	await field(page, 'Title (English)').fill(title);
	await press(page, 'Save as draft');
	await expect(said(page)).toContainText('The draft is made');

	await page.getByRole('link', { name: 'Agencies', exact: true }).click();
	await field(page, 'Name of the agency').fill(office);
	await field(page, 'Country').selectOption({ label: 'Georgia' });
	await field(page, 'Language of its letters').selectOption({ label: 'English' });
	await field(page, 'Contact’s name').fill('Nino Secretname');
	await field(page, 'Contact’s e-mail address').fill('nobody');
	await press(page, 'Add the agency');
	await expect(wrong(page)).toContainText('A complete e-mail address is needed');
	await field(page, 'Contact’s e-mail address').fill(contact);
	await press(page, 'Add the agency');
	await expect(said(page)).toContainText('The agency is added');

	await page.getByRole('link', { name: 'What agencies need' }).click();
	await page.getByLabel('Topics asked about: number 1').fill('Alchemy');
	await field(page, 'Last day to answer').fill('2099-12-15');
	await press(page, 'Open the questions');
	await expect(wrong(page)).toContainText('“Alchemy” is not known here');
	await page.getByLabel('Topics asked about: number 1').fill('remittances');
	await page.getByRole('button', { name: /^Add another.*Topics asked about/ }).click();
	await page.getByLabel('Topics asked about: number 2').fill('asylum');
	await press(page, 'Open the questions');
	await expect(said(page)).toContainText('The questions are open');
	await page.getByRole('link', { name: 'Agencies', exact: true }).click();
	await page.getByRole('button', { name: /^Send the letter/ }).click();
	await expect(said(page)).toContainText('The letter is on its way');
	link = linkIn(await letterTo(contact, '/agency/'));
	await page.context().close();
});

test('an agency answers without an account, comes back to what it began, and sends it', async ({
	browser
}) => {
	const page = await pageOf(browser);
	expect((await page.goto(`${link.slice(0, -5)}AAAAA`))?.status()).toBe(404);
	expect((await page.goto(link))?.status()).toBe(200);
	await expect(heading(page)).toHaveText(office);
	await page.getByRole('group', { name: 'Remittances' }).getByRole('radio', { name: '5' }).check();
	await page.getByLabel('How many colleagues would come: Remittances').fill('many');
	await press(page, 'Keep, and go on later');
	await expect(wrong(page)).toContainText('A whole number from 0');
	await page.getByLabel('How many colleagues would come: Remittances').fill('6');
	await press(page, 'Keep, and go on later');
	await expect(said(page)).toContainText('Your answers are kept');

	const phone = await pageOf(browser);
	await phone.goto(link);
	await expect(phone.getByLabel('How many colleagues would come: Remittances')).toHaveValue('6');
	await press(phone, 'Send the answers');
	await expect(wrong(phone)).toContainText('Say how much it is needed');
	await phone.getByRole('group', { name: 'Asylum' }).getByRole('radio', { name: '1' }).check();
	await phone.getByRole('checkbox', { name: 'July–September' }).check();
	await phone.getByLabel('What else do you need?').fill('Case work, not lectures.');
	await press(phone, 'Send the answers');
	await expect(said(phone)).toContainText('your answers count now');
	for (const one of [page, phone]) await one.context().close();
});

test('the proposal is explained, becomes a training by one click, and the year is published and found', async ({
	browser
}) => {
	const page = await pageOf(browser, session);
	await page.goto(`/en/desk/programmes/${slug}/needs`);
	const main = page.getByRole('main');
	await expect(main).toContainText('1 of 1 agency has answered');
	await expect(main.getByRole('listitem').filter({ hasText: 'Remittances' })).toContainText(
		'need 100 of 100'
	);
	await expect(main).toContainText('Case work, not lectures.');
	await expect(main.getByText('counts as 0, 25, 50, 75 or 100')).toBeHidden();
	await page.getByText('How this is computed').click();
	await expect(main.getByText('counts as 0, 25, 50, 75 or 100')).toBeVisible();
	await page.getByRole('checkbox', { name: /Remittances/ }).check();
	await press(page, 'Take the chosen topics into the year');
	await expect(said(page)).toContainText('planned trainings');
	await page.getByRole('link', { name: 'Remittances' }).click();
	await field(page, 'Seats').last().fill('4');
	await press(page, 'Save');
	await expect(wrong(page)).toContainText('The countries have 6 seats together');
	await field(page, 'Seats').last().fill('20');
	await press(page, 'Save');
	await expect(said(page)).toContainText('The training is saved');
	await expect(main).toContainText('Georgia: 0 of 6 seats taken');

	const visitor = await pageOf(browser);
	expect((await visitor.goto(`/en/programmes/${slug}`))?.status()).toBe(404);
	await press(page, 'Publish');
	await expect(said(page)).toContainText('The programme is public');
	expect((await visitor.goto(`/en/programmes/${slug}`))?.status()).toBe(200);
	await expect(visitor.getByRole('main')).not.toContainText('Secretname');
	await expect(visitor.getByRole('row', { name: /Remittances/ })).toContainText('July–September');
	await visitor.goto(`/en/search?kind=programme&q=${mark}`);
	await expect(visitor.getByRole('main').getByRole('link', { name: title })).toBeVisible();
	const other = await pageOf(browser);
	await signIn(other, await newPerson(other));
	await other.waitForURL(/\/en\/learning$/);
	expect((await other.goto(`/en/desk/programmes/${slug}`))?.status()).toBe(404);
	for (const one of [page, visitor, other]) await one.context().close();
});

test('the demonstration’s year is narrowed by the address, told to calendars and machines, and counted', async ({
	browser
}) => {
	const page = await pageOf(browser);
	await page.goto('/en/programmes/demo-training-2027');
	const rows = page.getByRole('table').getByRole('row');
	await expect(rows).toHaveCount(11);
	await page.getByRole('combobox', { name: 'Donor' }).selectOption('demo-crossings-fund');
	await press(page, 'Show');
	await expect(page).toHaveURL(/donor=demo-crossings-fund/);
	await expect(rows).toHaveCount(5);
	const calendar = await page.request.get('/en/programmes/demo-training-2027/calendar.ics');
	expect(calendar.headers()['content-type']).toContain('text/calendar');
	expect(await calendar.text()).toContain('Return with a plan');
	const data = JSON.parse(
		(await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}'
	) as { '@type': string; subEvent: { name: string; startDate: string }[] };
	expect([data['@type'], data.subEvent.map(({ startDate }) => startDate)]).toEqual([
		'EventSeries',
		['2027-04-19', '2027-06-07']
	]);
	await page.goto('/en/programmes/demo-training-2026/figures');
	await expect(page.getByRole('main')).toContainText('3 of 4 trainings are over and counted');
	const csv = await (await page.request.get('/en/programmes/demo-training-2026/figures/report.csv')).text();
	expect(csv).toContain('People by country,Georgia,Nominated,41');
	const xlsx = await page.request.get(
		'/ar/programmes/demo-training-2026/figures/report.xlsx?donor=demo-crossings-fund'
	);
	expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
	await page.context().close();
});

test.describe('with JavaScript, as axe needs it', () => {
	for (const [language, width, colorScheme] of [
		['en', 360, 'light'],
		['en', 1280, 'dark'],
		['ar', 360, 'dark'],
		['ar', 1280, 'light']
	] as const)
		test(`every page is accessible: ${language}, ${width}, ${colorScheme}`, async ({ browser }) => {
			const agency = new URL(link).pathname.replace(/^\/en\//u, '');
			const desk = `desk/programmes/${slug}`;
			for (const [storage, paths] of [
				[
					undefined,
					[
						...['programmes', 'programmes/demo-training-2027', 'programmes/demo-training-2026/figures'],
						...['search?kind=programme', agency]
					]
				],
				[
					session,
					[
						...['desk/programmes', 'desk/programmes/new', desk],
						`${desk}/lines/new`,
						`${desk}/agencies`,
						`${desk}/needs`
					]
				]
			] as const) {
				const page = await pageOf(browser, storage, true);
				await page.emulateMedia({ colorScheme });
				await page.setViewportSize({ width, height: 800 });
				for (const path of paths) {
					expect((await page.goto(`/${language}/${path}`))?.status(), path).toBe(200);
					await expectAccessible(page);
					await expectFits(page);
				}
				await page.context().close();
			}
		});
});
