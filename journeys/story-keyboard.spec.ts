import type { Locator, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, said, test, wrong } from '../testing/journey.ts';
import { newAdministrator, type Session } from '../testing/people.ts';
import { pageOf } from '../testing/phone.ts';

// A text of a story is written by the keyboard alone: each thing is reached in the order in which it stands, is seen to have the
// focus, and what happens is said.
test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const slug = `by-keys-${randomUUID().slice(0, 8)}`;
const desk = `/en/desk/stories/${slug}`;
const female = '{{fact:participants:gender.female}}';
let writer: Session;
let second: Session;

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const told = (page: Page) => page.locator('#desk-told');
const atDesk = { viewport: { width: 1280, height: 800 } };

/** Goes on with Tab until `target` has the focus, each stop in sight and seen to have it. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	for (let stops = 0; stops < 250; stops++) {
		await page.keyboard.press(key);
		if (await target.evaluate((one) => one === document.activeElement)) break;
	}
	await expect(target).toBeFocused();
	await expect(target).toBeInViewport();
	const outline = await target.evaluate((one) => getComputedStyle(one).outlineStyle);
	expect(outline, 'the focus is seen').not.toBe('none');
}

test.beforeAll(async ({ browser }) => {
	writer = await newAdministrator(browser, 'Leyla Aliyeva');
	second = await newAdministrator(browser, 'Ousmane Ba');
	const page = await pageOf(browser, { storageState: writer });
	await page.goto('/en/desk/stories/new');
	await field(page, 'title').fill('By keys alone');
	await field(page, 'slug').fill(slug);
	for (const box of await page.locator('[name="cohorts"], [name="waves"]').all()) await box.check();
	await page.getByRole('button', { name: 'Begin', exact: true }).click();
	await expect(said(page)).toContainText('The story is begun.');
	await page.context().close();
});

test('a number is found and put at the cursor, looked at and saved', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: writer, ...atDesk });
	await page.goto(`${desk}/texts/en`);
	const body = field(page, 'body');
	await tabTo(page, field(page, 'title'));
	await tabTo(page, field(page, 'summary'));
	await page.keyboard.type('In short.');
	await tabTo(page, body);
	await page.keyboard.type('There were  of them.');
	for (let at = 0; at < ' of them.'.length; at++) await page.keyboard.press('ArrowLeft');
	await expect(told(page)).not.toBeEmpty();

	await tabTo(page, field(page, 'find.words'), 'Shift+Tab');
	await page.keyboard.type('participants gender');
	const insert = page.locator(`#desk-found [data-insert="${female}"]`);
	await expect(insert).toBeVisible();
	await expect(field(page, 'find.words')).toBeFocused();
	await tabTo(page, insert);
	await expect(insert).toHaveAccessibleName(/\d/u);
	await page.keyboard.press('Enter');
	await expect(body).toBeFocused();
	await expect(body).toHaveValue(`There were ${female} of them.`);
	await expect(told(page)).not.toBeEmpty();
	// What is typed next goes on behind the number.
	await page.keyboard.type(' women');
	await expect(body).toHaveValue(`There were ${female} women of them.`);
	await page.keyboard.press('ControlOrMeta+z');
	await expect(body).not.toHaveValue(/women/u);

	const preview = page.getByRole('region', { name: 'Preview' });
	await tabTo(page, page.getByRole('button', { name: 'Preview', exact: true }));
	await page.keyboard.press('Enter');
	await expect(page.locator('#desk-preview')).toBeFocused();
	await expect(preview).toContainText(/There were \d+/u);
	await expectAccessible(page);
	await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }).last(), 'Shift+Tab');
	await page.keyboard.press('Enter');
	await expect(said(page)).toHaveText('Saved.');
	await page.context().close();
});

test('what somebody else saved meanwhile is told at once, and both texts are reached', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: writer, ...atDesk });
	const other = await pageOf(browser, { storageState: second });
	await page.goto(`${desk}/texts/en`);
	await other.goto(`${desk}/texts/en`);
	await field(other, 'summary').fill('What Ousmane wrote.');
	await other.getByRole('button', { name: 'Save', exact: true }).last().click();
	await expect(said(other)).toHaveText('Saved.');

	await tabTo(page, field(page, 'summary'));
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type('What Leyla wrote.');
	await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }).last());
	await page.keyboard.press('Enter');
	await expect(wrong(page)).toContainText('Ousmane Ba');
	await expect(wrong(page)).toBeFocused();
	await expect(page.getByRole('region', { name: 'What was saved meanwhile' })).toContainText(
		'What Ousmane wrote.'
	);
	await expectAccessible(page);
	await tabTo(page, field(page, 'summary'));
	await expect(field(page, 'summary')).toHaveValue('What Leyla wrote.');
	await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }).last());
	await page.keyboard.press('Enter');
	await expect(said(page)).toHaveText('Saved.');
	await expect(field(page, 'summary')).toHaveValue('What Leyla wrote.');
});
