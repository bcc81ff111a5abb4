import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect, expectAccessible, expectFits, said, test, wrong } from '../testing/journey.ts';
import { newAdministrator, newPerson, signIn, someone } from '../testing/people.ts';
import { dayFromNow, publish } from '../testing/small-course.ts';

// Three people, on phones.
test.setTimeout(120_000);

const slug = `asked-${randomUUID().slice(0, 8)}`;
const desk = `/en/desk/editions/${slug}`;

async function pageOf(browser: Browser, options: BrowserContextOptions): Promise<Page> {
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		javaScriptEnabled: false,
		viewport: { width: 360, height: 800 },
		...options
	});
	context.setDefaultTimeout(10_000);
	return context.newPage();
}

const dayInWords = (day: string) =>
	new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

test('a team asks its own questions of applicants, and decides by the answers', async ({ browser }) => {
	const session = await newAdministrator(browser, 'Ines Okafor');
	const team = await pageOf(browser, { storageState: session });
	const main = team.getByRole('main');

	await test.step('the next edition is by application, with one question that must be answered', async () => {
		await team.goto('/en/desk/editions/emr-open-demo/clone');
		await team.getByLabel('Address').fill(slug);
		await team.getByLabel('First day').fill(new Date().toISOString().slice(0, 10));
		await team.getByRole('button', { name: 'Make the draft' }).click();
		await expect(said(team)).toContainText('The draft is made.');
		await team.getByLabel('By application').check();
		await team.getByRole('button', { name: 'Save' }).last().click();
		await main.getByRole('link', { name: 'Questions to applicants' }).click();
		await team.locator('[name="question.0.en"]').fill('How many people work with you?');
		await team.getByLabel('One must answer').check();
		await team.getByRole('button', { name: 'Save' }).click();
		await expect(wrong(team)).toContainText('Question 1, Why you ask: This is needed.');
		await team.locator('[name="purpose.0.en"]').fill('To mix the groups.');
		await main.locator('details', { hasText: 'العربية' }).first().locator('summary').click();
		await team.locator('[name="question.0.ar"]').fill('كم شخصًا يعمل معك؟');
		await team.locator('[name="purpose.0.ar"]').fill('لخلط المجموعات.');
		await team.getByRole('button', { name: 'Save' }).click();
		await expect(said(team)).toHaveText('The changes are saved.');
		await expect(team.locator('[name="question.0.ar"]')).toHaveValue('كم شخصًا يعمل معك؟');
		await expectFits(team);
		await team.goto(desk);
		await team.getByRole('button', { name: 'Publish' }).click();
		await expect(said(team)).toContainText('Published.');
	});

	const hers = await pageOf(browser, {});
	await signIn(hers, await newPerson(hers, 'en', someone('Amina Diallo')));
	await test.step('somebody applies in Arabic, is told what is missing, and keeps what was typed', async () => {
		await hers.goto(`/ar/courses/course/editions/${slug}/enrol`);
		await hers.locator('[name=language]').selectOption('ar');
		await hers.locator('[name=motivation]').fill('أبيع الخبز.');
		await hers.locator('[name=country]').selectOption('KE');
		await hers.locator('[name=gender]').selectOption('not_said');
		await hers.locator('[name=sector]').selectOption('ngo');
		await hers.locator('[name=organisation]').fill('Six Loaves');
		await hers.locator('[name=consent]').check();
		await hers.locator('main form button').last().click();
		await expect(wrong(hers)).toContainText('كم شخصًا يعمل معك؟: هذا الحقل مطلوب.');
		await expectFits(hers);
		await hers.locator('[name^="application."]').fill('ستة <b>خبازين</b>');
		await hers.locator('main form button').last().click();
		await expect(hers).toHaveURL(/\/ar\/learning\?done=applied/);
	});

	await test.step('the team reads the answer, with what she told it of herself, and accepts', async () => {
		await team.goto(`${desk}/people`);
		const application = main.getByRole('region', { name: '1 application to decide' });
		await expect(application).toContainText('كم شخصًا يعمل معك؟');
		await expect(application).toContainText('ستة <b>خبازين</b>');
		await expect(application).toContainText('Six Loaves');
		await expect(application).not.toContainText('Kenya');
		await expectFits(team);
		await application.getByRole('button', { name: /^Accept/ }).click();
		await expect(said(team)).toContainText('Accepted and enrolled.');
	});

	await test.step('she has it among what she told, and erases it', async () => {
		await hers.goto(`/en/learning/${slug}/about-me`);
		const kept = hers.getByRole('region', { name: 'كم شخصًا يعمل معك؟' });
		await expect(kept).toContainText('ستة <b>خبازين</b>');
		const file = await (await hers.request.get('/en/account/data/serai-my-data.json')).json();
		expect(JSON.stringify(file)).toContain('ستة <b>خبازين</b>');
		await kept.getByRole('button').click();
		await expect(said(hers)).toHaveText('The answer is erased.');
		await expect(kept).toHaveCount(0);
		await team.goto(`${desk}/people`);
		await main.getByRole('link', { name: 'Amina Diallo' }).click();
		await expect(main).not.toContainText('ستة');
	});

	const next = `${slug}-next`;
	const begins = dayFromNow(40);
	const his = await pageOf(browser, {});
	await test.step('somebody who has not been let in moves to the next edition, and applies there', async () => {
		await team.goto(`${desk}/clone`);
		await team.getByLabel('Address').fill(next);
		await team.getByLabel('First day').fill(begins);
		await team.getByRole('button', { name: 'Make the draft' }).click();
		await expect(said(team)).toContainText('The draft is made.');
		await publish(team, next);
		await signIn(his, await newPerson(his, 'en', someone('Baraka Mwangi')));
		const fill = async (motivation: string | null) => {
			if (motivation) await his.locator('[name=motivation]').fill(motivation);
			await his.locator('[name=country]').selectOption('KE');
			await his.locator('[name=gender]').selectOption('not_said');
			await his.locator('[name=sector]').selectOption('ngo');
			await his.locator('[name^="application."]').fill('Two');
			await his.locator('[name=consent]').check();
			await his.locator('main form button').last().click();
		};
		await his.goto(`/en/courses/course/editions/${slug}/enrol`);
		await fill('I mend shoes.');
		await his.getByText('Move to another edition').click();
		const to = his.getByLabel('To which edition');
		const there = to.locator('option', { hasText: dayInWords(begins) });
		await to.selectOption(await there.getAttribute('value'));
		await his.getByRole('button', { name: 'Move', exact: true }).click();
		await expect(his.locator('main')).toContainText('You are moving from the edition');
		await expect(his.locator('[name=motivation]')).toHaveValue('I mend shoes.');
		await expectFits(his);
		await fill(null);
		await expect(his).toHaveURL(new RegExp(`/en/learning\\?done=applied&edition=${next}$`));
		await team.goto(`${desk}/people`);
		await expect(main.getByRole('region', { name: /application to decide/ })).toHaveCount(0);
		await team.goto(`/en/desk/editions/${next}/people`);
		await expect(main.getByRole('region', { name: '1 application to decide' })).toContainText(
			'I mend shoes.'
		);
	});
	for (const page of [team, hers, his]) await page.context().close();

	for (const [language, colorScheme] of [
		['en', 'light'],
		['ar', 'dark']
	] as const) {
		const axe = await pageOf(browser, { storageState: session, javaScriptEnabled: true, colorScheme });
		await axe.goto(`/${language}/desk/editions/${slug}/settings/application`);
		await expectAccessible(axe);
		await axe.context().close();
	}
});
