import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, expectAccessible, expectFits, heading, said, test, wrong } from '../testing/journey.ts';
import { newAdministrator, type Session } from '../testing/people.ts';

// Each goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

const title = `Savings ${randomUUID().slice(0, 8)}`;
let session: Session;
let context: BrowserContext;
let page: Page;
let course = '';

test.beforeAll(async ({ browser }) => {
	session = await newAdministrator(browser, 'Leila Haddad');
	const baseURL = process.env['SERAI_JOURNEYS_URL'] ?? '';
	// All of it a phone can do; the pages of properties and rules have no script.
	const phone = { viewport: { width: 360, height: 740 } };
	context = await browser.newContext({ baseURL, storageState: session, ...phone });
	context.setDefaultTimeout(15_000);
	page = await context.newPage();
});
test.afterAll(() => context.close());

const button = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name });
const save = () => page.getByRole('main').getByRole('button', { name: 'Save', exact: true }).last().click();
const at = (place: string) => `${course}/course/${place}`;

test('a course is begun, and filled by the keyboard alone', async () => {
	await page.goto('/en/desk/courses');
	await page.getByText('Begin a course').click();
	await page.locator('[name=title]').fill(title);
	await button('Begin the course').last().click();
	await expect(heading(page)).toHaveText(title);
	course = new URL(page.url()).pathname;
	await page.locator('[name=title]').fill('Money');
	await page.keyboard.press('Enter');
	await expect(said(page)).toContainText('Added');
	for (const name of ['First', 'Second', 'Third']) {
		const add = page.locator('details', { hasText: 'Add a lesson' }).first();
		if (!(await add.evaluate((one: HTMLDetailsElement) => one.open))) {
			await add.locator('summary').focus();
			await page.keyboard.press('Enter');
		}
		await add.locator('[name=title]').focus();
		await page.keyboard.type(name);
		await page.keyboard.press('Enter');
		await expect(said(page)).toContainText('Added');
	}
	await expectAccessible(page);
	await expectFits(page);
});

test('a lesson is moved, taken out and put back by the keyboard, and the focus stays with it', async () => {
	const lessons = page.locator('.modules ol h3');
	const acts = page.locator('details', { hasText: 'Third' }).filter({ hasText: 'Move or take out' }).last();
	await acts.locator('summary').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(said(page)).toContainText('Moved');
	await expect(lessons).toHaveText(['First', 'Third', 'Second']);
	// The same button has the focus: one step more.
	await expect(page.locator('#up-third')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(lessons).toHaveText(['Third', 'First', 'Second']);
	await page.keyboard.press('Tab');
	await expect(page.locator('#down-third')).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(said(page)).toContainText('Taken out');
	await expect(lessons).toHaveText(['First', 'Second']);
	await page.locator('.removed summary').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(lessons).toHaveText(['First', 'Second', 'Third']);
});

test('blocks are written and moved', async () => {
	await page.getByRole('link', { name: 'First', exact: true }).click();
	const lesson = new URL(page.url()).pathname;
	for (const prose of ['One', 'Two']) {
		await page.goto(`${lesson}?add=text`);
		await page.locator('[name=prose]').fill(prose);
		await button('Add').last().click();
		await expect(said(page)).toContainText('Added');
	}
	await page.goto(`${lesson}?add=quiz`);
	await page.locator('[name=pass]').fill('70');
	await button('Add').last().click();
	await expect(said(page)).toContainText('Added');
	const blocks = page.locator('section.entry[id]');
	await expect(blocks).toHaveCount(4);
	await page.locator('#two summary').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(said(page)).toContainText('Moved');
	expect(await blocks.evaluateAll((all) => all.map(({ id }) => id))).toEqual(['first', 'two', 'one', 'quiz']);
	await expectAccessible(page);
	await expectFits(page);
});

test('its languages and topics change; a language that is left out is asked about and keeps its texts', async () => {
	await page.goto(at('properties'));
	await expectAccessible(page);
	await expectFits(page);
	await page.getByRole('checkbox', { name: 'français' }).check();
	await page.locator('[name=topic]').fill('remesas');
	await button('Find').click();
	await page.getByRole('checkbox', { name: 'Remittances', exact: true }).check();
	await expect(page.getByRole('checkbox', { name: 'français' })).toBeChecked();
	await expectAccessible(page);
	await save();
	await expect(said(page)).toHaveText('The properties are saved.');
	await expect(page.getByRole('checkbox', { name: 'Remittances', exact: true })).toBeChecked();

	await page.getByRole('link', { name: 'What is untranslated' }).click();
	const french = page.locator('section', { hasText: 'français' });
	await expect(french).toContainText('0 of 7');
	await french.locator('summary').click();
	await french.getByRole('link', { name: title }).click();
	await page.getByRole('link', { name: /^Translate/ }).click();
	await page.locator('[name=title]').fill('Épargne');
	await save();
	await expect(said(page)).toContainText('Saved');

	await page.goto(at('properties'));
	await page.getByRole('checkbox', { name: 'français' }).uncheck();
	await save();
	await expect(wrong(page)).toContainText('Texts in a language that is left out: 1.');
	await expectAccessible(page);
	await page.getByRole('checkbox', { name: 'Leave out français' }).check();
	await save();
	await expect(said(page)).toHaveText('The properties are saved.');
	await page.goto(at('languages'));
	await expect(page.getByRole('main')).not.toContainText('français');
	await page.goto(at('properties'));
	await page.getByRole('checkbox', { name: 'français' }).check();
	await save();
	await page.goto(at('languages'));
	await expect(page.locator('section', { hasText: 'français' })).toContainText('1 of 7');
});

test('the language it is translated from stays while texts exist only there; a conflict is told', async () => {
	await page.goto(at('properties'));
	await page.locator('[name=source]').selectOption('fr');
	await save();
	await expect(wrong(page)).toContainText('Texts that are not ready and up to date in that language: 6.');
	const other = await context.newPage();
	await other.goto(at('properties'));
	await page.goto(at('properties'));
	await page.getByRole('checkbox', { name: 'español' }).check();
	await save();
	await expect(said(page)).toHaveText('The properties are saved.');
	await other.getByRole('checkbox', { name: 'русский' }).check();
	await other.getByRole('main').getByRole('button', { name: 'Save', exact: true }).last().click();
	await expect(other.getByRole('main').getByRole('alert')).toContainText('Somebody else changed');
	await expect(other.getByRole('checkbox', { name: 'русский' })).toBeChecked();
	await other.close();
});

test('its page in the catalogue must be one of its own', async () => {
	await page.goto(at('properties'));
	await page.locator('[name=entry]').fill('/en/courses/no-such-course');
	await button('Save the page').click();
	await expect(wrong(page)).toContainText('no course “no-such-course” that is yours to edit');
	await expect(page.locator('[name=entry]')).toHaveValue('/en/courses/no-such-course');
});

test('what its certificates ask for is put together, refused when it is nonsense, and read back', async () => {
	await page.goto(at('rules'));
	await page.locator('[name=completion]').check();
	await save();
	await expect(wrong(page)).toContainText('Say what must be done for this certificate.');
	await page.locator('button[value="add completion lessons"]').click();
	await page.locator('[name="completion.0.amount"]').fill('100');
	await page.locator('button[value="add completion any"]').click();
	await page.locator('button[value="add completion.1 quiz"]').click();
	await page.locator('[name="completion.1.0.amount"]').fill('150');
	await page.locator('button[value="add completion.1 sessions"]').click();
	await page.locator('[name="completion.1.1.amount"]').fill('2');
	await expectAccessible(page);
	await expectFits(page);
	await save();
	await expect(wrong(page)).toContainText('Enter a number above 0, of 100 at most.');
	await page.locator('[name="completion.1.0.amount"]').fill('70');
	await button('Read it back').last().click();
	await expect(page.locator('#completion-sentence')).toContainText(
		'all lessons done and one of these: “First” passed with at least 70%'
	);
	await save();
	await expect(said(page)).toContainText('The rules are saved.');
	await page.goto(at('rules').replace('/en/', '/ar/'));
	await expect(page.locator('#completion-sentence')).toContainText('70');
	await expectAccessible(page);
	await expectFits(page);
	await page.goto(at('properties').replace('/en/', '/ar/'));
	await expectAccessible(page);
	await expectFits(page);
});
