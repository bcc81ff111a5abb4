import type { BrowserContext, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { expect, expectAccessible, expectFits, heading, test } from '../testing/journey.ts';
import { enrolIn, savedLine } from '../testing/learning.ts';
import { newAdministrator, newPerson, signIn, type Session } from '../testing/people.ts';
import { aSmallCourse, bringIn, dayFromNow, publishEdition } from '../testing/small-course.ts';

test.setTimeout(120_000);
// One course for all of them.
test.describe.configure({ mode: 'default' });
test.use({ viewport: { width: 360, height: 740 } });

const course = aSmallCourse();
const running = `${course.key}-now`;
const coming = `${course.key}-later`;
const demonstration = 'emr-open-demo';
const lesson = `/en/learning/${demonstration}/guarantees`;
let team: Session;

test.beforeAll(async ({ browser }) => {
	test.setTimeout(120_000);
	team = await newAdministrator(browser, 'Ines Okafor');
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		storageState: team,
		javaScriptEnabled: false
	});
	const page = await context.newPage();
	await bringIn(page, course);
	await publishEdition(page, course, { slug: running, startsOn: dayFromNow(-7) });
	await publishEdition(page, course, { slug: coming, startsOn: dayFromNow(7) });
	await context.close();
});

async function enrolled(page: Page, slug: string): Promise<void> {
	await signIn(page, await newPerson(page));
	await enrolIn(page, `courses/course/editions/${slug}`);
}
const question = (page: Page, number: number) =>
	page
		.locator('form.quiz ol')
		.first()
		.locator('> li')
		.nth(number - 1);
const reflection = (page: Page) => page.locator('textarea[name=text]');
const cutOff = (context: BrowserContext) => context.route('**/api/statements', (route) => route.abort());

async function expectGood(page: Page): Promise<void> {
	await expectFits(page);
	await expectAccessible(page);
}

test('a browser that keeps nothing says so, and what is done is sent all the same', async ({
	page,
	context
}) => {
	await enrolled(page, demonstration);
	// As some private windows have it.
	await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
	await cutOff(context);
	await page.goto(lesson);
	await reflection(page).fill('A chamber of crafts.');
	await expect(savedLine(page)).toContainText(
		/This browser keeps nothing: \d acts are being sent. Leave the page open./
	);
	await expectGood(page);
	await context.unroute('**/api/statements');
	await expect(savedLine(page)).toHaveText('All saved', { timeout: 20_000 });
	await question(page, 1).getByLabel('2,000').check();
	await question(page, 1).getByRole('button', { name: 'Check' }).click();
	await expect(question(page, 1).locator('.verdict')).toHaveText('Right');
	await expect(savedLine(page)).toHaveText('All saved');
	await page.reload();
	await expect(question(page, 1).getByLabel('2,000')).toBeChecked();
	await expect(reflection(page)).toHaveValue('A chamber of crafts.');
});

test('an answer that the hub will not take is shown, kept through a reload, and leaves as a file', async ({
	page,
	context
}) => {
	await enrolled(page, demonstration);
	await page.goto(lesson);
	await expect(savedLine(page)).toHaveText('All saved');
	// Its id is in the log already, with other words: the hub keeps the first.
	await context.route('**/api/statements', async (route) => {
		const body = route.request().postDataJSON() as { statements: { verb: string; value: string }[] };
		const forged = body.statements
			.filter(({ verb }) => verb === 'saved')
			.map((one) => ({ ...one, value: 'Other words.' }));
		if (forged.length > 0)
			await page.request.post('/api/statements', { data: { ...body, statements: forged } });
		await route.continue();
	});
	await reflection(page).fill('My own words.');
	const told = page.getByText('1 answer could not be taken. It is still on this device');
	await expect(told).toBeVisible();
	await context.unroute('**/api/statements');
	await expectGood(page);
	await page.reload();
	await expect(told).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a file' }).click();
	const kept = JSON.parse(await readFile(await (await download).path(), 'utf8')) as object[];
	expect(kept).toMatchObject([{ verb: 'saved', value: 'My own words.', reason: 'two_contents' }]);
	await page.getByRole('button', { name: 'Remove from this device' }).click();
	await expect(told).toHaveCount(0);
	await page.reload();
	await expect(savedLine(page)).toHaveText('All saved');
});

/** The attempt begins on another device of the same person, so many seconds ago. */
async function beganEarlier(page: Page, seconds: number): Promise<void> {
	await page.goto('/en/learning');
	const registration = await page.locator('input[name=enrolment]').first().inputValue();
	const one = { id: v7(), registration, verb: 'started', object: course.item('quick-sums'), attempt: v7() };
	const happenedAt = new Date(Date.now() - seconds * 1000).toISOString();
	const sent = await page.request.post('/api/statements', {
		data: { statements: [{ ...one, language: 'en', happenedAt }] }
	});
	expect(((await sent.json()) as { kept: string[] }).kept).toEqual([one.id]);
}

test('the time of a quiz runs out: what was typed is handed in, and it says so', async ({ page }) => {
	await enrolled(page, running);
	await beganEarlier(page, 48);
	await page.goto(`/en/learning/${running}/cash-book`);
	const quiz = page.locator('form.quiz');
	await expect(quiz).toContainText(/\d+ seconds left/);
	await question(page, 1).getByRole('textbox').fill('12');
	// Nothing is pressed.
	await expect(quiz.locator('.result')).toContainText('The time is over. What you had typed was handed in.', {
		timeout: 20_000
	});
	await expect(quiz.locator('.points')).toHaveText('1 of 2 points');
	await expect(quiz).toContainText('Passed');
	await expect(question(page, 1).getByRole('textbox')).toHaveValue('12');
	await expect(quiz).toContainText('1 attempt left');
	await expectGood(page);
	await page.reload();
	await expect(quiz.locator('.points')).toHaveText('1 of 2 points');
	await expect(quiz.locator('.result')).toContainText('The time is over. What you had typed was handed in.');
});

test('a quiz whose time ran out while nobody looked is closed when one comes back', async ({ page }) => {
	await enrolled(page, running);
	await beganEarlier(page, 100);
	await page.goto(`/en/learning/${running}/cash-book`);
	const quiz = page.locator('form.quiz');
	await expect(quiz.locator('.result')).toContainText('The time is over. What you had typed was handed in.');
	await expect(quiz.locator('.points')).toHaveText('0 of 2 points');
	await quiz.getByRole('button', { name: 'Try again' }).focus();
	await page.keyboard.press('Enter');
	await expect(quiz).toContainText('About 1 minute left');
	await expect(quiz).toContainText('Attempt 2 of 2');
});

test('the team looks at a lesson: it works, and nothing is recorded', async ({ browser }) => {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		storageState: team
	});
	const page = await context.newPage();
	const sent: string[] = [];
	page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
	await page.goto(lesson);
	await expect(
		page.getByText('You see this lesson as its team. Nothing you do here is recorded.')
	).toBeVisible();
	await question(page, 1).getByLabel('2,000').check();
	await question(page, 1).getByRole('button', { name: 'Check' }).click();
	await expect(question(page, 1).locator('.verdict')).toHaveText('Right');
	await reflection(page).fill('Only a try.');
	await expect(page.locator('#end button')).toHaveCount(0);
	await expectGood(page);
	await page.locator('#end a.button').click();
	await page.waitForURL(/\/asking-for-the-loan$/);
	await page.goto(lesson);
	await expect(question(page, 1).getByLabel('2,000')).not.toBeChecked();
	await expect(reflection(page)).toHaveValue('');
	expect(sent).toEqual([]);
	expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
	await context.close();
});

test('an edition that has not begun says when its lessons open', async ({ page }) => {
	await enrolled(page, coming);
	await expect(page.getByText(/^It begins /)).toBeVisible();
	for (const path of ['', '/cash-book']) {
		await page.goto(`/en/learning/${coming}${path}`);
		await expect(heading(page)).toHaveText('The lessons are not open yet');
		await expect(page.getByText(/^You are enrolled\. The lessons open on \d+ \w+ \d{4}/)).toBeVisible();
		await expectGood(page);
	}
	await page.goto(`/ar/learning/${coming}`);
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await expectGood(page);
});
