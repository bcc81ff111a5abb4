import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { startHub, type RunningHub } from '../testing/hub.ts';
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
import { newPerson, send, signIn, someone } from '../testing/people.ts';

// A hub of their own: only there nobody else is administrator. Reached by a name, as passkeys need it.
let hub: RunningHub;
/** Its address; also read while it is still being started. */
let baseURL: string | undefined;
let session: Awaited<ReturnType<BrowserContext['storageState']>>;
const amina = someone('Amina Diop');

test.describe.configure({ mode: 'default' });
test.setTimeout(120_000);
test.use({
	baseURL: async ({ browserName: _ }, use) => use(baseURL),
	storageState: async ({ browserName: _ }, use) => use(session),
	javaScriptEnabled: false
});

test.beforeAll(async ({ browser }) => {
	hub = await startHub({ env: { HOST: 'localhost', HUB_DEMO: '0' } });
	baseURL = hub.url;
	await expect(() => expect(hub.administratorLink).not.toBeNull()).toPass();
	const page = await visitor(browser);
	await page.goto(hub.administratorLink ?? '');
	await send(page, amina);
	await expect(page).toHaveURL(`${hub.url}/en/desk`);
	session = await page.context().storageState();
	await page.context().close();
});

test.afterAll(() => hub.stop());

/** A browser of somebody who has not signed in. */
async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
	const storageState = { cookies: [], origins: [] };
	const context = await browser.newContext({
		baseURL: hub.url,
		storageState,
		javaScriptEnabled: false,
		...options
	});
	return context.newPage();
}

async function openPerson(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
	await page.goto('/en/desk/people');
	await page.getByLabel('Part of a name or address').fill(email);
	await page.getByRole('button', { name: 'Find' }).click();
	await page.getByRole('main').getByRole('link', { name }).click();
	await expect(heading(page)).toHaveText(name);
}

async function give(page: Page, role: string): Promise<void> {
	await page.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
	await page.getByRole('button', { name: 'Give this role' }).click();
}

test('the link that makes the first administrator works once', async ({ page, browser }) => {
	const late = await visitor(browser);
	await late.goto(hub.administratorLink ?? '');
	await expect(heading(late)).toHaveText('This link does not work any more');
	await page.goto('/en/account');
	await expect(page.getByRole('region', { name: 'What you may do here' })).toContainText('Administrator');
});

test('an administrator is told where letters go while no mail server is set', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 700 });
	for (const [language, sentence] of [
		['en', 'Letters reach nobody yet'],
		['ar', 'لا تصل الرسائل إلى أحد بعد']
	] as const) {
		await page.goto(`/${language}/desk`);
		await expect(page.getByRole('main')).toContainText(sentence);
		await expect(page.getByText('SMTP_URL=smtp://user:password@mail.example.org:587')).toBeVisible();
		await expectFits(page);
	}
});

test('the editor’s role opens the desk, until it is withdrawn', async ({ page, browser }) => {
	const theirs = await visitor(browser);
	const nour = await newPerson(theirs, 'en', someone('Nour Haddad'), { output: hub.output });
	await signIn(theirs, nour);
	const statusOf = async (path: string) => (await theirs.goto(`/en/desk/${path}`))?.status();
	expect([await statusOf('queue'), await statusOf('people')]).toEqual([404, 404]);

	await openPerson(page, nour);
	await give(page, 'Editor');
	await expect(said(page)).toHaveText('The role is given. It counts from the next page they open.');
	expect([await statusOf('queue'), await statusOf('people')]).toEqual([200, 404]);

	await page.getByRole('button', { name: 'Withdraw the role: Editor' }).click();
	await expect(said(page)).toHaveText('The role is withdrawn.');
	await expect(page.getByRole('main')).toContainText('No role beyond member.');
	expect(await statusOf('queue')).toBe(404);
	await theirs.context().close();
});

test('a role is not given without what it needs', async ({ page, browser }) => {
	const stranger = await visitor(browser);
	const unconfirmed = someone('Joseph Mwangi');
	await stranger.goto('/en/sign-up');
	await send(stranger, unconfirmed);
	await openPerson(page, unconfirmed);
	await expect(page.getByRole('main')).toContainText('address not confirmed');
	await give(page, 'Editor');
	await expect(wrong(page)).toContainText('This person has not confirmed their address yet');
	await page.getByRole('button', { name: 'Give this role' }).click();
	await expect(page.getByRole('radio', { name: /^Editor/ })).toBeChecked();
	await give(page, 'Contributor');
	await expect(wrong(page)).toContainText('Choose the organisation this contributor works for.');
	for (const id of ['nobody', '019f0000-0000-7000-8000-000000000000'])
		expect((await page.goto(`/en/desk/people/${id}`))?.status()).toBe(404);
	await stranger.context().close();
});

test('the last administrator stays one', async ({ page, browser }) => {
	await openPerson(page, amina);
	const answered = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.getByRole('button', { name: 'Withdraw the role: Administrator' }).click();
	expect((await answered).status()).toBe(422);
	await expect(wrong(page)).toContainText('This is the hub’s last administrator.');
	await page.goto('/en/account/delete');
	await page.getByLabel('Current password').fill(amina.password);
	await page.getByRole('button', { name: 'Delete the account for good' }).click();
	await expect(wrong(page)).toContainText('This is the hub’s last administrator.');

	// With a second one, either may go.
	const theirs = await visitor(browser);
	const second = await newPerson(theirs, 'en', someone('Elena Popova'), { output: hub.output });
	await signIn(theirs, second);
	await openPerson(page, second);
	await give(page, 'Administrator');
	await openPerson(theirs, second);
	await theirs.getByRole('button', { name: 'Withdraw the role: Administrator' }).click();
	// Their own desk is what is left to them.
	await expect(theirs).toHaveURL(`${hub.url}/en/desk`);
	await page.reload();
	await expect(page.getByRole('main')).toContainText('No role beyond member.');
	await theirs.context().close();
});

test.describe('with JavaScript, as axe and passkeys need it', () => {
	test.use({ javaScriptEnabled: true });

	for (const language of ['en', 'ar'])
		test(`people and roles are accessible: ${language}`, async ({ page, browser }) => {
			await openPerson(page, amina);
			const id = new URL(page.url()).pathname.split('/').at(-1);
			await page.setViewportSize({ width: 360, height: 800 });
			for (const path of [
				'people',
				'people?q=nobody%20has%20this',
				`people/${id}`,
				`people/${id}?done=granted`
			]) {
				await page.goto(`/${language}/desk/${path}`);
				await expectAccessibleInBothLights(page);
				await expectFits(page);
			}
			await page.getByRole('button').last().click();
			await expect(wrong(page)).toBeVisible();
			await expectAccessibleInBothLights(page);
			const stranger = await visitor(browser, { javaScriptEnabled: true });
			await stranger.goto(`/${language}/sign-in/passkey`);
			await expectAccessibleInBothLights(stranger);
			await stranger.context().close();
		});

	test('a passkey is added, signs in without a password, and is removed', async ({ page, context }) => {
		const mistakes: string[] = [];
		page.on('pageerror', (error) => mistakes.push(String(error)));
		page.on('console', (line) => line.type() === 'error' && mistakes.push(line.text()));
		const device = await context.newCDPSession(page);
		await device.send('WebAuthn.enable');
		await device.send('WebAuthn.addVirtualAuthenticator', {
			options: {
				protocol: 'ctap2',
				transport: 'internal',
				hasResidentKey: true,
				hasUserVerification: true,
				isUserVerified: true,
				automaticPresenceSimulation: true
			}
		});
		// A session of its own, which it ends.
		await context.clearCookies();
		await signIn(page, amina);
		await expect(page).toHaveURL(/\/en\/desk$/);
		await page.goto('/en/account/passkeys');
		await expect(page.getByRole('main')).toContainText('You have no passkey yet.');
		await page.getByRole('button', { name: 'Add a passkey' }).click();
		await expect(said(page)).toHaveText('The passkey is added. Next time it can sign you in.');
		await expectAccessible(page);

		const withPasskey = async (then: string) => {
			await page.goto('/en/sign-out');
			await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
			await page.goto(`/en/sign-in?then=${encodeURIComponent(then)}`);
			await page.getByRole('link', { name: 'Sign in with a passkey' }).click();
			await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
		};
		await withPasskey('//elsewhere.example');
		await expect(page).toHaveURL(`${hub.url}/en/desk`);
		await withPasskey('/en/account/passkeys');
		await expect(page).toHaveURL(`${hub.url}/en/account/passkeys`);
		expect(mistakes).toEqual([]);

		await page.getByRole('button', { name: /^Remove the passkey: / }).click();
		await expect(said(page)).toContainText('The passkey is removed.');
		await withPasskey('/en/account');
		await expect(said(page)).toContainText('The passkey was not accepted');
		await expect(page).toHaveURL(/\/en\/sign-in\/passkey/);
	});
});

test('without JavaScript the pages about passkeys say so', async ({ page }) => {
	await page.goto('/en/account/passkeys');
	await expect(page.getByRole('main')).toContainText('Passkeys need JavaScript');
});
