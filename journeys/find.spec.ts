import type { Page } from '@playwright/test';
import { expect, expectAccessibleInBothLights, test } from '../testing/journey.ts';

/** Lists with a name are of other things: the chosen filters, the way to sort. */
const results = (page: Page) => page.locator('main section > ul:not([aria-label]) > li');
/** A browser a person sits at; the journeys' own says that it is headless, and robots are not counted. */
const person = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
const course = '/en/courses/academy-on-labour-migration-2018';

test.use({ javaScriptEnabled: false });

test.describe('finding something to learn', () => {
	for (const { words, path } of [
		{ words: 'migración laboral', path: '/es' },
		{ words: 'هجرة العمالة', path: '/ar' }
	])
		test(`“${words}” finds records in several languages`, async ({ page }) => {
			await page.goto(path);
			await page.getByRole('searchbox').fill(words);
			await page.getByRole('searchbox').press('Enter');
			await expect(page.getByRole('heading', { level: 1 })).toContainText(words);
			const offered = page.locator('input[name=language]');
			const languages = await offered.evaluateAll((boxes: HTMLInputElement[]) =>
				boxes.map(({ value }) => value)
			);
			expect(languages).toEqual(expect.arrayContaining(['en', 'es', 'fr', 'ar', 'ru']));
			await expect(results(page)).toHaveCount(20);
		});

	test('what is found through a topic in another language says so', async ({ page }) => {
		await page.goto('/en/search?q=remesas&language=ru');
		await expect(
			page.getByText('Found by topic: Remittances, which is remesas in Spanish').first()
		).toBeVisible();
	});

	test('filters work from the keyboard, stand in the address, and can be removed', async ({ page }) => {
		await page.goto('/en/search?q=remittances');
		await page.locator('input[name=kind][value=course]').focus();
		await page.keyboard.press('Space');
		await page.getByRole('button', { name: 'Show results' }).focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/[?&]kind=course(&|$)/);
		const total = await page.locator('input[name=kind][value=course] ~ small').textContent();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${total} results for “remittances”`);
		await page.getByRole('link', { name: 'Remove the filter Kind: Courses and training' }).focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/search\?q=remittances$/);
	});

	test('a long list of values opens without losing what was chosen', async ({ page }) => {
		await page.goto('/en/search');
		const countries = page.locator('details#country');
		await page.locator('input[name=kind][value=event]').check();
		await countries.locator('> summary').click();
		await expect(countries.getByRole('checkbox')).toHaveCount(6);
		await countries.getByRole('button', { name: /more$/ }).click();
		await expect(page.getByRole('link', { name: 'Remove the filter Kind: Events' })).toBeVisible();
		expect(await countries.getByRole('checkbox').count()).toBeGreaterThan(6);
	});

	test('a typing error leads to what was meant', async ({ page }) => {
		await page.goto('/en/search?q=remitances');
		await page.getByRole('link', { name: 'remittances', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('results for “remittances”');
	});

	test('more results follow the first, and lead back to them', async ({ page }) => {
		await page.goto('/en/search?kind=resource');
		const first = await results(page).first().getByRole('heading').textContent();
		await page.getByRole('link', { name: 'More results' }).click();
		await expect(results(page)).toHaveCount(20);
		await expect(results(page).first().getByRole('heading')).not.toHaveText(first ?? '');
		await page.getByRole('link', { name: 'Back to the first results' }).click();
		await expect(results(page).first().getByRole('heading')).toHaveText(first ?? '');
	});

	test('nothing found says what to do next', async ({ page }) => {
		await page.goto('/en/search?q=xqzzt&kind=event');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing found for “xqzzt”');
		await page.getByRole('link', { name: 'Kind: Events', exact: true }).click();
		await expect(page).toHaveURL(/search\?q=xqzzt$/);
	});

	test('nonsense in the address is a page or a clear refusal, never a failure', async ({ request }) => {
		for (const query of [
			'after=garbage',
			'sort=evil&size=-1&page=1000000000',
			'kind=%3Cscript%3E&topic=__proto__&more=constructor',
			`q=${'word+'.repeat(1000)}`,
			'q=%22+-+%00%E2%80%AE%3Cb%3E',
			`topic=${'x'.repeat(5000)}`,
			'when=never&language=xx&country=__&provider=..%2F..'
		])
			expect([200, 400, 422], query).toContain((await request.get(`/en/search?${query}`)).status());
		const page = await (await request.get('/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E')).text();
		expect(page).not.toContain('<script>alert');
	});
});

test.describe('going to the provider', () => {
	test('leads to the address stored with the entry, and nowhere else', async ({ page, request }) => {
		await page.goto(course);
		const link = page.getByRole('link', { name: 'Go to the provider’s page' });
		const path = (await link.getAttribute('href')) ?? '';
		for (const method of ['get', 'head'] as const) {
			const answer = await request[method](`${path}?url=https://evil.example`, {
				maxRedirects: 0,
				headers: person
			});
			expect(answer.status()).toBe(302);
			expect(new URL(answer.headers()['location'] ?? '').hostname).toBe('www.itcilo.org');
			expect(answer.headers()['set-cookie']).toBeUndefined();
			expect(answer.headers()['x-robots-tag']).toContain('noindex');
		}
		const unknown = await request.get('/go/https:%2F%2Fevil.example', { maxRedirects: 0, headers: person });
		expect(unknown.status()).toBe(404);
	});

	test('an entry asked for under another kind is where it belongs', async ({ request }) => {
		const answer = await request.get(course.replace('courses', 'events'), { maxRedirects: 0 });
		expect([answer.status(), answer.headers()['location']]).toEqual([301, course]);
	});
});

test('“I am a … in …” is kept without an account, and can be forgotten', async ({ page, context }) => {
	await page.goto('/en');
	await page.getByLabel('I am a').selectOption('local-authorities');
	await page.locator('select[name=country]').selectOption('MX');
	await page.getByRole('button', { name: 'Sort for me' }).click();
	await expect(page).toHaveURL(/\/en$/);
	await expect(page.locator('select[name=country]')).toHaveValue('MX');
	expect((await context.cookies()).map(({ name }) => name)).toEqual(['iam']);
	await page.goto('/en/search?kind=course');
	await expect(page.getByText('Sorted with what you said about yourself in mind.')).toBeVisible();
	await page.goto('/en');
	await page.getByRole('button', { name: 'Forget this' }).click();
	await expect(page.locator('select[name=country]')).toHaveValue('');
	expect(await context.cookies()).toEqual([]);
});

test('an Arabic page fits a small phone', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	for (const path of ['/ar', '/ar/search?q=migration', course.replace('/en', '/ar')]) {
		await page.goto(path);
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
		expect(await page.evaluate(overflow), path).toBe(0);
	}
	await page.goto('/ar/search?q=migration');
	await page.locator('.fold > summary').click();
	await expect(page.locator('input[name=kind]').first()).toBeVisible();
});

test.describe('for everyone', () => {
	// axe itself is a script, put into pages that have none.
	test.use({ javaScriptEnabled: true });
	for (const language of ['en', 'ar'])
		test(`axe finds nothing in ${language}`, async ({ page }) => {
			for (const path of ['', '/i-am', '/search?q=remesas', '/search?q=xqzzt&kind=event', course.slice(3)]) {
				await page.goto(`/${language}${path}`);
				await expectAccessibleInBothLights(page);
			}
		});
});
