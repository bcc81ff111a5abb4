import type { BrowserContext, Page } from '@playwright/test';
import { answerRightly, demonstrationSolutions } from '../testing/answers.ts';
import { expect, expectAccessible, expectFits, heading, said, test } from '../testing/journey.ts';
import { fillProfile, savedLine } from '../testing/learning.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { send, someone } from '../testing/people.ts';

const course = 'courses/entrepreneurship-for-migrants-and-refugees';
const edition = 'emr-open-demo';
const solutions = demonstrationSolutions();

// Twenty-six lessons, two letters, a password that is slow on purpose, and a stranger.
test.setTimeout(240_000);
test.use({ viewport: { width: 360, height: 740 } });

const question = (page: Page, number: number) =>
	page
		.locator('form.quiz')
		.last()
		.locator('ol')
		.first()
		.locator('> li')
		.nth(number - 1);
const lessonOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1);

/** The hub takes nothing, as on a line that lets pages through and little else. */
const cutOff = (context: BrowserContext) => context.route('**/api/statements', (route) => route.abort());

async function expectGood(page: Page): Promise<void> {
	await expectFits(page);
	await expectAccessible(page);
}

/** Goes on from lesson to lesson, each marked as done on the way, until one is reached. */
async function studyUntil(page: Page, lesson: string): Promise<void> {
	while (lessonOf(page) !== lesson) {
		const here = page.url();
		await page.locator('#end button[value=next]').click();
		await page.waitForURL((url) => url.href !== here);
	}
}

test('from the catalogue to a certificate that a stranger verifies with the network off', async ({
	page: first,
	context,
	browser,
	baseURL
}) => {
	let page = first;
	const main = () => page.getByRole('main');
	const person = someone('Leila Haddad');
	/** As it stands in her documents. */
	const name = 'ليلى حداد';

	await test.step('she finds the course in the catalogue', async () => {
		await page.goto('/en');
		await main().getByRole('searchbox').fill('entrepreneurship for refugees');
		await page.keyboard.press('Enter');
		await main()
			.getByRole('link', { name: /^Entrepreneurship for Migrants and Refugees/ })
			.first()
			.click();
		await expect(page).toHaveURL(new RegExp(`/en/${course}$`));
		await main().getByRole('link', { name: 'Enrol here' }).click();
		await main().getByRole('link', { name: 'from 2 November 2026, no end' }).click();
		await main().getByRole('link', { name: 'Enrol', exact: true }).click();
	});

	await test.step('she signs up, confirms her address, and enrols with a profile', async () => {
		await main().getByRole('link', { name: 'Create an account' }).click();
		await send(page, person);
		await page.goto(linkIn(await letterTo(person.email, '/confirm?token=')));
		await send(page, {});
		await send(page, { email: person.email, password: person.password });
		await expect(page).toHaveURL(new RegExp(`${course}/editions/${edition}/enrol$`));
		await fillProfile(page);
		await main().locator('form button').last().click();
		await expect(said(page)).toHaveText('You are enrolled.');
		await expectGood(page);
	});

	await test.step('she studies in English', async () => {
		await main().getByRole('link', { name: 'Begin' }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(savedLine(page)).toHaveText('All saved');
		await studyUntil(page, 'guarantees');
		await question(page, 1).getByLabel('2,000').check();
		await question(page, 1).getByRole('button', { name: 'Check' }).click();
		await expect(question(page, 1).locator('.verdict')).toHaveText('Right');
		await question(page, 2).getByRole('textbox').fill('1,000');
		await page.locator('textarea[name=text]').fill('A cooperative that knows the person.');
	});

	await test.step('half-way she goes on in Arabic: place, progress and answers are there', async () => {
		const done = page.locator('[data-part=progress] a.done');
		await expect(done).toHaveCount(3);
		await page.getByRole('link', { name: 'العربية' }).last().click();
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		await expect(page).toHaveURL(new RegExp(`/ar/learning/${edition}/guarantees$`));
		await expect.poll(() => page.evaluate(() => scrollY), 'the place in the lesson').toBeGreaterThan(500);
		await expect(savedLine(page)).toHaveText('كل شيء محفوظ');
		await expect(done).toHaveCount(3);
		await expect(question(page, 1).getByLabel('2,000')).toBeChecked();
		await expect(question(page, 1).locator('.verdict')).toHaveText('صواب');
		await expect(question(page, 2).getByRole('textbox')).toHaveValue('1,000');
		await expect(page.locator('textarea[name=text]')).toHaveValue('A cooperative that knows the person.');
		await expectGood(page);
		await studyUntil(page, 'your-plan');
	});

	await test.step('the tab is lost in the middle of the assessment, and comes back with the answers', async () => {
		const quiz = () => page.locator('form.quiz').last();
		await quiz().getByRole('button', { name: 'ابدأ' }).click();
		const prompts = await quiz().locator('.prompt').allTextContents();
		expect(prompts.length).toBe(10);
		for (let number = 1; number <= 3; number++) await answerRightly(question(page, number), solutions);
		await expect(savedLine(page)).toHaveText('كل شيء محفوظ');
		await cutOff(context);
		for (let number = 4; number <= 6; number++) await answerRightly(question(page, number), solutions);
		const answers = () =>
			quiz()
				.locator('input:not([type=hidden]), select, li li input')
				.evaluateAll((fields) =>
					fields.map((field) =>
						field instanceof HTMLInputElement && field.type !== 'text' && field.type !== 'hidden'
							? field.checked
							: (field as HTMLInputElement | HTMLSelectElement).value
					)
				);
		const given = await answers();
		await expect(savedLine(page)).toContainText('تنتظر');
		await page.close();
		await context.unroute('**/api/statements');
		page = await context.newPage();
		await page.goto(`/ar/learning/${edition}/your-plan`);
		await expect(quiz()).toContainText('المحاولة 1 من 3');
		expect(await quiz().locator('.prompt').allTextContents()).toEqual(prompts);
		expect(await answers()).toEqual(given);
		await expectGood(page);
		for (let number = 7; number <= 10; number++) await answerRightly(question(page, number), solutions);
		await quiz().getByRole('button', { name: 'تسليم' }).click();
		await expect(quiz().locator('.points')).toHaveText('10 من 10 نقاط');
		await expect(quiz()).toContainText('ناجح');
		await expect(savedLine(page)).toHaveText('كل شيء محفوظ');
	});

	const code = await test.step('she finishes, confirms her name, and receives the certificate', async () => {
		await page.locator('#end button[value=next]').click();
		await expect(page).toHaveURL(new RegExp(`/ar/learning/${edition}$`));
		await page.goto('/ar/learning');
		await expect(main().getByText('استحققت شهادة.')).toBeVisible();
		await letterTo(person.email, 'you have earned a certificate');
		await main().getByLabel('اسمك على الشهادة').fill(name);
		await main().getByRole('button', { name: 'تأكيد هذه الكتابة' }).click();
		await expect(said(page)).toHaveText('تم تأكيد اسمك.');
		await expectGood(page);
		await letterTo(person.email, 'your certificate for');
		await main().getByRole('link', { name: 'شهادة إتمام' }).first().click();
		await expect(heading(page)).toHaveText(name);
		await expectGood(page);
		return lessonOf(page) ?? '';
	});

	const file = await test.step('she takes the signed file with her', async () => {
		const link = main().locator(`a[href$="/${code}.json"]`);
		return (await page.request.get((await link.getAttribute('href')) ?? '')).body();
	});

	await test.step('a stranger verifies it with the network off; with one letter changed it is refused', async () => {
		const theirs = await browser.newContext({
			baseURL: baseURL ?? '',
			viewport: { width: 360, height: 740 }
		});
		const there = await theirs.newPage();
		await there.goto('/en/verify');
		await expect(there.locator('html')).toHaveAttribute('data-kept', 'yes');
		await theirs.setOffline(true);
		await there.reload();
		const verify = (buffer: Buffer) =>
			there.locator('#file').setInputFiles({ name: `${code}.json`, mimeType: 'application/json', buffer });
		await verify(file);
		await expect(there.locator('#verdict')).toHaveText('Genuine and valid');
		await expect(there.locator('#offline')).toBeVisible();
		await expect(there.locator('#says')).toContainText(name);
		await expect(there.locator('#kind')).toContainText('Certificate of completion');
		await expectGood(there);
		const changed = file.toString().replace(name, name.replace('ح', 'ج'));
		expect(changed).not.toBe(file.toString());
		await verify(Buffer.from(changed));
		await expect(there.locator('#verdict')).toHaveText(
			'Not to be relied on: it was changed, or not issued here'
		);
		await theirs.close();
	});
});
