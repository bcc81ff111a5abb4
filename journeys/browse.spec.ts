import { expect, expectAccessibleInBothLights, test } from '../testing/journey.ts';

/** Every kind of page that one reaches by looking around, rather than by searching. */
const pages = [
	'topics',
	'topics/remittances',
	'countries',
	'countries/ec',
	'countries/fj',
	'regions/145',
	'sdgs',
	'sdgs/8',
	'gcm',
	'gcm/20',
	'organisations',
	'organisations/iom',
	'calendar',
	'calendar?month=2025-11',
	'learn',
	'knowledge',
	'network',
	'about',
	'method',
	'providers',
	'privacy',
	'accessibility',
	'data'
];

test.describe('looking around', () => {
	test.use({ javaScriptEnabled: false });

	test('from a topic to a narrower one to a record', async ({ page }) => {
		await page.goto('/en/topics');
		await page.getByRole('link', { name: 'Migration and development', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Migration and development');
		await page.getByRole('link', { name: 'Remittances', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Remittances');
		await page
			.getByRole('main')
			.getByRole('listitem')
			.getByRole('heading', { level: 3 })
			.getByRole('link')
			.first()
			.click();
		await expect(page).toHaveURL(/\/en\/(courses|events|resources)\//);
	});

	test('what a topic says it has is what the search finds', async ({ page }) => {
		await page.goto('/en/topics/remittances');
		const total = page
			.getByRole('row', { name: /^In any language/ })
			.getByRole('link')
			.last();
		const count = (await total.textContent()) ?? '';
		await total.click();
		await expect(page).toHaveURL(/topic=remittances/);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(count);
	});

	test('a country is shown on a map of its region, by its lower-case code', async ({ page }) => {
		await page.goto('/en/countries/EC');
		await expect(page).toHaveURL(/\/en\/countries\/ec$/);
		await expect(page.getByRole('img', { name: /Ecuador/ })).toBeVisible();
		await expect(page.locator('main svg path.here')).toHaveAttribute('d', /^M\d/);
		await page.getByRole('link', { name: 'South America', exact: true }).click();
		await expect(page.getByRole('img', { name: /South America/ })).toBeVisible();
	});

	for (const [code, name] of [
		['fj', 'Fiji'],
		['ru', 'Russian Federation'],
		['ki', 'Kiribati'],
		['mt', 'Malta']
	])
		test(`the map has ${name} in its frame`, async ({ page }) => {
			await page.goto(`/en/countries/${code}`);
			const box = await page.locator('main svg path.here').first().boundingBox();
			expect(Math.max(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(1);
		});

	test('a place without a shape says so in words', async ({ page }) => {
		await page.goto('/en/countries/gp');
		await expect(page.getByText('This map has no separate shape for Guadeloupe.').last()).toBeVisible();
	});

	test('no page of these is without its name, or wider than a small phone', async ({ page }) => {
		test.setTimeout(180_000);
		await page.setViewportSize({ width: 320, height: 640 });
		for (const language of ['en', 'ar'])
			for (const path of pages) {
				await page.goto(`/${language}/${path}`);
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				const wide = await page.locator('html').evaluate((root) => root.scrollWidth);
				expect(wide, `/${language}/${path}`).toBeLessThanOrEqual(320);
			}
	});

	for (const path of [
		'topics/nothing',
		'countries/zz',
		'countries/e',
		'regions/999',
		'sdgs/18',
		'gcm/0',
		'organisations/nobody'
	])
		test(`/${path} is not found`, async ({ page }) => {
			const response = await page.goto(`/en/${path}`);
			expect(response?.status()).toBe(404);
		});
});

test.describe('the calendar', () => {
	test.use({ javaScriptEnabled: false });

	test('goes from month to month by keyboard and keeps its filters', async ({ page }) => {
		await page.goto('/en/calendar?month=2025-11&kind=event');
		await expect(page.getByRole('heading', { level: 2, name: 'November 2025' })).toBeVisible();
		await page.getByRole('link', { name: 'October 2025' }).focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/kind=event&month=2025-10/);
		await page.getByRole('link', { name: 'November 2025' }).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 2, name: 'November 2025' })).toBeVisible();
	});

	test('an empty month leads to the nearest with something', async ({ page }) => {
		await page.goto('/en/calendar?month=2049-01');
		await page.getByText('Nearest months with something').getByRole('link').first().click();
		await expect(page.getByRole('table')).toBeVisible();
	});

	for (const month of ['2026-13', 'nonsense', '-1', '999999-01'])
		test(`the month “${month}” gives the current one and a sentence`, async ({ page }) => {
			const response = await page.goto(`/en/calendar?month=${month}`);
			expect(response?.status()).toBe(200);
			await expect(page.getByText('The address names no month the calendar knows')).toBeVisible();
		});

	test('weeks begin on Saturday in Arabic', async ({ page }) => {
		await page.goto('/ar/calendar?month=2025-11');
		await expect(page.getByRole('columnheader').first()).toHaveText('السبت');
	});
});

for (const language of ['en', 'ar'])
	test.describe(`in ${language}`, () => {
		for (const path of pages)
			test(`/${path} is accessible`, async ({ page }) => {
				await page.goto(`/${language}/${path}`);
				await expectAccessibleInBothLights(page);
			});
	});
