import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, expectFits, heading, said, test, wrong } from '../testing/journey.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { newAdministrator, newPerson, signIn, someone, type Session } from '../testing/people.ts';

// Who is let in changes the page afterwards. No page here has a script.
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);
test.use({ actionTimeout: 15_000 });

const mark = randomUUID().slice(0, 8);
const slug = `caravan-house-${mark}`;
const name = `Caravan House ${mark}`;
const project = `ledgers-${mark}`;
const sessions = {} as Record<'administrator' | 'keeper', Session>;
const keeper = someone('Samira Qasimova');

async function pageOf(browser: Browser, session?: Session, javaScriptEnabled = false): Promise<Page> {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		...(session && { storageState: session }),
		javaScriptEnabled
	});
	return context.newPage();
}

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const press = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true }).click();

test.beforeAll(async ({ browser }) => {
	sessions.administrator = await newAdministrator(browser, 'Leyla Aliyeva');
});

test('an organisation is added with its names, place and parent; a mistyped ROR is seen', async ({
	browser
}) => {
	const page = await pageOf(browser, sessions.administrator);
	await page.goto('/en/desk/organisations');
	await page.getByRole('link', { name: 'Add an organisation' }).click();
	await field(page, 'Address').fill(slug);
	await field(page, 'Name').fill(name);
	await field(page, 'español').fill(`Casa de caravanas ${mark}`);
	await field(page, 'Type').selectOption({ label: 'Training centre' });
	await field(page, 'Country').selectOption({ label: 'Azerbaijan' });
	await field(page, 'City').fill('Sheki');
	await field(page, 'Website').fill('javascript:alert(1)');
	await field(page, 'ROR').fill('https://ror.org/01f80g186');
	await press(page, 'Add the organisation');
	await expect(wrong(page)).toContainText('its check digits do not fit');
	await expect(wrong(page)).toContainText('Only web addresses can be linked to');
	await expect(field(page, 'Name')).toHaveValue(name);
	await field(page, 'Website').fill('https://caravans.example');
	await field(page, 'ROR').fill('');
	await press(page, 'Add the organisation');
	await expect(said(page)).toContainText('The organisation is added');
	await page.goto(`/es/organisations/${slug}`);
	await expect(heading(page)).toHaveText(`Casa de caravanas ${mark}`);
	await page.context().close();
});

test('somebody of it asks for its page, and an editor decides with a reason', async ({ browser }) => {
	const page = await pageOf(browser);
	await page.goto(`/en/organisations/${slug}`);
	await page.getByRole('link', { name: 'Is this your organisation?' }).click();
	await expect(page.getByText('You need an account here')).toBeVisible();
	await newPerson(page, 'en', keeper);
	await signIn(page, keeper);
	await page.waitForURL(/\/en\/learning$/);
	await page.goto(`/en/organisations/${slug}/claim`);
	await press(page, 'Ask to keep this page');
	await expect(wrong(page)).toContainText('Say who you are there');
	await field(page, 'Who are you there?').fill('I run the courses: https://caravans.example/people');
	await press(page, 'Ask to keep this page');
	await expect(said(page)).toContainText('An editor will decide');
	expect((await page.goto(`/en/desk/organisations/${slug}`))?.status()).toBe(404);
	expect((await page.goto('/en/desk/claims'))?.status()).toBe(404);

	const desk = await pageOf(browser, sessions.administrator);
	await desk.goto('/en/desk');
	await desk.getByRole('link', { name: /to keep an organisation’s page/ }).click();
	const claim = desk.getByRole('main').getByRole('listitem').filter({ hasText: name });
	await claim.getByRole('button', { name: /^Let them keep the page/ }).click();
	await expect(wrong(desk)).toContainText('Say why, in a sentence');
	await claim.getByLabel('Reason').fill('Confirmed by telephone.');
	await claim.getByRole('button', { name: /^Let them keep the page/ }).click();
	await expect(said(desk)).toContainText('They keep the page from now on');
	expect((await letterTo(keeper.email, 'Confirmed by telephone.')).text).toContain(
		`/desk/organisations/${slug}`
	);
	sessions.keeper = await page.context().storageState();
	for (const one of [page, desk]) await one.context().close();
});

test('who keeps the page corrects it, enters members, and invites a colleague', async ({ browser }) => {
	const page = await pageOf(browser, sessions.keeper);
	await page.goto(`/en/organisations/${slug}`);
	await page.getByRole('link', { name: 'Keep this page' }).click();
	await page.getByRole('link', { name: 'Correct the page' }).click();
	await field(page, 'City').fill('Baku');
	await press(page, 'Save');
	await expect(said(page)).toContainText('The page is corrected');
	await page.getByRole('link', { name: 'Members', exact: true }).click();
	await field(page, 'Organisation').selectOption({ label: 'Institute of Roads (demonstration)' });
	await field(page, 'Member since').fill('2024-05-01');
	await press(page, 'Add a member');
	await expect(said(page)).toContainText('The member is added');
	await page.getByLabel('Last day: Institute of Roads (demonstration)').fill('2023-01-01');
	await page.getByRole('button', { name: /^Save/ }).click();
	await expect(wrong(page)).toContainText('The last day is before the first');
	await page.goto(`/en/organisations/${slug}`);
	await expect(page.getByRole('main')).toContainText('Baku');
	await expect(page.getByRole('main')).toContainText('since 1 May 2024');
	await page.goto('/en/organisations/demo-institute-of-roads');
	await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible();

	const colleague = someone('Tural Mammadov');
	await page.goto(`/en/desk/organisations/${slug}/contributors`);
	await field(page, 'E-mail address').fill('nobody');
	await press(page, 'Send the invitation');
	await expect(wrong(page)).toContainText('A complete e-mail address is needed');
	await field(page, 'E-mail address').fill(colleague.email);
	await press(page, 'Send the invitation');
	await expect(said(page)).toContainText('The invitation is on its way');
	const link = linkIn(await letterTo(colleague.email, '/invitation?token='));
	const other = await pageOf(browser);
	await newPerson(other, 'en', colleague);
	await other.goto(link);
	await other.getByRole('link', { name: 'Sign in', exact: true }).last().click();
	await other.locator('main form').last().locator('[name=email]').fill(colleague.email);
	await other.locator('main form').last().locator('[name=password]').fill(colleague.password);
	await other.locator('main form').last().locator('button').last().click();
	await press(other, 'Accept the invitation');
	await expect(said(other)).toContainText('You keep this page from now on');
	await other.goto(link);
	await expect(other.getByText('This link has been used')).toBeVisible();
	await page.goto(`/en/desk/organisations/${slug}/contributors`);
	await page.getByRole('button', { name: /^Remove.*Tural Mammadov/ }).click();
	await expect(said(page)).toContainText('no longer keeps the page');
	expect((await other.goto(`/en/desk/organisations/${slug}`))?.status()).toBe(404);
	for (const one of [page, other]) await one.context().close();
});

test('a partnership with its donors is drafted, refused where it is wrong, and published', async ({
	browser
}) => {
	const page = await pageOf(browser, sessions.keeper);
	await page.goto('/en/desk/partnerships');
	await page.getByRole('link', { name: 'Add a partnership' }).click();
	await field(page, 'Centre').selectOption({ label: name });
	await field(page, 'Address').fill(project);
	await page.getByRole('radio', { name: 'Project' }).check();
	await field(page, 'Title (English)').fill('Ledgers for returning traders');
	await field(page, 'First day').fill('2026-03-01');
	await field(page, 'Last day').fill('2025-03-01');
	await page.getByLabel('Partner countries: number 1').fill('Georgia');
	await page.getByLabel('Partner organisations: number 1').fill(slug);
	await page.getByLabel('Donor: number 1').fill('demo-crossings-fund');
	await field(page, 'Amount').fill('-5');
	await field(page, 'Currency').fill('EUR');
	await page.getByLabel('Name: number 1').fill('Nino Secretname');
	await press(page, 'Save as draft');
	await expect(wrong(page)).toContainText('Nothing can end before it begins');
	await expect(wrong(page)).toContainText('The centre itself is not its own partner');
	await expect(wrong(page)).toContainText('Write an amount above zero');
	await expect(field(page, 'Title (English)')).toHaveValue('Ledgers for returning traders');
	await field(page, 'Last day').fill('2028-03-01');
	await page.getByLabel('Partner organisations: number 1').fill('demo-institute-of-roads');
	await page.getByLabel('Amount').first().fill('125 000.50');
	await page.getByLabel('Currency').first().fill('XQX');
	await press(page, 'Save as draft');
	await expect(wrong(page)).toContainText('“XQX” is no currency');
	await page.getByLabel('Currency').first().fill('eur');
	await press(page, 'Save as draft');
	await expect(said(page)).toContainText('The draft is saved');

	const file = (title: string, text: string) => ({
		name: title,
		mimeType: 'application/pdf',
		buffer: Buffer.from(text)
	});
	await field(page, 'File').setInputFiles(file('agreement.pdf', '<script>alert(1)</script>'));
	await press(page, 'Add the document');
	await expect(wrong(page)).toContainText('This is no PDF');
	await field(page, 'File').setInputFiles(file('agreement.pdf', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'));
	await field(page, 'What it is called').fill('The agreement');
	await press(page, 'Add the document');
	await expect(said(page)).toContainText('The document is added');

	const visitor = await pageOf(browser);
	expect((await visitor.goto(`/en/partnerships/${project}`))?.status()).toBe(404);
	await press(page, 'Publish');
	await expect(said(page)).toContainText('It is public now');
	expect((await visitor.goto(`/en/partnerships/${project}`))?.status()).toBe(200);
	const main = visitor.getByRole('main');
	for (const text of ['EUR 125,000.50', 'Georgia', 'Institute of Roads', 'The agreement'])
		await expect(main).toContainText(text);
	await expect(main).not.toContainText('Secretname');
	const agreement = (await main.getByRole('link', { name: 'The agreement' }).getAttribute('href')) ?? '';
	expect((await visitor.request.get(agreement)).headers()['content-disposition']).toContain('attachment');
	const csv = await visitor.request.get(`/en/partnerships/${project}/report.csv`);
	expect(csv.headers()['content-type']).toContain('text/csv');
	const report = await csv.text();
	expect(report).toContain('Donors,Fund for Crossings (demonstration),125000.5,EUR');
	expect(report).not.toContain('Secretname');
	const xlsx = await visitor.request.get(`/ar/partnerships/${project}/report.xlsx`);
	expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
	// All that the donor supports, with what came of it together.
	await visitor.goto('/en/partnerships');
	await visitor.getByRole('link', { name: 'Fund for Crossings (demonstration)' }).click();
	await expect(heading(visitor)).toHaveText('What Fund for Crossings (demonstration) supports');
	for (const text of ['Ledgers for returning traders', 'EUR 125,000.50', 'Small business after return'])
		await expect(visitor.getByRole('main')).toContainText(text);
	const all = await (
		await visitor.request.get('/en/partnerships/donors/organisations/demo-crossings-fund/report.csv')
	).text();
	expect(all).toContain('Gives,Ledgers for returning traders,125000.5,EUR');
	for (const unknown of ['organisations/nobody', 'countries/zz', 'persons/amina', 'organisations/iom'])
		expect((await visitor.request.get(`/en/partnerships/donors/${unknown}`)).status(), unknown).toBe(404);
	await visitor.goto(`/en/organisations/${slug}`);
	await expect(
		visitor.getByRole('main').getByRole('link', { name: 'Ledgers for returning traders' })
	).toBeVisible();
	await visitor.goto(`/en/search?kind=partnership&q=Ledgers+returning+traders`);
	await expect(
		visitor.getByRole('main').getByRole('link', { name: 'Ledgers for returning traders' })
	).toBeVisible();
	// Taken away, a document opens no more, wherever its address was kept.
	await page.getByRole('button', { name: /^Remove.*The agreement/ }).click();
	await expect(said(page)).toContainText('The document is removed');
	expect((await visitor.request.get(agreement)).status()).toBe(404);
	// Somebody else’s account opens none of it.
	const other = await pageOf(browser);
	await signIn(other, await newPerson(other));
	await other.waitForURL(/\/en\/learning$/);
	expect((await other.goto(`/en/desk/partnerships/${project}`))?.status()).toBe(404);
	for (const one of [page, visitor, other]) await one.context().close();
});

test('what came of the demonstration’s project is told without small groups', async ({ browser }) => {
	const page = await pageOf(browser);
	await page.goto('/en/partnerships');
	await page.getByRole('link', { name: 'Small business after return' }).click();
	const main = page.getByRole('main');
	await expect(main).toContainText('Invented for demonstration');
	await expect(main).toContainText('86 people took part. 41 earned a certificate.');
	await expect(main.getByRole('row', { name: 'Uzbekistan' })).toContainText('31');
	await expect(main.getByRole('row', { name: 'Other countries, or not told' })).toContainText('10');
	await page.context().close();
});

test('a network’s page shows its members, for machines too', async ({ browser }) => {
	const page = await pageOf(browser);
	await page.goto('/en/organisations/unu-migration-network');
	const data = JSON.parse(
		(await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}'
	) as {
		member: { name: string }[];
		parentOrganization: { name: string };
	};
	expect(data.parentOrganization.name).toBe('United Nations University');
	expect(data.member.length).toBe(6);
	const offer = page.getByRole('list', { name: 'What its members offer' });
	await expect(offer.getByRole('listitem')).not.toHaveCount(0);
	await page.goto('/en/organisations/unu-merit');
	await expect(
		page.getByRole('main').getByRole('link', { name: 'UNU Migration Network', exact: true })
	).toBeVisible();
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
			for (const [session, paths] of [
				[
					undefined,
					[
						...['organisations/unu-migration-network', 'organisations/demo-regional-training-centre'],
						...['organisations/iom/claim', 'organisations/iom/invitation?token=none', 'partnerships'],
						'partnerships/demo-project-small-business-after-return',
						'partnerships/donors/organisations/demo-crossings-fund'
					]
				],
				[
					sessions.administrator,
					[
						...['organisations/iom/claim', 'desk/organisations/new', 'desk/claims'],
						...['', '/edit', '/members', '/contributors'].map(
							(part) => `desk/organisations/unu-migration-network${part}`
						),
						...['desk/partnerships', 'desk/partnerships/new'],
						'desk/partnerships/demo-project-small-business-after-return'
					]
				]
			] as const) {
				const page = await pageOf(browser, session, true);
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
