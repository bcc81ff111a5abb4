import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectAccessibleInBothLights, expectFits, heading, test } from '../testing/journey.ts';
import { pageOf } from '../testing/phone.ts';
import { releaseAgain, seedStory, withdrawSaid, type SeededStory } from '../testing/story.ts';

// A story as everybody reads it: without a script, its numbers opened, taken away, released again, and partly withdrawn.
test.describe.configure({ mode: 'default' });
test.setTimeout(180_000);

let story: SeededStory;
const at = (rest = '', language = 'en') => `/${language}/stories/${story.slug}${rest}`;
const plain = (browser: Browser, width = 320): Promise<Page> =>
	pageOf(browser, { javaScriptEnabled: false, viewport: { width, height: 640 } });
const article = (page: Page) => page.getByRole('article');

test.beforeAll(async () => {
	story = await seedStory(randomUUID().slice(0, 8));
});

test('every number is opened from the keyboard, and what it counts has an address', async ({ browser }) => {
	const page = await plain(browser);
	await page.goto('/en/stories');
	await page.locator(`a[href="${at()}"]`).click();
	await expect(heading(page)).toHaveText('Four in five used it');
	await expectFits(page);
	const number = page.locator('#at-3');
	await expect(number).toHaveText(/^\d\d%$/u);
	const [n, base] = await Promise.all([1, 2].map((i) => page.locator(`#at-${i}`).textContent()));
	const sheet = page.locator('#number-3');
	await expect(sheet).toBeHidden();
	await number.focus();
	await page.keyboard.press('Enter');
	await expect(sheet).toBeInViewport();
	await expect(sheet).toContainText(`${n} of ${base}`);
	await page.keyboard.press('Tab');
	await expect(sheet.getByRole('link', { name: 'How it was computed' })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(sheet).toBeHidden();
	await number.click();
	await sheet.getByRole('link', { name: 'How it was computed' }).click();
	await expect(page).toHaveURL(at('/numbers/application'));
	await expect(
		page
			.getByRole('definition')
			.filter({ hasText: /^[0-9a-f]{64}$/u })
			.first()
	).toBeVisible();
	await page.getByRole('link', { name: 'for ever' }).click();
	await expect(page).toHaveURL(at('/releases/1/numbers/application'));
	await expect(page.getByRole('main')).toContainText('Release 1');
	await page.context().close();
});

test('the page, the PDF, the document and the file of numbers say the same', async ({ browser }) => {
	const page = await plain(browser, 1280);
	const get = async (rest: string) => {
		const answer = await page.request.get(at(rest));
		expect(answer.status(), rest).toBe(200);
		return answer.body();
	};
	await page.goto(at('/numbers'));
	const rows = await page
		.locator('tbody tr')
		.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));
	expect(rows.length).toBeGreaterThan(100);
	const xml = strFromU8(unzipSync(await get('/releases/1.docx'))['word/document.xml'] ?? new Uint8Array());
	const words = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text ?? '');
	const csv = new TextDecoder().decode(await get('/releases/1.csv')).split('\r\n');
	for (const [, value = '', , base = '', , key = ''] of rows) {
		const found = words.lastIndexOf(key);
		expect(words.slice(found, found + 7), key).toEqual(expect.arrayContaining([value, base]));
		expect(csv.filter((line) => line.split(',')[2] === key).length, key).toBe(1);
	}
	expect(csv.filter((line) => line.includes(',suppressed,count,,,,,')).length).toBeGreaterThan(20);
	expect(new TextDecoder().decode((await get('.pdf')).subarray(0, 5))).toBe('%PDF-');
	await page.context().close();
});

test('every page of it is for everybody, in both directions and both lights', async ({ browser }) => {
	const page = await pageOf(browser, { viewport: { width: 320, height: 640 } });
	for (const path of [
		'/en/stories',
		...['', '#number-1', '/numbers', '/numbers/application', '/method'].map((rest) => at(rest)),
		...['', '/method'].map((rest) => at(rest, 'ar')),
		at('', 'fr')
	]) {
		await page.goto(path);
		await expectAccessibleInBothLights(page);
		await expectFits(page);
	}
	await expect(page.locator('article [lang="en"]').first()).toBeVisible();
	await expect(page.getByRole('main').getByRole('link', { name: 'العربية' })).toHaveAttribute(
		'href',
		at('', 'ar')
	);
	await page.context().close();
});

test('the method says who was asked, who answered, and what that does not say', async ({ browser }) => {
	const page = await plain(browser);
	await page.goto(at());
	await page.getByRole('link', { name: 'Method', exact: true }).first().click();
	const main = page.getByRole('main');
	await expect(main).toContainText('Everybody who enrolled was asked.');
	await expect(main).toContainText('(RR1)');
	await expect(main).toContainText('Chosen as a case in which nothing was applied: 1');
	await expect(main.getByText('Respondents beside all who were invited: Gender').first()).toBeVisible();
	await page.context().close();
});

test('words that were withdrawn are gone from every release and every file', async ({ browser }) => {
	const page = await plain(browser);
	await page.goto(at());
	await expect(article(page)).toContainText('Palabras que se retirarán.');
	await withdrawSaid(story);
	for (const path of [at(), at('/releases/1'), at('', 'ar')]) {
		await page.goto(path);
		await expect(article(page)).not.toContainText('Palabras');
	}
	await page.goto(at());
	await expect(article(page)).toContainText('Whoever said them has withdrawn them.');
	const file = await (await page.request.get(at('.docx'))).body();
	expect(strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())).not.toContain('Palabras');
	await page.context().close();
});

test('a release stays as it was, and says that a newer one exists', async ({ browser }) => {
	await releaseAgain(story);
	const page = await plain(browser);
	await page.goto(at());
	await expect(article(page)).toContainText('One sentence more.');
	await page.goto(at('/releases/1'));
	await expect(article(page)).not.toContainText('One sentence more.');
	await expect(page.getByText('There is a newer release')).toBeVisible();
	for (const rest of [
		'/releases/3',
		'/releases/01',
		'/releases/1/numbers/nothing',
		'/nowhere',
		'/releases/3.pdf'
	])
		expect((await page.request.get(at(rest))).status(), rest).toBe(404);
	await page.context().close();
});

test('a first visit is light, and brings no script', async ({ browser }) => {
	const page = await pageOf(browser);
	const kinds: string[] = [];
	let bytes = 0;
	page.on('response', async (answer) => {
		kinds.push(answer.request().resourceType());
		bytes += (await answer.request().sizes()).responseBodySize;
	});
	await page.goto(at(), { waitUntil: 'networkidle' });
	expect(kinds).not.toContain('script');
	expect(bytes).toBeLessThan(90_000);
	await page.context().close();
});
