import { randomUUID } from 'node:crypto';
import {
	expect,
	expectAccessible,
	expectAccessibleInBothLights,
	expectFits,
	heading,
	said,
	test,
	wrong
} from '../testing/journey.ts';
import { newAdministrator } from '../testing/people.ts';
import { pageOf } from '../testing/phone.ts';

test.describe('the numbers of everything that was held', () => {
	for (const address of [
		'/en/impact',
		'/ar/impact?gender=female',
		'/fr/impact?country=EC&year=2026',
		'/en/impact/indicators',
		'/ar/impact/indicators/application'
	])
		test(`reads ${address} on a phone and with a screen reader`, async ({ page }) => {
			await page.goto(address);
			await expectAccessibleInBothLights(page);
			await page.setViewportSize({ width: 320, height: 700 });
			await expectFits(page);
		});

	test('narrows by the address, and opens a number to its base and its definition', async ({ page }) => {
		await page.goto('/en/impact');
		await page.locator('select[name=gender]').selectOption('female');
		await page.getByRole('button', { name: 'Narrow' }).click();
		await expect(page).toHaveURL(/[?&]gender=female/);
		await expect(said(page)).toHaveText(/Female|Woman/);
		const participants = page
			.locator('dl > div')
			.filter({ has: page.getByRole('link', { name: 'Participants' }) });
		await participants.getByText('Counted').click();
		await expect(participants).toContainText('Out of:');
		await participants.getByRole('link').click();
		await expect(heading(page)).toHaveText('Participants');
		await page.goto('/en/impact/indicators/nothing');
		await expect(heading(page)).not.toHaveText('Participants');
	});

	test('open data hide what the page hides, and no cell is a formula', async ({ request }) => {
		const table = await (await request.get('/en/impact/data.csv')).text();
		const lines = table.trim().split(/\r?\n/u);
		expect(lines[0]).toContain('key,indicator,definition,answer,breakdown,category,name,state');
		expect(lines.some((line) => /,suppressed,\w+,,,,,/u.test(line))).toBe(true);
		expect(lines.filter((line) => /(?:^|,)"?[=+@]/u.test(line))).toEqual([]);
	});
});

test('an editor brings who took part elsewhere: refused rows are named, and the same list changes nothing', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: await newAdministrator(browser, 'Rosa Quispe') });
	const slug = `elsewhere-${randomUUID().slice(0, 8)}`;
	await page.goto('/en/desk/impact/new');
	await expectAccessible(page);
	await page.locator('[name=title]').fill('Held elsewhere');
	await page.locator('[name=slug]').fill(slug);
	// Not over yet, so that nothing of it is public.
	await page.locator('[name=endsOn]').fill('2090-05-01');
	await page.getByRole('button', { name: 'Add what was held elsewhere' }).click();
	await expect(said(page)).toContainText('Added');
	await expectAccessible(page);
	const file = {
		name: 'moodle.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(
			'Country,Gender,Name\nEcuador,F,Ana\nAtlantis,Male,Ben\nMX,MALE,Carlos\nPerú,Eva Luna,Eva\n'
		)
	};
	const readIt = async () => {
		await page.goto(`/en/desk/impact/${slug}/bring`);
		await page.locator('[name=file]').setInputFiles(file);
		await page.getByRole('button', { name: 'Read it' }).click();
		await expect(page.locator('[name=country]')).toHaveValue('0');
		await page.getByRole('button', { name: 'See what would come of it' }).last().click();
		await expect(page.getByText('No country is called so.')).toBeVisible();
	};
	await readIt();
	await expectAccessible(page);
	await expectFits(page);
	// What is no category is asked; nobody’s name becomes one.
	const would = page.getByRole('region', { name: 'What would come of it' });
	await expect(would.getByText('Eva Luna')).toBeVisible();
	await expect(would.getByRole('row', { name: 'Female' })).toHaveCount(0);
	await page.getByLabel(/“\W?F\W?” means/u).selectOption({ label: 'Woman' });
	// What was not looked at is not brought.
	await page.getByRole('button', { name: 'Bring it' }).click();
	await expect(page.getByText('Nothing was brought')).toBeVisible();
	await expect(would.getByRole('row', { name: 'Woman' })).toContainText('1');
	await page.getByRole('button', { name: 'Bring it' }).click();
	await expect(said(page)).toContainText('Participants kept: 2. Rows refused: 2.');
	await expect(said(page)).toContainText('Eva Luna');
	await expectAccessible(page);
	await readIt();
	await page.getByLabel(/“\W?F\W?” means/u).selectOption({ label: 'Woman' });
	await page.getByRole('button', { name: 'See what would come of it' }).last().click();
	await expect(page.getByText('The same as before: nothing changes', { exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Bring it' })).toHaveCount(0);
	await page.goto('/en/desk/impact');
	await page.getByRole('button', { name: 'Count again now' }).click();
	await expect(said(page)).toContainText('Counted again');
	await expectAccessible(page);

	// Looked at, shown, corrected, and taken back.
	await page.goto(`/en/desk/impact/${slug}`);
	await expect(page.getByText('Not in the public numbers', { exact: true })).toBeVisible();
	await expectAccessibleInBothLights(page);
	await page.getByRole('button', { name: 'Show in the public numbers' }).click();
	await expect(said(page)).toHaveText('It is shown in the public numbers.');
	await expect(page.getByText('In the public numbers once it is over')).toBeVisible();
	await page.getByRole('link', { name: 'Correct' }).click();
	await expectAccessible(page);
	await page.locator('[name="title.en"]').fill('Held far away');
	await page.getByRole('checkbox', { name: 'Invented people' }).check();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(heading(page)).toHaveText('Held far away');
	// Invented now: whoever shows it looks again.
	await expect(page.getByText('Not in the public numbers', { exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Remove this list' }).click();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Remove this list' }).click();
	await expect(wrong(page)).toContainText('nothing has been removed');
	await page.getByRole('checkbox', { name: 'I have read what goes' }).check();
	await page.getByRole('button', { name: 'Remove this list' }).click();
	await expect(said(page)).toHaveText('The list is removed.');
	await page.getByRole('link', { name: 'Delete the cohort' }).click();
	await expect(page.getByText('No story uses it.')).toBeVisible();
	await page.getByRole('checkbox', { name: 'I have read what goes' }).check();
	await page.getByRole('button', { name: 'Delete the cohort' }).click();
	await expect(said(page)).toHaveText('The cohort is deleted.');
	expect((await page.goto(`/en/desk/impact/${slug}`))?.status()).toBe(404);
	await page.context().close();
});
