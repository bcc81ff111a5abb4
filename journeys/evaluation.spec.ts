import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, expectFits, heading, test } from '../testing/journey.ts';
import { newAdministrator, type Session } from '../testing/people.ts';
import { pageOf } from '../testing/phone.ts';

// From the desk of an event or an edition its people are asked what came of it: the form knows what it is about.
test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 15_000 });

const mark = randomUUID().slice(0, 8);
let editor: Session;

test.beforeAll(async ({ browser }) => {
	editor = await newAdministrator(browser, 'Mariam Keita');
});

test('an event is evaluated by who came to it', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: editor });
	const desk = '/en/desk/events/field-school-rwanda-2027';
	await page.goto(desk);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'evaluation of an event' }).click();
	await expect(page.locator('[name=questionnaire]')).toHaveValue('event-evaluation');
	await expect(page.locator('[name=about]')).toHaveValue(/^event:/);
	await expect(page.locator('[name=linkage][value=anonymous]')).toBeChecked();
	await expect(page.locator('[name=title]')).not.toHaveValue('');
	await expectAccessible(page);
	await expectFits(page);
	const slug = `rwanda-evaluation-${mark}`;
	await page.locator('[name=slug]').fill(slug);
	await page.getByRole('button', { name: 'Open a wave' }).click();
	await expect(page).toHaveURL(new RegExp(`/desk/surveys/waves/${slug}`));
	await page.goto(desk);
	// It was asked, so that it is not proposed again.
	await expect(page.locator(`a[href$="/waves/${slug}"]`)).toBeVisible();
	await expect(page.getByRole('link', { name: 'evaluation of an event', exact: true })).toHaveCount(0);
});

test('half a year after an edition its learners are asked what they use', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: editor, viewport: { width: 360, height: 780 } });
	await page.goto('/en/desk/editions/emr-2027-en-demo');
	await expectFits(page);
	await page.getByRole('link', { name: 'follow-up, 6 months later' }).click();
	await expect(heading(page)).toHaveText('Open a wave');
	await expect(page.locator('[name=questionnaire]')).toHaveValue('course-follow-up');
	await expect(page.locator('[name=month]')).toHaveValue('6');
	await expect(page.locator('[name=opensOn]')).toHaveValue('2027-09-12');
	await page.locator('[name=slug]').fill(`half-a-year-${mark}`);
	await page.getByRole('button', { name: 'Open a wave' }).click();
	await expect(heading(page)).toContainText('6 months later');
	await expectAccessible(page);
	await expectFits(page);
});
