import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, heading, said, test } from '../testing/journey.ts';
import { letterTo, linkIn, type Caught } from '../testing/letters.ts';
import { newAdministrator, newWorker, type Person, type Session } from '../testing/people.ts';

// From what an institute publishes to a bridge that was not there, and what is said about it; from a trainer who is found
// to one who is not found any more. No page here has a script. Other journeys look at each page closely.
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);
test.use({ actionTimeout: 15_000 });

const mark = randomUUID().slice(0, 8);
const article = `Clinics counted from valley to valley ${mark}`;
const trainer = `Zarina ${mark}`;
// Nobody else writes about it here.
const bridges = '/en/bridges?region=143';
const bridge = '/en/bridges/health/data?region=143';
const discussion = `Who counts the clinics? ${mark}`;

type Somebody = { page: Page; person: Person };

let administrator: Session;
let member: Somebody;
let colleague: Somebody;

async function somebody(browser: Browser, name: string, ...roles: Parameters<typeof newWorker>[3][]) {
	const { session, person } = await newWorker(browser, administrator, name, ...roles);
	const baseURL = process.env['SERAI_JOURNEYS_URL'] ?? '';
	return { page: await (await browser.newContext({ baseURL, storageState: session })).newPage(), person };
}

test.beforeAll(async ({ browser }) => {
	test.setTimeout(240_000);
	administrator = await newAdministrator(browser, 'Leyla Aliyeva');
	member = await somebody(browser, `Ana ${mark}`, {
		contributor: 'United Nations University Institute for Environment and Human Security'
	});
	colleague = await somebody(browser, `Luis ${mark}`, {
		contributor: 'United Nations University World Institute for Development Economics Research'
	});
});

/** Pastes records, waits until each is read, and imports them. */
async function importRecords(
	page: Page,
	text: string,
	then: 'keep them as drafts' | 'let the editors look at them'
): Promise<void> {
	await page.goto('/en/desk/publications/import');
	await page.getByLabel('BibTeX, RIS, CSL-JSON or DOIs').fill(text);
	await page.getByRole('button', { name: 'Read the records' }).click();
	// What is asked of a registry comes later: the page loads anew by itself.
	await expect(page.getByRole('checkbox').first()).toBeVisible({ timeout: 40_000 });
	await page.getByRole('radio', { name: then }).check();
	await page.getByRole('button', { name: 'Import what is ticked' }).click();
	await expect(said(page)).toContainText('One publication was imported.');
}

/** Opens what a box is folded away in, and ticks it. */
async function tick(page: Page, label: string): Promise<void> {
	const box = page.getByRole('checkbox', { name: label, exact: true, includeHidden: true });
	await box.evaluate((one) => {
		for (let fold = one.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
			fold.open = true;
	});
	await box.check();
}

/** An editor looks at what waits for review, and lets it through. */
async function letThrough(browser: Browser, address: string): Promise<void> {
	const context = await browser.newContext({ storageState: administrator });
	const desk = await context.newPage();
	await desk.goto(address.replace('/entries/', '/queue/'));
	await desk.getByRole('button', { name: 'Confirm, publish and go to the next' }).click();
	await expect(said(desk)).toBeVisible();
	await context.close();
}

test('a member of an institute imports publications, and where nobody connected two approaches there is a bridge', async ({
	browser,
	page
}) => {
	const cell = page
		.getByRole('row', { name: /^Health/ })
		.getByRole('link')
		.and(page.locator('[href*="data"]'));
	await page.goto(bridge);
	await expect(page.getByRole('main')).toContainText('Nobody connects “Health” and “Data and technology” in');
	await page.goto(bridges);
	await expect(cell).toHaveText(/^–/);

	await importRecords(
		member.page,
		`@article{a, title={{${article}}}, author={Rivera, Ana}, journal={Valleys}, year=2025, url={https://journal.example/${mark}}}`,
		'keep them as drafts'
	);
	await member.page.getByRole('link', { name: article }).first().click();
	const address = new URL(member.page.url()).pathname;
	await member.page.getByRole('link', { name: 'Correct', exact: true }).click();
	for (const label of ['Migration and health', 'Data and statistics', 'Central Asia'])
		await tick(member.page, label);
	await member.page.getByRole('button', { name: 'Save changes' }).click();
	await member.page.getByRole('button', { name: 'Propose for review' }).click();
	await expect(said(member.page)).toContainText('Proposed');
	await importRecords(member.page, `10.5555/found.whole.${mark}`, 'let the editors look at them');
	await page.goto(bridges);
	await expect(cell).toHaveText(/^–/);

	await letThrough(browser, address);
	await page.goto(bridges);
	await expect(cell).toHaveText(/^1/);
	await cell.click();
	await expect(page.getByRole('link', { name: article })).toBeVisible();
	await expectAccessible(page);
});

test('she opens a discussion there, and somebody of another institute answers from the letter', async ({
	page
}) => {
	await member.page.goto(bridge);
	await member.page.getByRole('link', { name: 'Open a discussion' }).click();
	await member.page.locator('[name=title]').fill(discussion);
	await member.page.locator('[name=body]').fill('We have one census.');
	await member.page.getByRole('button', { name: 'Open the discussion' }).click();
	await expect(heading(member.page)).toHaveText(discussion);

	await colleague.page.goto(bridge);
	await colleague.page.getByRole('link', { name: discussion }).click();
	await colleague.page.getByLabel('A letter for each post').check();
	await colleague.page.getByRole('button', { name: 'Save' }).click();
	await expect(said(colleague.page)).toContainText('Saved');
	await member.page.locator('textarea#body').fill('And no list of clinics.');
	await member.page.getByRole('button', { name: 'Send' }).last().click();

	const letter = await letterTo(colleague.person.email, 'And no list of clinics.');
	expect(await answerByMail(page, colleague.person.email, letter, 'We have that list.')).toEqual({
		outcome: 'posted'
	});
	await page.goto(new URL(member.page.url()).pathname);
	const answer = page.getByRole('article').filter({ hasText: 'We have that list.' });
	await expect(answer).toContainText(colleague.person.name);
	await expect(answer.locator('.facts')).toContainText('by mail');
});

async function answerByMail(page: Page, from: string, { replyTo }: Caught, words: string): Promise<unknown> {
	const head = { From: `<${from}>`, To: `<${replyTo}>`, 'Message-ID': `<${randomUUID()}@example.org>` };
	const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
	const response = await page.request.post('/api/mail', {
		headers: {
			authorization: 'Bearer the mail server of the journeys',
			'content-type': 'message/rfc822'
		},
		data: [...lines, 'Content-Type: text/plain; charset=utf-8', '', words].join('\r\n')
	});
	const { outcome } = (await response.json()) as { outcome: string };
	return { outcome };
}

test('a centre’s manager finds and shortlists a trainer, who accepts, takes it all back, and is gone', async ({
	browser,
	page,
	request
}) => {
	const manager = (
		await somebody(browser, `Kamila ${mark}`, 'Keeper of the roster', {
			contributor: 'Regional Training Centre on Migration (demonstration)'
		})
	).page;
	const { page: own, person } = await somebody(browser, trainer);
	await manager.goto('/en/desk/roster');
	await manager.getByLabel('E-mail address of their account').fill(person.email);
	await manager.getByRole('button', { name: 'Invite' }).click();
	await expect(said(manager)).toContainText('Invited.');
	const slug = await describeHerself(own);
	await manager.goto('/en/desk/roster');
	await manager.getByRole('link', { name: trainer }).first().click();
	await manager.getByRole('button', { name: 'I have looked at it: show it' }).click();
	await expect(said(manager)).toHaveText('The profile is vetted.');

	await manager.goto('/en/desk/roster');
	await manager.getByLabel('What it is for').fill(`Batumi in March ${mark}`);
	await manager.getByRole('button', { name: 'Begin a shortlist' }).click();
	await manager.goto('/en/desk/roster');
	await manager
		.getByRole('searchbox', { name: 'Find experts' })
		.fill(`Russian-speaking trainer who has worked in Central Asia, ${mark}`);
	await manager.getByRole('button', { name: 'Show' }).first().click();
	const line = manager.getByRole('main').getByRole('listitem').filter({ hasText: trainer }).first();
	await expect(line).toContainText('knows Central Asia');
	await line.getByRole('link', { name: trainer }).click();
	await manager.getByLabel('Note').fill('Knows Osh.');
	await manager.getByRole('button', { name: 'Put on the list' }).click();
	await expect(said(manager)).toHaveText('Put on the list.');
	const year = new Date().getUTCFullYear() + 1;
	await manager.getByLabel('What', { exact: true }).fill('Training of trainers');
	await manager.getByRole('textbox', { name: 'For whom' }).fill('Regional Training Centre');
	await manager.getByLabel('From', { exact: true }).fill(`${year}-03-05`);
	await manager.getByLabel('Until', { exact: true }).fill(`${year}-03-09`);
	await manager.getByRole('button', { name: 'Ask', exact: true }).click();
	await expect(said(manager)).toContainText('Asked.');

	await page.goto(linkIn(await letterTo(person.email, '/experts/answer?token=')));
	await page.getByRole('button', { name: 'Accept' }).click();
	await expect(said(page)).toContainText('You accepted.');
	await manager.reload();
	await expect(manager.getByText('Accepted')).toBeVisible();

	const asked = `q=${encodeURIComponent(trainer)}`;
	const places = [`/en/experts?${asked}`, `/en/search?${asked}`, `/feeds/experts.atom?${asked}`];
	places.push(`/api/experts?${asked}`, `/api/search?${asked}`);
	const shown = async (): Promise<string[]> => {
		const pages = await Promise.all(places.map(async (place) => (await request.get(place)).text()));
		return places.filter((_, i) => pages[i]?.includes(slug));
	};
	await expect.poll(shown).toEqual(places);
	await own.goto('/en/account/expert/withdraw');
	await own.getByRole('button', { name: 'Withdraw now' }).click();
	await expect(said(own)).toContainText('Nobody sees it any more.');
	// Not within the minute: with the next question.
	expect(await shown()).toEqual([]);
});

/** What she is and knows, which languages she speaks, and where she has worked, for everybody: the last part of her page’s address. */
async function describeHerself(page: Page): Promise<string> {
	const parts: Record<string, () => Promise<unknown>> = {
		name: () => page.getByLabel('In one line').fill('Trainer on labour migration'),
		roles: () => page.getByRole('checkbox', { name: 'Trainer' }).check(),
		languages: async () => {
			await page.getByRole('combobox', { name: 'Language' }).first().selectOption('ru');
			await page.getByRole('combobox', { name: 'Level' }).first().selectOption('C1');
		},
		expertise: async () => {
			await page.getByRole('combobox', { name: 'Topic' }).selectOption('labour-migration');
			await page.getByRole('radio', { name: 'Link' }).check();
			await page.getByLabel('Title of the project or link').fill('A workbook');
			await page.getByLabel('Web address of the project or link').fill('https://example.org/workbook');
		},
		places: () => page.locator('[name=countries]').first().fill('Kyrgyzstan')
	};
	for (const [part, fill] of Object.entries(parts)) {
		await page.goto(`/en/account/expert/${part}`);
		await fill();
		await page.getByRole('radio', { name: 'Everybody' }).check();
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(said(page), part).toHaveText('Saved.');
	}
	await page.goto('/en/account/expert');
	await page.getByRole('button', { name: 'Done: it may be looked at' }).click();
	await expect(page.getByText('Self-described, not yet looked at')).toBeVisible();
	const address = await page.getByRole('link', { name: 'How you see your page' }).getAttribute('href');
	return address?.split('/').at(-1) ?? '';
}
