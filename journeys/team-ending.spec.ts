import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, expectFits, said, test, wrong } from '../testing/journey.ts';
import { newAdministrator } from '../testing/people.ts';
import { aSmallCourse, bringIn, dayFromNow } from '../testing/small-course.ts';

test.setTimeout(120_000);

test('whoever begins an edition leads it, is asked about its end, closes one and deletes a draft', async ({
	browser
}) => {
	const session = await newAdministrator(browser, 'Ines Okafor');
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		storageState: session,
		javaScriptEnabled: false,
		viewport: { width: 360, height: 800 }
	});
	context.setDefaultTimeout(15_000);
	const page = await context.newPage();
	const main = page.getByRole('main');
	const course = aSmallCourse();
	const slug = `ends-${randomUUID().slice(0, 8)}`;
	const desk = `/en/desk/editions/${slug}`;
	await bringIn(page, course);

	await test.step('a draft begins with a manager, and a slip names its field', async () => {
		await page.goto('/en/desk/editions/new');
		await page.locator('[name=course]').selectOption({ label: course.title });
		await page.locator('[name=slug]').fill(slug);
		await page.locator('[name=startsOn]').fill(dayFromNow(-3));
		await page.locator('[name=endsOn]').fill(dayFromNow(30));
		await page.getByRole('button', { name: 'Begin as a draft' }).click();
		await expect(said(page)).toContainText('The draft is made.');
		await page.locator('[name=zone]').fill('Atlantis');
		await page.getByRole('button', { name: 'Save' }).last().click();
		await expect(wrong(page)).toContainText('Time zone: “Atlantis” is no time zone.');
		expect(await page.locator('datalist#zones option').count()).toBeGreaterThan(300);
		await page.goto(`${desk}/team`);
		await expect(main.getByRole('listitem').filter({ hasText: 'Ines Okafor' })).toContainText(
			'leads the edition'
		);
	});

	await test.step('a session after its last day is asked about, from both sides', async () => {
		await page.goto(`${desk}/notices/sessions/new`);
		await page.getByLabel('Day').fill(dayFromNow(20));
		await page.getByLabel('From', { exact: true }).fill('15:00');
		await page.getByLabel('Until', { exact: true }).fill('16:00');
		await page.locator('[name="title.en"]').fill('Plans, read together');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(said(page)).toHaveText('The live session is saved.');
		await page.goto(`${desk}/settings`);
		await page.locator('[name=endsOn]').fill(dayFromNow(10));
		await page.getByRole('button', { name: 'Save' }).last().click();
		await expect(wrong(page)).toContainText('A live session takes place after the last day');
		await expectFits(page);
		await page.getByLabel('It is meant so').check();
		await page.getByRole('button', { name: 'Save' }).last().click();
		await expect(said(page)).toHaveText('The changes are saved.');
	});

	await test.step('the draft is published and closed: today is its last day', async () => {
		await page.goto(desk);
		await page.getByRole('button', { name: 'Publish' }).click();
		await page.goto(`${desk}/settings`);
		await page.getByRole('button', { name: 'Close the edition' }).click();
		await expect(wrong(page)).toBeVisible();
		await page.getByLabel('Yes, today is its last day').check();
		await page.getByRole('button', { name: 'Close the edition' }).click();
		await expect(said(page)).toHaveText('The edition is closed: today is its last day.');
		await page.goto(`${desk}/settings`);
		await expect(page.locator('[name=endsOn]')).toHaveValue(dayFromNow(0));
		await expect(page.getByRole('button', { name: 'Close the edition' })).toHaveCount(0);
	});

	await test.step('another draft is deleted', async () => {
		await page.goto(`${desk}/clone`);
		await page.getByLabel('Address').fill(`${slug}-2`);
		await page.getByLabel('First day').fill(dayFromNow(40));
		await page.getByRole('button', { name: 'Make the draft' }).click();
		await page.goto(`${desk}-2/settings`);
		await page.getByLabel('Yes, delete this draft').check();
		await page.getByRole('button', { name: 'Delete the draft' }).click();
		await expect(said(page)).toHaveText('The draft is deleted.');
		expect((await page.goto(`${desk}-2/settings`))?.status()).toBe(404);
	});
	await context.close();

	const axe = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		storageState: session
	});
	const there = await axe.newPage();
	await there.goto(`/ar/desk/editions/${slug}/settings`);
	await expectAccessible(there);
	await axe.close();
});
