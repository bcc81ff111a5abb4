import type { Page } from '@playwright/test';
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
import { letterTo, linkIn } from '../testing/letters.ts';
import { newAdministrator, newPerson, send, signIn, someone } from '../testing/people.ts';

test.setTimeout(120_000);

const edition = 'emr-open-demo';
const enrolForm = `courses/entrepreneurship-for-migrants-and-refugees/editions/${edition}/enrol`;
const aboutMe = `learning/${edition}/about-me`;

/** Enrols as a woman from Jordan who says that she is a refugee. */
async function enrol(page: Page, language = 'en', country = 'JO'): Promise<void> {
	await page.goto(`/${language}/${enrolForm}`);
	await page.locator('[name=country]').selectOption(country);
	await page.locator('[name=gender]').selectOption('female');
	await page.locator('[name=sector]').selectOption('looking_for_work');
	await page.locator('details summary').last().click();
	await page.locator('[name=optIn]').check();
	await page.locator('[name=background]').selectOption('refugee');
	await page.locator('[name=consent]').check();
	await page.locator('main form button').last().click();
	await expect(page).toHaveURL(/\/learning\?done=enrolled/);
}

const answer = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('the letter leads on in another browser, and whoever only learns begins at what they learn', async ({
	page,
	browser,
	baseURL
}) => {
	const layla = someone('Layla Mansour');
	await page.goto(`/en/${enrolForm}`);
	await page.getByRole('link', { name: 'Create an account' }).click();
	await send(page, layla);
	await expect(heading(page)).toHaveText('One more step');
	await expect(said(page)).toContainText(
		'no letter comes: an administrator of the hub confirms your account'
	);

	const other = await browser.newContext({ baseURL: baseURL ?? '' });
	const phone = await other.newPage();
	await phone.goto(linkIn(await letterTo(layla.email, '/confirm?token=')));
	await send(phone, {});
	await expect(said(phone)).toHaveText('Your address is confirmed. You can sign in now.');
	await send(phone, { email: layla.email, password: layla.password });
	await expect(phone).toHaveURL(new RegExp(`/en/${enrolForm}$`));
	await other.close();

	await page.context().clearCookies();
	await signIn(page, layla);
	await expect(page).toHaveURL(/\/en\/learning$/);
	await expect(page.getByRole('banner').getByRole('link', { name: 'Desk' })).toHaveCount(0);
	await page.goto('/en/desk');
	await page.getByRole('main').getByRole('link', { name: 'My learning' }).click();
	await expect(page).toHaveURL(/\/en\/learning$/);
});

test('what I told is read, changed and erased, answer by answer', async ({ page }) => {
	await signIn(page, await newPerson(page));
	await enrol(page);
	await page.getByRole('link', { name: 'What I told about myself' }).first().click();
	await expect(page).toHaveURL(new RegExp(`/en/${aboutMe}$`));
	await expect(answer(page, 'Country where you live')).toContainText('Jordan');

	await answer(page, 'Country where you live').locator('summary').click();
	await page.locator('[name=country]').selectOption({ label: 'Prefer not to say' });
	await answer(page, 'Country where you live').getByRole('button', { name: 'Save' }).click();
	await expect(said(page)).toHaveText('Your answer is saved.');
	await expect(answer(page, 'Country where you live')).toContainText('Prefer not to say');

	// What is sensitive is kept only with a consent each time, and goes with it.
	const background = page.getByRole('region').filter({ has: page.locator('[name=background]') });
	await background.locator('summary').click();
	await background.locator('[name=background]').selectOption('migrant');
	await background.getByRole('button', { name: 'Save' }).click();
	await expect(wrong(page)).toContainText('Tick that this answer may be kept. Nothing has changed.');
	await background.getByRole('button', { name: 'Withdraw my consent and erase this' }).click();
	await expect(said(page)).toHaveText('The answer is erased.');
	await expect(background).toContainText('Nothing is kept.');
	await expect(answer(page, 'Country where you live')).toContainText('Prefer not to say');
});

test('all that is kept about me stands in one place, and in one file; nobody else finds it', async ({
	page,
	browser,
	baseURL
}) => {
	const mine = await newPerson(page, 'en', someone('Rana Haddad'));
	await signIn(page, mine);
	await enrol(page);
	await page.goto('/en/account');
	await page.getByRole('link', { name: 'Everything kept about me' }).click();
	await expect(page.getByRole('main')).toContainText(mine.email);
	await expect(page.getByRole('main')).toContainText('Jordan');
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download all of it as one file (JSON)' }).click();
	expect((await downloading).suggestedFilename()).toBe('serai-my-data.json');
	const file = await page.request.get('/en/account/data/serai-my-data.json');
	expect(file.headers()['cache-control']).toContain('no-store');
	const text = await file.text();
	const record = JSON.parse(text) as {
		account: { email: string };
		enrolments: { edition: string; answers: { field: string; value: string }[] }[];
	};
	expect(record.account.email).toBe(mine.email);
	expect(record.enrolments.map((one) => one.edition)).toEqual([edition]);
	expect(record.enrolments[0]?.answers.map(({ field, value }) => [field, value])).toContainEqual([
		'background',
		'refugee'
	]);
	expect(text).not.toMatch(/argon2|passwordHash|"token"/);

	const other = await browser.newContext({ baseURL: baseURL ?? '' });
	const stranger = await other.newPage();
	const refused = await stranger.request.get('/en/account/data/serai-my-data.json', { maxRedirects: 0 });
	expect(refused.status()).toBe(303);
	await signIn(stranger, await newPerson(stranger));
	expect((await stranger.goto(`/en/${aboutMe}`))?.status()).toBe(404);
	await other.close();

	await page.goto('/en/account/delete');
	await expect(page.getByRole('main')).toContainText('a copy you saved or printed stays genuine');
});

test('without a mail server an administrator sees who waits, confirms, and the history keeps it', async ({
	page,
	browser,
	baseURL
}) => {
	const hala = someone('Hala Nasser');
	await page.goto('/en/sign-up');
	await send(page, hala);
	await signIn(page, hala);
	await expect(wrong(page)).toContainText(
		'This hub sends no letters: an administrator of the hub confirms it.'
	);

	const storageState = await newAdministrator(browser, 'Nadia Fares');
	const office = await browser.newContext({ baseURL: baseURL ?? '', storageState });
	const desk = await office.newPage();
	await desk.goto('/en/desk');
	await desk.getByRole('link', { name: /accounts? waits? for confirmation/ }).click();
	await expectAccessible(desk);
	await desk.goto(`/en/desk/people?waiting=yes&q=${hala.email}`);
	await desk.getByRole('link', { name: hala.name }).click();
	await expectAccessible(desk);
	await desk.getByRole('button', { name: 'Confirm this address' }).click();
	await expect(said(desk)).toHaveText('The address is confirmed. They can sign in now.');
	await expect(desk.getByRole('main')).toContainText('address confirmed by Nadia Fares');
	await expectAccessible(desk);
	await office.close();

	await signIn(page, hala);
	await expect(page).toHaveURL(/\/en\/learning$/);
});

for (const language of ['en', 'ar'])
	test(`my data is accessible: ${language}`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 800 });
		await page.goto(`/${language}/sign-up`);
		await send(page, someone());
		await expectAccessibleInBothLights(page);
		await signIn(page, await newPerson(page, language), language);
		await enrol(page, language, 'not_said');
		for (const path of [aboutMe, 'account', 'account/data', 'account/delete', 'privacy', 'desk']) {
			await page.goto(`/${language}/${path}`);
			for (const summary of await page.locator('main summary').all()) await summary.click();
			await expectAccessibleInBothLights(page);
			await expectFits(page);
		}
	});
