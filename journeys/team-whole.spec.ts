import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect, expectAccessible, expectFits, heading, said, test } from '../testing/journey.ts';
import { enrolIn, savedLine } from '../testing/learning.ts';
import { newAdministrator, newPerson, signIn, someone } from '../testing/people.ts';
import {
	aSmallCourse,
	bringIn,
	dayFromNow,
	freeze,
	publish,
	publishEdition
} from '../testing/small-course.ts';

// Two people, two versions, two editions.
test.setTimeout(180_000);

const course = aSmallCourse();
const first = `${course.key}-first`;
const next = `${course.key}-next`;
const written = `/en/desk/courses/${course.key}`;

async function pageOf(browser: Browser, options: BrowserContextOptions): Promise<Page> {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		...options
	});
	context.setDefaultTimeout(15_000);
	return context.newPage();
}

async function expectGood(page: Page): Promise<void> {
	await expectFits(page);
	await expectAccessible(page);
}

test('a team renews a lesson in two languages, clones the edition, and marks an open answer', async ({
	browser
}) => {
	const session = await newAdministrator(browser, 'Ines Okafor');
	await test.step('a course is taught in a first edition', async () => {
		const before = await pageOf(browser, { storageState: session, javaScriptEnabled: false });
		await bringIn(before, course);
		await publishEdition(before, course, { slug: first, startsOn: dayFromNow(-30) });
		await before.context().close();
	});

	const team = await pageOf(browser, { storageState: session, viewport: { width: 1280, height: 800 } });
	const main = team.getByRole('main');

	await test.step('its lesson is changed in the editor; the Arabic is listed as out of date', async () => {
		await team.goto(`${written}/cash-book?edit=why-write`);
		await team.locator('[name=prose]').fill('Write every sum on the same evening.');
		await expect(team.getByText('All saved')).toBeVisible();
		await team.goto(`${written}/course/languages`);
		const arabic = main.getByRole('region', { name: 'العربية' });
		await expect(arabic).toContainText('out of date');
		await arabic.locator('summary').click();
		await expect(arabic.getByRole('listitem').filter({ hasText: 'why-write' }).last()).toContainText(
			'out of date'
		);
		await expectGood(team);
		await arabic.getByRole('link', { name: /why-write/ }).click();
	});

	await test.step('it is translated beside the source, which shows what changed', async () => {
		await expect(team.locator('.pair ins')).toContainText(['on', 'same']);
		await expect(team.locator('.pair del')).toContainText(['in']);
		await team.locator('[name=prose]').fill('اكتب كل مبلغ في المساء نفسه.');
		await expectGood(team);
		await team.keyboard.press('Tab');
		await team.getByRole('button', { name: 'Save', exact: true }).last().click();
		await expect(said(team)).toContainText('Saved.');
		await expect(main.getByText('Nothing is left to translate on this page.')).toBeVisible();
	});

	await test.step('a version is frozen, and the next edition teaches it', async () => {
		await freeze(team, course.key, 'The evening is the same.');
		await expect(main.locator('dl').first()).toContainText('why-write');
		await team.goto(`/en/desk/editions/${first}`);
		await team.getByRole('link', { name: 'Make the next edition from this one' }).click();
		await team.getByLabel('Address').fill(next);
		await team.getByLabel('First day').fill(dayFromNow(0));
		const version = team.getByLabel('What it teaches');
		const newest = await version.locator('option', { hasText: 'Version 2' }).getAttribute('value');
		await version.selectOption(newest);
		await team.getByRole('button', { name: 'Look first' }).click();
		await expect(said(team)).toContainText('Everything can be taken over as it is.');
		await expectGood(team);
		await team.getByRole('button', { name: 'Make the draft' }).click();
		await expect(said(team)).toContainText('The draft is made.');
		await publish(team, next);
	});

	const hers = await pageOf(browser, { viewport: { width: 360, height: 740 } });
	await test.step('a learner reads the new wording in Arabic and answers the open question', async () => {
		await signIn(hers, await newPerson(hers, 'en', someone('Amina Diallo')));
		await enrolIn(hers, `courses/course/editions/${next}`);
		await hers.goto(`/ar/learning/${next}/cash-book`);
		await expect(hers.getByText('اكتب كل مبلغ في المساء نفسه.')).toBeVisible();
		await expect(savedLine(hers)).toHaveText('كل شيء محفوظ');
		await hers.locator('#end button[value=next]').click();
		await expect(heading(hers)).toHaveText('خطتك');
		await hers.getByRole('button', { name: 'ابدأ' }).click();
		await hers.locator('form.quiz textarea').fill('أكتب كل مساء ما بعت.\nستة أرغفة.');
		await hers.getByRole('button', { name: 'تسليم' }).click();
		await expect(hers.locator('form.quiz')).toContainText('قد تُضاف 4');
		await expect(savedLine(hers)).toHaveText('كل شيء محفوظ');
		await expectGood(hers);
	});

	await test.step('the team marks it with the rubric', async () => {
		await expect(async () => {
			await team.goto(`/en/desk/editions/${next}`);
			await expect(team.getByRole('link', { name: '1 answer to mark' })).toBeVisible({ timeout: 500 });
		}).toPass({ timeout: 20_000 });
		await team.getByRole('link', { name: '1 answer to mark' }).click();
		await team.getByRole('link', { name: 'Begin marking' }).click();
		await expect(main.locator('blockquote')).toHaveText('أكتب كل مساء ما بعت.\nستة أرغفة.');
		await expect(main.getByText('Amina Diallo')).toHaveCount(0);
		await expectGood(team);
		await main
			.getByRole('group', { name: /It says who writes and when/ })
			.getByLabel('met', { exact: true })
			.check();
		await main
			.getByRole('group', { name: /It can be done after work/ })
			.getByLabel('partly')
			.check();
		await team.getByLabel('What you want to say to the learner').fill('من يكتب حين تغيب؟');
		await team.getByRole('button', { name: 'Save the mark' }).click();
		await expect(said(team)).toHaveText('The mark is saved.');
	});

	await test.step('she sees the mark and what was said', async () => {
		await hers.goto(`/ar/learning/${next}/plan`);
		await expect(hers.locator('form.quiz .points')).toHaveText('3 من 4 نقاط');
		await expect(hers.locator('form.quiz')).toContainText('من يكتب حين تغيب؟');
		await expect(hers.locator('form.quiz')).toContainText('ناجح');
		await expectGood(hers);
	});
	for (const page of [team, hers]) await page.context().close();
});
