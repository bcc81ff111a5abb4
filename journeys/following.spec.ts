import {
	expect,
	expectAccessible,
	expectAccessibleInBothLights,
	expectFits,
	heading,
	said,
	test
} from '../testing/journey.ts';
import { newAdministrator, newPerson, signIn } from '../testing/people.ts';

test.setTimeout(120_000);

test('a visitor who wants to follow signs in and comes back to it; then one touch is enough', async ({
	page,
	baseURL
}) => {
	await page.goto('/en/topics/remittances');
	await page.getByRole('button', { name: 'Follow by e-mail' }).click();
	await expect(page).toHaveURL(/\/en\/sign-in\?then=.*follow.*remittances/);
	const then = page.url();
	const person = await newPerson(page);
	await page.goto(then);
	await page.locator('[name=email]').fill(person.email);
	await page.locator('[name=password]').fill(person.password);
	await page.locator('main form button').last().click();
	await expect(heading(page)).toHaveText('Follow by e-mail: Remittances');
	await expectAccessible(page);
	await page.getByLabel('How often').selectOption('daily');
	await page.getByRole('button', { name: 'Follow', exact: true }).click();
	await expect(said(page)).toHaveText('You follow this now.');

	await page.goto('/en/search?q=labour+migration&country=EC&sort=newest');
	await page.getByRole('button', { name: 'Follow by e-mail' }).click();
	await expect(page.getByRole('heading', { name: '“labour migration” · Ecuador' })).toBeVisible();
	await expectAccessible(page);
	const feed = await page.getByRole('link', { name: /Atom feed.*labour/ }).getAttribute('href');
	expect((await page.request.get(feed ?? '')).headers()['content-type']).toContain('atom');
	const calendar = await page.getByRole('link', { name: /Calendar feed.*labour/ }).getAttribute('href');
	expect((await page.request.get(calendar ?? '')).headers()['content-type']).toContain('calendar');

	const first = page.getByRole('listitem').filter({ hasText: 'Remittances' });
	await expect(first.getByRole('combobox')).toHaveValue('daily');
	await first.getByRole('combobox').selectOption('none');
	await first.getByRole('button', { name: /^Save/ }).click();
	await expect(said(page)).toHaveText('Saved.');
	await first.getByRole('button', { name: /^Follow no longer/ }).click();
	await expect(page.getByRole('heading', { name: 'Remittances' })).toHaveCount(0);
	await page.goto('/en/account/data');
	await expect(page.getByRole('main')).toContainText('“labour migration” · Ecuador');

	// A mail program stops letters by itself, without an Origin; a page elsewhere cannot.
	const stop = `${baseURL}/en/follow/stop/daily.nobody.aaaaaaaaaaaaaaaa`;
	const send = (headers: Record<string, string>) =>
		fetch(stop, { method: 'POST', headers, body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
	expect((await send({})).status).toBe(200);
	expect((await send({ origin: 'https://elsewhere.example.org' })).status).toBe(403);
	await page.goto(stop);
	await expect(page.getByRole('main')).toContainText('This link is none of ours');
});

test('an expert is followed from their page, and read by programs', async ({ page, request }) => {
	await signIn(page, await newPerson(page));
	const { experts } = (await (await request.get('/api/experts?lang=en&q=invented')).json()) as {
		experts: { url: string; name: string; code: string }[];
	};
	const { url, name, code } = experts[0] ?? { url: '', name: '', code: '' };
	await page.goto(new URL(url).pathname);
	await page.getByRole('button', { name: 'Follow by e-mail' }).click();
	await expect(said(page)).toHaveText('You follow this now.');
	await expect(page.getByRole('heading', { name })).toBeVisible();
	await expectAccessible(page);
	const feed = (await page.getByRole('link', { name: /Atom feed/ }).getAttribute('href')) ?? '';
	const answer = await request.get(feed);
	expect(answer.headers()['cache-control']).toBe('no-store');
	expect(await answer.text()).toContain(`/en/experts/${code}#expertise`);
	await expect(page.getByRole('link', { name: /Calendar feed/ })).toHaveCount(0);
	await page.goto(`/en/follow?expert=${code}`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
	for (const missing of ['/en/follow?expert=aaaaaaaaaa', '/feeds/experts/aaaaaaaaaa.atom'])
		expect((await page.request.get(missing)).status()).toBe(404);
});

test('an administrator sees how digests go', async ({ browser, baseURL }) => {
	const storageState = await newAdministrator(browser, 'Nadia Fares');
	const office = await browser.newContext({ baseURL: baseURL ?? '', storageState });
	const desk = await office.newPage();
	await desk.goto('/en/desk/digests');
	await expect(heading(desk)).toHaveText('Digests');
	await expectAccessible(desk);
	await office.close();
});

for (const language of ['en', 'ar'])
	test(`following is accessible: ${language}`, async ({ browser, baseURL }) => {
		const context = await browser.newContext({ baseURL: baseURL ?? '' });
		const page = await context.newPage();
		await page.setViewportSize({ width: 360, height: 800 });
		await signIn(page, await newPerson(page));
		await page.goto('/en/search?topic=remittances');
		await page.getByRole('button', { name: 'Follow by e-mail' }).click();
		for (const rest of [
			'account/following',
			'follow?q=fees',
			'follow/stop/x',
			'search?q=fees',
			'topics/remittances'
		]) {
			await page.goto(`/${language}/${rest}`);
			await expectAccessibleInBothLights(page);
			await expectFits(page);
		}
		await context.close();
	});
