import type { BrowserContext, Page } from '@playwright/test';
import { expect, expectAccessible, expectFits, heading, test } from '../testing/journey.ts';
import { newPerson, signIn } from '../testing/people.ts';

// Passwords are slow on purpose, and every letter is waited for.
test.setTimeout(120_000);

const edition = 'emr-open-demo';
const lesson = `/learning/${edition}/guarantees`;
const saved = (page: Page) => page.locator('[data-part=saved]');
const question = (page: Page, number: number) => page.locator('form.quiz li').nth(number - 1);

async function enrolled(page: Page): Promise<void> {
	await signIn(page, await newPerson(page));
	await page.goto(`/en/courses/entrepreneurship-for-migrants-and-refugees/editions/${edition}/enrol`);
	const form = page.locator('main form').last();
	await form.locator('[name=country]').selectOption('EC');
	await form.locator('[name=gender]').selectOption('not_said');
	await form.locator('[name=sector]').selectOption('ngo');
	await form.locator('[name=consent]').check();
	await form.locator('button').last().click();
	await page.waitForURL(/\/en\/learning/);
}

/** The hub takes nothing, as on a line that lets pages through and little else. */
const cutOff = (context: BrowserContext) => context.route('**/api/statements', (route) => route.abort());

test('half a lesson in English, a tab that is killed, the rest in Arabic', async ({
	page,
	context,
	browser,
	baseURL
}) => {
	await enrolled(page);
	await page.goto(`/en${lesson}`);
	await expect(saved(page)).toHaveText('All saved');
	await question(page, 1).getByLabel('2,000').check();
	await question(page, 1).getByRole('button', { name: 'Check' }).click();
	await expect(question(page, 1)).toContainText('That is why the bank still looks carefully.');
	await expect(question(page, 1).getByLabel('2,000')).toBeDisabled();
	await expect(saved(page)).toHaveText('All saved');

	await context.setOffline(true);
	await question(page, 2).getByRole('textbox').fill('1,000');
	await page.locator('textarea[name=text]').fill('A cooperative that knows the person.');
	await expect(saved(page)).toContainText(/Saved on this device · \d acts wait for a connection/);
	await page.close();

	await context.setOffline(false);
	await cutOff(context);
	const again = await context.newPage();
	await again.goto(`/en${lesson}`);
	await expect(question(again, 1)).toContainText('That is why the bank still looks carefully.');
	await expect(question(again, 2).getByRole('textbox')).toHaveValue('1,000');
	await expect(again.locator('textarea[name=text]')).toHaveValue('A cooperative that knows the person.');
	await expect(saved(again)).toContainText('wait for a connection');

	await context.unroute('**/api/statements');
	await again.getByRole('link', { name: 'العربية' }).last().click();
	await expect(again.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect.poll(() => again.evaluate(() => scrollY), 'the place in the lesson').toBeGreaterThan(500);
	await expect(saved(again)).toHaveText('كل شيء محفوظ');
	await expect(question(again, 1).getByLabel('2,000')).toBeChecked();
	await expect(question(again, 2).getByRole('textbox')).toHaveValue('1,000');
	await question(again, 2).getByRole('button', { name: 'تحقق' }).click();
	await question(again, 3).getByLabel('خطأ').check();
	await question(again, 3).getByRole('button', { name: 'تحقق' }).click();
	const pairs = question(again, 4).getByRole('combobox');
	for (const [i, option] of ['lends', 'promises-part', 'repays', 'vouches'].entries())
		await pairs.nth(i).selectOption(option);
	await question(again, 4).getByRole('button', { name: 'تحقق' }).click();
	await expect(again.locator('form.quiz .points')).toHaveText('5 من 5 نقاط');
	await again.locator('#end').getByRole('button').last().click();
	await expect(again).toHaveURL(/\/ar\/learning\/emr-open-demo\/asking-for-the-loan$/);

	// Another device knows it all.
	const elsewhere = await browser.newContext({
		baseURL: baseURL ?? '',
		storageState: await context.storageState()
	});
	const there = await elsewhere.newPage();
	await expect(async () => {
		await there.goto(`/en${lesson}`);
		await expect(there.locator('form.quiz .points')).toHaveText('5 of 5 points', { timeout: 2_000 });
		await expect(there.locator('#end')).toContainText('Done', { timeout: 2_000 });
	}).toPass();
	await expect(there.locator('textarea[name=text]')).toHaveValue('A cooperative that knows the person.');
	await elsewhere.close();
});

test('an assessment keeps its solutions until it is handed in, and its clock through a reload', async ({
	page
}) => {
	await enrolled(page);
	const path = `/en/learning/${edition}/your-plan`;
	const solutions = async () => {
		const carried = await page.locator('#studied').textContent();
		return carried?.match(/"solution":\{/gu)?.length ?? 0;
	};
	await page.goto(path);
	const quiz = page.locator('form.quiz').last();
	await expect(quiz.getByRole('listitem')).toHaveText([
		'10 questions',
		'40 minutes',
		'Passed with 70%',
		'3 attempts left'
	]);
	expect(await solutions()).toBe(0);
	await quiz.getByRole('button', { name: 'Start' }).click();
	await expect(quiz).toContainText('About 40 minutes left');
	await expect(quiz).toContainText('Attempt 1 of 3');
	const prompts = await quiz.locator('.prompt').allTextContents();
	await expect(saved(page)).toHaveText('All saved');
	await page.reload();
	expect(await quiz.locator('.prompt').allTextContents()).toEqual(prompts);
	expect(await solutions()).toBe(0);
	await expect(quiz.getByRole('heading', { name: 'Final assessment' })).toBeVisible();
	// Handed in by mistake, it would be lost: one is asked first.
	await quiz.getByRole('button', { name: 'Hand in' }).click();
	// Steps stand in some order from the start.
	const steps = await quiz.locator('ol ol').count();
	await expect(quiz.getByRole('alert')).toContainText(`${10 - steps} of 10 questions are unanswered.`);
	await quiz.getByRole('button', { name: 'Go on answering' }).click();
	await quiz.locator('select, input:not([type=hidden])').first().scrollIntoViewIfNeeded();
	await quiz.getByRole('button', { name: 'Hand in' }).click();
	await expectAccessible(page);
	await quiz.getByRole('button', { name: 'Hand in all the same' }).click();
	await expect(quiz.locator('.points')).toContainText('points');
	await expect(quiz.locator('.result')).toBeFocused();
	await expect(quiz.locator('.result')).toBeInViewport();
	await expect(quiz.locator('.verdict')).toHaveCount(10);
	await expect(quiz).toContainText('2 attempts left');
	await quiz.getByRole('button', { name: 'Try again' }).click();
	await expect(quiz.locator('ol > li').first()).toBeFocused();
	await expect(quiz.locator('ol > li').first()).toBeInViewport();
	// What was only looked at is not where one goes on.
	await page.goto('/en/learning');
	await expect(page.getByRole('link', { name: /Final assessment/ })).toHaveAttribute(
		'href',
		`${path}#b-final-assessment`
	);
});

test('nothing that a lesson does is refused by its own rules', async ({ page }) => {
	const refused: string[] = [];
	await page.exposeFunction('isRefused', (rule: string) => refused.push(rule));
	await page.addInitScript(() =>
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
			(globalThis as unknown as { isRefused: (rule: string) => void }).isRefused(
				`${violatedDirective} ${sample}`
			)
		)
	);
	await enrolled(page);
	await page.goto(`/en${lesson}`);
	await page.locator('#end').getByRole('button', { name: 'Mark as done' }).click();
	await expect(saved(page)).toHaveText('All saved');
	// What is still to be done follows at once.
	await expect(page.locator('[data-part=towards]')).toContainText('1 of 26');
	expect(refused).toEqual([]);
});

test('what is said in a discussion waits on the device, and is sent once', async ({ page, context }) => {
	await enrolled(page);
	const place = `/en/learning/${edition}/what-they-bring`;
	await page.goto(place);
	const said = 'Mine opens before dawn, and sells what nobody else has.';
	const form = page.locator('form[data-draft]');
	await page.getByText('Say something').click();
	await context.setOffline(true);
	await form.getByRole('textbox').fill(said);
	await form.getByRole('button').click();
	await expect(form.getByRole('status')).toContainText('There is no connection, so this was not sent.');
	await context.setOffline(false);
	await page.reload();
	await expect(form.getByRole('textbox')).toHaveValue(said);
	await form.getByRole('button').click();
	await page.waitForURL(/\/discussion\/a-shop-near-you#c-/);
	await expect(page.locator('article .body').getByText(said)).toHaveCount(1);
	await page.goto(place);
	await page.getByText('Say something').click();
	await expect(form.getByRole('textbox')).toHaveValue('');
});

test('what is typed in one tab is in the other, and is sent once', async ({ page, context }) => {
	await enrolled(page);
	await page.goto(`/en${lesson}`);
	const other = await context.newPage();
	await other.goto(`/en${lesson}`);
	await expect(saved(other)).toHaveText('All saved');
	await question(page, 2).getByRole('textbox').fill('1000');
	await expect(question(other, 2).getByRole('textbox')).toHaveValue('1000');
	await question(other, 2).getByRole('button', { name: 'Check' }).click();
	await expect(question(page, 2).locator('.verdict')).toHaveText('Right');
	for (const tab of [page, other]) await expect(saved(tab)).toHaveText('All saved');
});

test('somebody else on the same phone sees and sends nothing of it', async ({ page, context }) => {
	await enrolled(page);
	await cutOff(context);
	await page.goto(`/en${lesson}`);
	await page.locator('textarea[name=text]').fill('Mine alone.');
	await expect(saved(page)).toContainText('wait for a connection');
	await context.clearCookies();
	await enrolled(page);
	await context.unroute('**/api/statements');
	const sent: string[] = [];
	page.on(
		'request',
		(request) => request.url().endsWith('/api/statements') && sent.push(request.postData() ?? '')
	);
	await page.goto(`/en${lesson}`);
	await expect(saved(page)).toHaveText('All saved');
	await expect(page.locator('textarea[name=text]')).toHaveValue('');
	expect(sent.join('')).not.toContain('Mine alone.');
});

test('without scripts it can be read, answered and marked as done', async ({
	page,
	context,
	browser,
	baseURL
}) => {
	await enrolled(page);
	const plain = await browser.newContext({
		baseURL: baseURL ?? '',
		storageState: await context.storageState(),
		javaScriptEnabled: false
	});
	const there = await plain.newPage();
	await there.goto(`/en${lesson}`);
	await expect(there.getByText('A bank asks for a past')).toBeVisible();
	await question(there, 1).getByLabel('2,000').check();
	await question(there, 2).getByRole('textbox').fill('900');
	await question(there, 1).getByRole('button', { name: 'Check' }).click();
	await expect(question(there, 1).locator('.verdict')).toHaveText('Right');
	await expect(question(there, 2).getByRole('textbox')).toHaveValue('900');
	await there.locator('textarea[name=text]').fill('A chamber of crafts.');
	await there.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(there.locator('textarea[name=text]')).toHaveValue('A chamber of crafts.');
	await there.getByRole('button', { name: 'Mark as done' }).click();
	await expect(there.locator('#end')).toContainText('Done');
	await plain.close();
});

test('who is not enrolled is led to the edition, a visitor to sign in and back', async ({ page }) => {
	await page.goto(`/en${lesson}`);
	await expect(page).toHaveURL(/\/en\/sign-in\?then=%2Fen%2Flearning%2Femr-open-demo%2Fguarantees$/);
	await signIn(page, await newPerson(page));
	await page.goto(`/en${lesson}`);
	await expect(heading(page)).toHaveText('These lessons are for those who take part');
	await expect(page.getByRole('link', { name: 'About this edition' })).toHaveAttribute(
		'href',
		`/en/courses/entrepreneurship-for-migrants-and-refugees/editions/${edition}`
	);
});

test('every page fits a small phone, is accessible, and is light', async ({ page }) => {
	await enrolled(page);
	for (const language of ['en', 'ar'])
		for (const path of ['', '/guarantees', '/kinds-of-money', '/your-plan']) {
			await page.setViewportSize({ width: 320, height: 640 });
			await page.goto(`/${language}/learning/${edition}${path}`);
			await expect(saved(page)).not.toHaveText('');
			await expectFits(page);
			await expectAccessible(page);
		}
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.clearBrowserCache');
	let bytes = 0;
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	await page.goto(`/en${lesson}`, { waitUntil: 'networkidle' });
	expect(bytes).toBeLessThan(90_000);
});
