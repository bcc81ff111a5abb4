import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, expectFits, heading, said, test, wrong } from '../testing/journey.ts';
import { newAdministrator, newPerson, signIn, type Session } from '../testing/people.ts';

let session: Session;

// No page here has a script.
test.setTimeout(90_000);

const mark = randomUUID().slice(0, 8);
const advice = `Open clinics where news is read ${mark}`;
const practice = `A radio in three languages ${mark}`;
// Nobody else writes about it here.
const bridge = '/bridges/health/culture?region=061';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Opens what a box is folded away in, and ticks it. */
async function tick(page: Page, label: string): Promise<void> {
	const box = page.getByRole('checkbox', { name: label, exact: true, includeHidden: true });
	await box.evaluate((one) => {
		for (let fold = one.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
			fold.open = true;
	});
	await box.check();
}

test.describe('an editor', () => {
	// What is written first is found afterwards.
	test.describe.configure({ mode: 'serial' });
	test.use({ storageState: async ({ browserName: _ }, use) => use(session) });
	test.beforeAll(async ({ browser }) => {
		test.setTimeout(180_000);
		session = await newAdministrator(browser, 'Leila Haddad');
	});

	test('fills a gap between two approaches with a recommendation', async ({ page }) => {
		await page.goto(`/en${bridge}`);
		await expect(page.getByRole('main')).toContainText(
			'Nobody connects “Health” and “Culture and identity” in'
		);
		await expectAccessible(page);

		await page.goto('/en/desk/research');
		await page.getByRole('link', { name: 'Recommendation', exact: true }).click();
		await page.getByRole('button', { name: 'Save as draft' }).last().click();
		await expect(wrong(page)).toBeVisible();
		await field(page, 'What is recommended').fill(advice);
		await field(page, 'Why').fill('<b>Because</b> people come.');
		await field(page, 'Publications it rests on').fill('no-such-publication');
		await tick(page, 'Polynesia');
		for (const topic of ['Migration and health', 'Citizenship and participation']) await tick(page, topic);
		await expectAccessible(page);
		await expectFits(page);
		await page.getByRole('button', { name: 'Save as draft' }).last().click();
		await expect(wrong(page)).toContainText('The hub has no resource “no-such-publication”.');
		await field(page, 'Publications it rests on').fill('');
		await page.getByRole('button', { name: 'Save as draft' }).last().click();
		await expect(said(page)).toContainText('The draft is saved');
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Publish', exact: true }).click();
		await expect(said(page)).toContainText('Published');

		await page.goto(`/en${bridge}`);
		await expect(page.getByRole('link', { name: advice })).toBeVisible();
		await page.goto('/en/recommendations?region=061');
		await expect(heading(page)).toHaveText('What research recommends on Polynesia');
		await page.getByRole('link', { name: advice }).click();
		await expect(page.getByRole('main')).toContainText('<b>Because</b> people come.');
		await expectAccessible(page);
	});

	test('translates it, hears where it was taken up, and shows that', async ({ page }) => {
		await page.goto('/en/desk/research?kind=recommendation&state=published');
		await page.getByRole('link', { name: advice }).click();
		await page.getByRole('main').getByRole('link', { name: 'العربية' }).click();
		await field(page, 'What is recommended (العربية)').fill(`افتحوا العيادات ${mark}`);
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Save the translation' }).click();
		await expect(said(page)).toContainText('The translation is saved');
		await page.goto(`/ar/search?q=${mark}`);
		await page.getByRole('link', { name: `افتحوا العيادات ${mark}` }).click();
		await page.goto(page.url().replace('/ar/', '/en/'));

		await page.getByRole('link', { name: 'Report where it was taken up' }).click();
		await field(page, 'What was done').fill('Two clinics opened.');
		await field(page, 'Address of the evidence').fill('javascript:alert(1)');
		await page.getByRole('button', { name: 'Send the report' }).click();
		await expect(wrong(page)).toBeVisible();
		await expect(field(page, 'What was done')).toHaveValue('Two clinics opened.');
		await field(page, 'Address of the evidence').fill('https://clinic.example/opened');
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Send the report' }).click();
		await expect(said(page)).toContainText('An editor looks at the evidence');
		await expect(page.getByText('Two clinics opened.')).toHaveCount(0);
		await page.goto('/en/desk/research');
		const report = page.getByRole('listitem').filter({ hasText: 'Two clinics opened.' });
		await report.getByRole('button', { name: 'Show it' }).click();
		await expect(said(page)).toContainText('The report is decided.');
		await page.goto(`/en/search?q=${mark}`);
		await page.getByRole('link', { name: advice }).click();
		await expect(page.getByText('Two clinics opened.')).toBeVisible();
	});
});

test.describe('a member', () => {
	test('tells of a practice, which nobody else sees before an editor has', async ({ page, browser }) => {
		await signIn(page, await newPerson(page));
		await page.goto('/en/practices');
		await page.getByRole('link', { name: 'Tell of a practice' }).click();
		await field(page, 'Title').fill(practice);
		await page.getByRole('button', { name: 'Send to the editors' }).last().click();
		await expect(wrong(page)).toContainText('Say what was done');
		await field(page, 'What was done').fill('We read the news aloud.');
		await field(page, 'First year').fill('2024');
		await field(page, 'Last year').fill('2020');
		await page.getByRole('button', { name: 'Send to the editors' }).last().click();
		await expect(wrong(page)).toBeVisible();
		await field(page, 'Last year').fill('');
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Send to the editors' }).last().click();
		await expect(said(page)).toContainText('Proposed');
		await page.getByRole('link', { name: 'See its page' }).click();
		await expect(heading(page)).toHaveText(practice);
		const stranger = await browser.newContext();
		const answer = await stranger.request.get(page.url());
		expect(answer.status()).toBe(404);
		await stranger.close();
		await page.goto('/en/account/data');
		const kept = page.getByRole('region', { name: 'What you wrote for research' });
		await expect(kept.getByRole('listitem')).toContainText(practice);
		await expectAccessible(page);
	});
});

test.describe('anybody', () => {
	for (const address of [
		'/en/projects',
		'/ar/recommendations?gcm=18',
		'/en/practices',
		'/en/bridges',
		'/ar/bridges?region=143',
		'/en/bridges/environment/displacement',
		'/en/research',
		'/ar/research',
		'/en/compare?with=EC&with=143',
		'/ar/compare?with=419,002,142',
		'/en/compare',
		'/ar/practices/savings-circle-at-the-market'
	])
		test(`reads ${address} on a phone and with a screen reader`, async ({ page }) => {
			await page.goto(address);
			await expectAccessible(page);
			await page.setViewportSize({ width: 320, height: 700 });
			await expectFits(page);
		});

	test('narrows projects by country and finds them by words in the search', async ({ page }) => {
		await page.goto('/en/projects');
		await page.getByLabel('Country').selectOption({ index: 1 });
		await page.getByRole('button', { name: 'Show results' }).click();
		await expect(heading(page)).toContainText('Projects: ');
		const first = page.getByRole('main').getByRole('heading', { level: 3 }).first();
		const title = await first.innerText();
		await page.goto(`/en/search?${new URLSearchParams({ q: title, kind: 'project' })}`);
		await expect(page.getByRole('link', { name: title })).toBeVisible();
	});

	test('compares what can be compared, and says what cannot', async ({ page }) => {
		await page.goto('/en/compare');
		await page.getByLabel('Place 1').selectOption('EC');
		await page.getByRole('button', { name: 'Compare' }).click();
		await expect(page.getByRole('main')).toContainText('Ecuador needs another place beside it.');
		await page.getByLabel('Place 2').selectOption('143');
		await page.getByRole('button', { name: 'Compare' }).click();
		await expect(heading(page)).toHaveText('Compared: Ecuador and Central Asia');
		await expect(page.getByRole('img', { name: /^Central Asia: \d+ publications/ })).toBeVisible();
		await page.goto('/en/compare?with=XX,EC,KG,PE,CO,BR');
		await expect(page.getByRole('main')).toContainText('Neither a country nor a region: XX.');
		await expect(page.getByRole('main')).toContainText('these are the first four');
	});

	for (const address of [
		'/en/bridges/health/health',
		'/en/bridges/health/nothing',
		'/en/bridges?region=999',
		'/en/projects/no-such-project',
		'/en/practices/new/x'
	])
		test(`finds nothing at ${address}`, async ({ request }) => {
			expect((await request.get(address)).status()).toBe(404);
		});
});
