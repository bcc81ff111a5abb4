import type { Browser, Page } from '@playwright/test';
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
import { letterTo } from '../testing/letters.ts';
import { newAdministrator, newPerson, signIn, someone, type Person } from '../testing/people.ts';

test.setTimeout(120_000);
/** Somebody in a browser of their own, signed in. */
async function participant(browser: Browser, baseURL: string, name: string, language = 'en') {
	const context = await browser.newContext({ baseURL });
	const page = await context.newPage();
	const person = await newPerson(page, language, someone(name));
	await signIn(page, person, language);
	return { page, person, close: () => context.close() };
}

/** Opens a discussion about a topic, from its page. */
async function open(page: Page, title: string, body: string, topic = 'remittances'): Promise<string> {
	await page.goto(`/en/topics/${topic}`);
	await page.getByRole('link', { name: 'Open a discussion' }).click();
	await page.locator('[name=title]').fill(title);
	await page.locator('[name=body]').fill(body);
	await page.getByRole('button', { name: 'Open the discussion' }).click();
	await expect(heading(page)).toHaveText(title);
	return new URL(page.url()).pathname.replace(/^\/en/, '');
}

const post = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
/** One of the things that can be done with a post: opens its form. */
const way = (page: Page, words: string, name: string) =>
	post(page, words).locator('summary', { hasText: name });

async function answerByMail(page: Page, from: string, to: string, body: string): Promise<string> {
	const response = await page.request.post('/api/mail', {
		headers: {
			authorization: 'Bearer the mail server of the journeys',
			'content-type': 'message/rfc822'
		},
		data: `From: <${from}>\r\nTo: <${to}>\r\nSubject: Re\r\nMessage-ID: <${crypto.randomUUID()}@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`
	});
	expect(response.status()).toBe(200);
	return ((await response.json()) as { outcome: string }).outcome;
}

test('one opens a discussion on a topic, another follows and answers by mail', async ({
	page,
	browser,
	baseURL
}) => {
	// A visitor is sent to sign in, and comes back to what they wanted.
	await page.goto('/en/topics/remittances');
	await page.getByRole('link', { name: 'Open a discussion' }).click();
	await expect(page).toHaveURL(/\/en\/sign-in\?then=.*discussions%2Fnew/);

	const amina = await participant(browser, baseURL ?? '', 'Amina Diallo');
	const path = await open(
		amina.page,
		'Which corridors got cheaper?',
		'We look at Jordan and Egypt.\n\n> fees of 2025'
	);
	await expect(post(amina.page, 'We look at Jordan').locator('blockquote')).toHaveText('fees of 2025');
	await expectAccessible(amina.page);

	await page.goto('/en/topics/remittances');
	await expect(page.getByRole('link', { name: 'Which corridors got cheaper?' })).toBeVisible();
	await page.goto(`/en/search?q=${encodeURIComponent('"Which corridors got cheaper"')}`);
	await expect(page.getByRole('link', { name: 'Which corridors got cheaper?' })).toBeVisible();

	const luis = await participant(browser, baseURL ?? '', 'Luis Paredes');
	await luis.page.goto(`/en${path}`);
	await luis.page.getByLabel('A letter for each post').check();
	await luis.page.getByRole('button', { name: 'Save' }).click();
	await expect(said(luis.page)).toHaveText('Saved: this is how you follow the discussion.');

	await amina.page.goto(`/en${path}`);
	await amina.page.locator('textarea#body').fill('Egypt fell by two points.');
	await amina.page.getByRole('button', { name: 'Send' }).last().click();
	const letter = await letterTo(luis.person.email, 'Egypt fell by two points.');
	expect(letter.text).toContain('Amina Diallo wrote in “Which corridors got cheaper?”');
	const quoted = letter.text.replaceAll('\n', '\r\n> ');
	const words = `In Cuenca too.\r\n\r\nOn 22 Nov 2026 at 10:00, Serai <serai@example.org> wrote:\r\n> ${quoted}`;
	expect(await answerByMail(page, luis.person.email, letter.replyTo ?? '', words)).toBe('posted');

	// A letter of ten megabytes is refused before it is read: the mail server keeps it, and what is here stays as it is.
	const heavy = await page.request.post('/api/mail', {
		headers: { authorization: 'Bearer the mail server of the journeys', 'content-type': 'message/rfc822' },
		data: `From: <${luis.person.email}>\r\nTo: <${letter.replyTo}>\r\nSubject: Re\r\n\r\n${'photograph '.repeat(1_000_000)}`
	});
	expect([heavy.status(), await heavy.json()]).toEqual([413, { code: 'mail_too_long' }]);

	await page.goto(`/en${path}`);
	await expect(page.getByRole('article')).toHaveCount(3);
	await expect(post(page, 'In Cuenca too.').locator('.facts')).toContainText('by mail');
	await expect(page.getByRole('main')).not.toContainText('wrote in “Which');
	await expect(page.getByRole('link', { name: 'Sign in to write here' })).toBeVisible();
	const feed = await page.request.get(`/feeds${path}.atom?lang=en`);
	expect(await feed.text()).toContain('In Cuenca too.');

	// The letter's link stops letters, by a button, without signing in.
	await page.goto(/\/en\/follow\/stop\/\S+/.exec(letter.text)?.[0] ?? '');
	await page.getByRole('button', { name: 'Stop these letters' }).click();
	await expect(said(page)).toContainText('No more letters');
	await luis.page.goto(`/en${path}`);
	await expect(luis.page.getByLabel('No letters')).toBeChecked();
	await Promise.all([amina.close(), luis.close()]);
});

test('a first post with a link waits; a moderator lets it through, hides, bans and lifts', async ({
	page,
	browser,
	baseURL
}) => {
	const mark = crypto.randomUUID().slice(0, 8);
	const omar = await participant(browser, baseURL ?? '', `Omar ${mark}`);
	const path = await open(omar.page, `Cheap visas ${mark}`, 'Look at https://visas.example.org now');
	await expect(post(omar.page, 'Look at')).toContainText(
		'because it is its author’s first post here and has a link'
	);
	expect((await page.goto(`/en${path}`))?.status()).toBe(404);

	const office = await browser.newContext({
		baseURL: baseURL ?? '',
		storageState: await newAdministrator(browser, 'Nadia Fares')
	});
	const desk = await office.newPage();
	await desk.goto('/en/desk');
	await desk.getByRole('link', { name: /posts? waits? to be let through/ }).click();
	await expectAccessible(desk);
	await post(desk, mark).getByRole('button', { name: 'Let it through' }).click();
	await expect(said(desk)).toHaveText('Done, and noted in the log.');
	await page.goto(`/en${path}`);
	await expect(post(page, 'Look at').getByRole('link')).toHaveAttribute('rel', /nofollow/);

	const rana = await participant(browser, baseURL ?? '', 'Rana Haddad');
	await rana.page.goto(`/en${path}`);
	await way(rana.page, 'Look at', 'Report').click();
	await post(rana.page, 'Look at').getByRole('button', { name: 'Tell the moderators' }).click();
	await expect(wrong(rana.page)).toHaveText('Choose what is wrong with it.');
	await post(rana.page, 'Look at').getByLabel('Advertising or spam').check();
	await post(rana.page, 'Look at').getByRole('button', { name: 'Tell the moderators' }).click();
	await expect(said(rana.page)).toHaveText('The moderators know now.');

	await desk.goto('/en/desk/discussions');
	const reported = post(desk, mark).filter({ hasText: 'Advertising or spam' });
	await reported.locator('summary', { hasText: 'Hide' }).click();
	await reported.getByLabel('Why; everybody reads this').fill('Advertising');
	await reported.getByRole('button', { name: 'Hide' }).click();
	await page.goto(`/en${path}`);
	await expect(page.getByText('Hidden by a moderator: Advertising')).toBeVisible();
	await expect(page.getByRole('main')).not.toContainText('visas.example.org');

	// Banned while writing: what was written is shown back.
	await omar.page.goto(`/en${path}`);
	await omar.page.locator('textarea#body').fill('But I mean it.');
	await desk.goto(`/en${path}`);
	await way(desk, 'Look at', 'Ban its author').click();
	await post(desk, 'Look at').getByLabel('Why; its author reads this').fill('Advertising again.');
	await post(desk, 'Look at').getByRole('button', { name: 'Ban its author' }).click();
	await omar.page.getByRole('button', { name: 'Send' }).last().click();
	await expect(wrong(omar.page)).toContainText('The reason: Advertising again.');
	await expect(omar.page.locator('textarea#body')).toHaveValue('But I mean it.');

	await desk.goto('/en/desk/discussions');
	await expect(desk.getByRole('region', { name: 'What moderators did' })).toContainText('author banned');
	await desk.getByRole('button', { name: new RegExp(`Lift the ban.*Omar ${mark}`) }).click();
	await omar.page.getByRole('button', { name: 'Send' }).last().click();
	await expect(post(omar.page, 'But I mean it.')).toBeVisible();
	await Promise.all([omar.close(), rana.close(), office.close()]);
});

test('an author changes, withdraws, and leaves with or without their words', async ({
	page,
	browser,
	baseURL
}) => {
	const leaving = async (keep: boolean): Promise<string> => {
		const { page: own, person, close } = await participant(browser, baseURL ?? '', 'Leila Aziz');
		const path = await open(own, `Leaving ${crypto.randomUUID()}`, 'Frist words.');
		await way(own, 'Frist words.', 'Change').click();
		await post(own, 'Frist words.').getByLabel('Your words').fill('First words.');
		await post(own, 'Frist words.').getByRole('button', { name: 'Save' }).click();
		await expect(post(own, 'First words.')).toContainText('changed by its author');
		await own.locator('textarea#body').fill('Words to withdraw.');
		await own.getByRole('button', { name: 'Send' }).last().click();
		await way(own, 'Words to withdraw.', 'Withdraw').click();
		await post(own, 'Words to withdraw.').getByRole('button', { name: 'Withdraw it' }).click();
		await expect(own.getByText('Withdrawn by its author.')).toBeVisible();
		await own.goto('/en/account/data');
		await expect(own.getByRole('region', { name: 'What you said in discussions' })).toContainText(
			'First words.'
		);
		await own.goto('/en/account/delete');
		await expectAccessible(own);
		if (keep) await own.getByLabel('Leave what I said in public discussions, without my name').check();
		await deleteWith(own, person);
		await close();
		return path;
	};
	await page.goto(`/en${await leaving(true)}`);
	await expect(post(page, 'First words.')).toContainText('A former participant');
	await expect(page.getByRole('main')).not.toContainText('Leila');
	expect((await page.goto(`/en${await leaving(false)}`))?.status()).toBe(404);
});

async function deleteWith(page: Page, { password }: Person): Promise<void> {
	await page.locator('[name=current]').fill(password);
	await page.locator('main form button').last().click();
	await page.waitForURL(/\/sign-in\?done=deleted/);
}

test('whatever can be talked about leads to a discussion about it', async ({ page }) => {
	await signIn(page, await newPerson(page));
	const first = async (list: string) => {
		await page.goto(list);
		return (await page.locator('main li h2 a, main li h3 a').first().getAttribute('href')) ?? '';
	};
	const pages = [
		await first('/en/search?kind=resource'),
		await first('/en/search?kind=organisation'),
		await first('/en/search?kind=project'),
		'/en/countries/ec',
		'/en/bridges/environment/economy'
	];
	for (const path of pages) {
		await page.goto(path);
		await page.getByRole('link', { name: 'Open a discussion' }).click();
		await expect(page.locator('[name=title]'), path).toBeVisible();
		await page.locator('main').getByRole('link').first().click();
		expect(new URL(page.url()).pathname).toBe(path.replace(/\?.*/, ''));
	}
});

for (const language of ['en', 'ar'])
	test(`discussions are accessible: ${language}`, async ({ browser, baseURL }) => {
		const context = await browser.newContext({ baseURL: baseURL ?? '' });
		const page = await context.newPage();
		await page.setViewportSize({ width: 360, height: 800 });
		await signIn(page, await newPerson(page, 'en'));
		const path = await open(page, `Accessible ${crypto.randomUUID()}`, 'One\n\n> two\n\nthree');
		for (const rest of [
			path,
			'/discussions',
			'/discussions/new?about=topic:remittances',
			'/topics/remittances'
		]) {
			await page.goto(`/${language}${rest}`);
			for (const summary of await page.locator('main summary').all()) await summary.click();
			await expectAccessibleInBothLights(page);
			await expectFits(page);
		}
		await context.close();
	});
