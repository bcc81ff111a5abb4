import type { Browser, BrowserContext, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectAccessible, expectFits, heading, said, test, wrong } from '../testing/journey.ts';
import { newAdministrator, newPerson, signIn, type Person, type Session } from '../testing/people.ts';

let author: Session;
let authorContext: BrowserContext;
let page: Page;
let translator: Person;
const title = `Guarantees ${randomUUID().slice(0, 8)}`;
let course = '';
let lesson = '';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);
test.beforeAll(async ({ browser }) => {
	author = await newAdministrator(browser, 'Amina Rahal');
	authorContext = await contextOf(browser, author);
	page = await authorContext.newPage();
});
test.afterAll(() => authorContext.close());

async function contextOf(
	browser: Browser,
	storageState?: Session,
	more: { javaScriptEnabled?: boolean } = {}
) {
	const baseURL = process.env['SERAI_JOURNEYS_URL'];
	const context = await browser.newContext({
		...(baseURL && { baseURL }),
		...(storageState && { storageState }),
		...more
	});
	context.setDefaultTimeout(15_000);
	return context;
}
const button = (on: Page, name: string | RegExp) => on.getByRole('main').getByRole('button', { name }).last();
const saved = (on: Page) => expect(on.getByText('All saved')).toBeVisible({ timeout: 15_000 });

test('an author begins a course and writes a lesson with a quiz', async () => {
	await page.goto('/en/desk/courses');
	await page.getByText('Begin a course').click();
	await page.locator('[name=title]').fill(title);
	await page.getByRole('checkbox', { name: 'العربية' }).check();
	await button(page, 'Begin the course').click();
	await expect(said(page)).toContainText('The course is begun');
	await expect(heading(page)).toHaveText(title);
	course = new URL(page.url()).pathname;

	await page.locator('[name=title]').fill('Access to finance');
	await button(page, 'Add').click();
	await page.locator('[name=title]').first().fill('What a guarantee is');
	await page.getByRole('button', { name: 'Add', exact: true }).first().click();
	await expect(said(page)).toContainText('Added');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'What a guarantee is' }).click();
	lesson = new URL(page.url()).pathname;

	await page.getByRole('link', { name: 'Text', exact: true }).click();
	await page.locator('[name=prose]').fill('A bank asks for a **past**.\n\n- records\n- savings');
	await expectAccessible(page);
	await button(page, 'Add').click();
	await expect(said(page)).toContainText('Added');
	await expect(page.locator('strong', { hasText: 'past' })).toBeVisible();

	await page.getByRole('link', { name: 'Quiz', exact: true }).click();
	await page.locator('[name=pass]').fill('70');
	await button(page, 'Add').click();
	await page.getByText('Add a question').click();
	await page.getByRole('link', { name: 'One choice' }).click();
	await page.locator('[name=prompt]').fill('How much can the bank lose?');
	await page.locator('[name="choices.a"]').fill('5,000');
	await page.locator('[name="choices.b"]').fill('2,000');
	// The third row was offered, and stays empty.
	await expect(page.locator('[name="choices.c"]')).toHaveValue('');
	await button(page, 'Add').click();
	await expect(wrong(page).first()).toContainText('At least 1 needed here');
	await page.getByRole('radio', { name: 'right' }).nth(1).check();
	await button(page, 'Add').click();
	await expect(said(page)).toContainText('Added');
	await expect(page.getByText('How much can the bank lose?')).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
});

test('what is typed is saved while one writes, and a closed tab loses nothing', async () => {
	await page.goto(lesson);
	await page.getByRole('link', { name: /^Edit\W+Text/ }).click();
	const prose = page.locator('[name=prose]');
	await prose.fill('Every bank asks for a **past**.');
	await saved(page);
	await page.context().setOffline(true);
	await prose.fill('Every bank asks for your **past**.');
	await expect(page.getByText('The hub cannot be reached')).toBeVisible({ timeout: 15_000 });
	await page.close({ runBeforeUnload: false });
	await authorContext.setOffline(false);
	page = await authorContext.newPage();
	await page.goto(`${lesson}?edit=a-bank-asks-for-a-past-records-savings`);
	await expect(page.getByText('is back')).toBeVisible();
	await expect(page.locator('[name=prose]')).toHaveValue('Every bank asks for your **past**.');
	await saved(page);
	await expect(page.locator('.preview strong')).toHaveText('past');
});

test('a link from here to a page without a script is an ordinary one', async () => {
	const leaving = await authorContext.newPage();
	const wrong: string[] = [];
	leaving.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
	leaving.on('pageerror', (error) => wrong.push(error.message));
	await leaving.goto(lesson);
	await leaving.waitForLoadState('networkidle');
	await leaving.locator('header a').first().click();
	await expect(leaving).toHaveURL(/\/en$/);
	await expect(leaving.locator('h1')).toBeVisible();
	await leaving.waitForLoadState('networkidle');
	expect(wrong).toEqual([]);
	await leaving.close();
});

test('what is typed before the script has come is not lost', async () => {
	const slow = await authorContext.newPage();
	await slow.route('**/*.js', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1500));
		await route.continue();
	});
	await page.goto(lesson);
	const address = await page.getByRole('link', { name: 'Text', exact: true }).getAttribute('href');
	await slow.goto(new URL(address ?? '', page.url()).href, { waitUntil: 'commit' });
	await slow.locator('[name=prose]').fill('Typed early.');
	await slow.waitForLoadState('networkidle');
	await expect(slow.locator('[name=prose]')).toHaveValue('Typed early.');
	await slow.close();
});

test('two tabs on one text: the second is told, sees both, and nothing is lost', async () => {
	const edit = `${lesson}?edit=a-bank-asks-for-a-past-records-savings`;
	const other = await authorContext.newPage();
	await other.goto(edit);
	await page.goto(edit);
	await page.locator('[name=prose]').fill('Every bank asks for your past first.');
	await saved(page);
	await other.locator('[name=prose]').fill('A bank always asks for your past.');
	const note = other.getByRole('alert').filter({ hasText: 'Both wordings are kept' });
	await expect(note).toBeVisible({ timeout: 15_000 });
	await expect(note).toContainText('Every bank asks for your past first.');
	await expectAccessible(other);
	await other.locator('[name=prose]').fill('A bank always asks for your past first.');
	await other.getByRole('button', { name: 'Save what is in the form' }).click();
	await expect(said(other)).toContainText('Saved');
	await other.close();
	await page.goto(lesson);
	const entry = page.getByRole('region', { name: 'Text: a-bank-asks-for-a-past-records-savings' });
	await entry.locator('summary').click();
	await entry.getByRole('link', { name: 'History' }).click();
	await expect(page.locator('ol')).toContainText('always');
	await expectAccessible(page);
});

test('a translator without a role translates it beside the source, in Arabic', async ({ browser }) => {
	const context = await contextOf(browser);
	const theirs = await context.newPage();
	translator = await newPerson(theirs, 'ar');
	await page.goto(`${course}/course/authors`);
	await page.locator('[name=email]').fill(translator.email);
	await button(page, 'Add as an author').click();
	await expect(said(page)).toContainText('The author is added');
	await expectAccessible(page);

	await signIn(theirs, translator, 'ar');
	await theirs.goto('/ar/desk/courses');
	await theirs.getByRole('link', { name: title }).click();
	await theirs.goto(`${lesson.replace('/en/', '/ar/')}?in=ar`);
	await expectAccessible(theirs);
	await expectFits(theirs);
	await theirs.getByRole('link', { name: /^ترجمة\W+نص/u }).click();
	await expect(theirs.locator('.pair section')).toContainText('A bank always asks for your past first.');
	await theirs.locator('[name=prose]').fill('يسأل المصرف دائمًا عن ماضيك أولًا.');
	await expect(theirs.getByText('حُفظ كل شيء')).toBeVisible({ timeout: 15_000 });
	await expectAccessible(theirs);
	await theirs.getByRole('button', { name: 'حفظ ومتابعة التالي' }).click();
	await expect(theirs.locator('[name=prompt]')).toBeVisible();
	await theirs.locator('[name=prompt]').fill('كم يمكن أن يخسر المصرف؟');
	await theirs.locator('[name="choices.a"]').fill('5000');
	await theirs.locator('[name="choices.b"]').fill('2000');
	await theirs.getByRole('button', { name: 'حفظ', exact: true }).last().click();
	await expect(said(theirs)).toContainText('حُفظ');

	// The source changes: the translation is out of date, and shows what changed.
	await page.goto(`${lesson}?edit=a-bank-asks-for-a-past-records-savings`);
	await page.locator('[name=prose]').fill('A bank always asks for your savings first.');
	await saved(page);
	await theirs.goto(`${lesson.replace('/en/', '/ar/')}?in=ar&edit=a-bank-asks-for-a-past-records-savings`);
	await expect(theirs.locator('.pair ins')).toContainText('savings');
	await expect(theirs.locator('.pair del')).toContainText('past');
	await expectAccessible(theirs);

	// A quiz that gets a title has something to translate.
	await page.goto(lesson);
	await page.getByRole('link', { name: /^Edit\W+Quiz/ }).click();
	await page.locator('[name=title]').fill('What a bank can lose');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Save', exact: true }).last().click();
	await expect(page.getByText('What a bank can lose').first()).toBeVisible();
	await theirs.goto(`${lesson.replace('/en/', '/ar/')}?in=ar`);
	await theirs.getByRole('link', { name: /^ترجمة\W+اختبار/u }).click();
	await expect(theirs.locator('.pair section')).toContainText('What a bank can lose');
	await expect(theirs.locator('[name=attempts]')).toHaveCount(0);
	await theirs.locator('[name=title]').fill('ما قد يخسره المصرف');
	await theirs.getByRole('button', { name: 'حفظ', exact: true }).last().click();
	await expect(theirs.getByText('ما قد يخسره المصرف').first()).toBeVisible();
	await expectAccessible(theirs);
	await context.close();
});

test('without a script there is a button, and a conflict is told all the same', async ({ browser }) => {
	const context = await contextOf(browser, author, { javaScriptEnabled: false });
	const [one, two] = [await context.newPage(), await context.newPage()];
	const edit = `${lesson}?edit=a-bank-asks-for-a-past-records-savings`;
	await one.goto(edit);
	await two.goto(edit);
	await one.locator('[name=prose]').fill('A bank asks for savings.');
	await one.getByRole('button', { name: 'Preview' }).click();
	await expect(one.locator('.preview')).toContainText('A bank asks for savings.');
	await one.getByRole('button', { name: 'Save', exact: true }).last().click();
	await expect(said(one)).toContainText('Saved');
	await two.locator('[name=prose]').fill('A bank asks for records.');
	await two.getByRole('button', { name: 'Save', exact: true }).last().click();
	await expect(two.getByRole('alert')).toContainText('A bank asks for savings.');
	await two.getByRole('button', { name: 'Take theirs' }).click();
	await expect(two.locator('[name=prose]')).toHaveValue('A bank asks for savings.');
	await expect(two.locator('details.note')).toContainText('A bank asks for records.');
	await context.close();
});

test('questions of a file come in, with what cannot come and why', async () => {
	await page.goto(lesson);
	await page.getByRole('link', { name: 'Bring in questions from a file' }).click();
	const gift = '::Two:: 1 + 1 { =2 ~3 }\n\n::None:: Only a text.\n';
	await page
		.locator('[name=file]')
		.setInputFiles({ name: 'q.gift', mimeType: 'text/plain', buffer: Buffer.from(gift) });
	await button(page, 'See what it holds').click();
	await expect(page.getByRole('main')).toContainText('Cannot come: 1');
	await expect(page.getByRole('main')).toContainText('This is a text without a question.');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Bring it in' }).click();
	await expect(said(page)).toContainText('The questions are in the quiz');
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Export as GIFT' }).click();
	expect((await download).suggestedFilename()).toMatch(/-en\.gift$/);
});

test('a picture needs words for whoever does not see it, and is checked by its content', async () => {
	await page.goto(`${lesson}?add=image`);
	const file = (name: string, text: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(text) });
	await page.locator('#file').setInputFiles(file('a.png', '<html><script>'));
	await page.locator('[name=alt]').fill('A drawing of a loan.');
	await button(page, 'Add').click();
	await expect(wrong(page).first()).toContainText('Files of this kind');
	await expect(page.locator('[name=alt]')).toHaveValue('A drawing of a loan.');
	await page
		.locator('#file')
		.setInputFiles(
			file(
				'Loan drawing.svg',
				'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
			)
		);
	await page.locator('[name=alt]').fill('');
	await button(page, 'Add').click();
	await expect(wrong(page).first()).toContainText('This is needed');
	await page
		.locator('#file')
		.setInputFiles(
			file(
				'Loan drawing.svg',
				'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
			)
		);
	await page.locator('[name=alt]').fill('A drawing of a loan.');
	await button(page, 'Add').click();
	await expect(page.getByRole('img', { name: 'A drawing of a loan.' })).toBeVisible();
});

test('a version is frozen, and the folder leaves with everything in it', async ({ browser }) => {
	await page.goto(`${course}/course/languages`);
	await expectAccessible(page);
	await page.goto(`${course}/course/versions`);
	await page.locator('[name=note]').fill('The first.');
	await button(page, 'Freeze a version').click();
	await expect(said(page)).toContainText('The version is frozen');
	await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible();
	await expectAccessible(page);
	const response = await page.request.get(`${course}/course/folder.zip`);
	const folder = unzipSync(new Uint8Array(await response.body()));
	const arabic = Object.keys(folder).find((path) => path.endsWith('/ar.md')) ?? '';
	expect(strFromU8(folder[arabic] ?? new Uint8Array())).toContain('يسأل المصرف');

	// It comes back as it left; a folder with a mistake tells its place.
	await page.goto('/en/desk/courses');
	await page.getByText('Bring in a course from a folder').click();
	const zip = { name: 'course.zip', mimeType: 'application/zip', buffer: await response.body() };
	await page.locator('[name=file]').setInputFiles(zip);
	await button(page, 'See what it holds').click();
	await expect(page.getByRole('main')).toContainText('A course of this key is here');
	await page.getByRole('button', { name: 'Bring it in' }).click();
	await expect(said(page)).toContainText('The course is as its folder says');

	const stranger = await contextOf(browser);
	const other = await stranger.newPage();
	await signIn(other, await newPerson(other));
	expect((await other.goto(course))?.status()).toBe(404);
	await stranger.close();
});
