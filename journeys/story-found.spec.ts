import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, expectAccessibleInBothLights, expectFits, heading, test } from '../testing/journey.ts';
import { pageOf } from '../testing/phone.ts';
import { seedStoryAbout, takeStoryBack, type SeededAbout } from '../testing/story.ts';

// A story by somebody who does not know where stories are: by a word of it, on the page of its course, and back again.
test.describe.configure({ mode: 'default' });
test.setTimeout(180_000);

const mark = randomUUID().replaceAll('-', '').slice(0, 8);
let story: SeededAbout;
const plain = (browser: Browser): Promise<Page> =>
	pageOf(browser, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
const main = (page: Page) => page.getByRole('main');
const title = 'A harbour that mends its own boats';
const search = (rest = '', language = 'en') => `/${language}/search?q=zephyrine${mark}${rest}`;

test.beforeAll(async () => {
	story = await seedStoryAbout(mark);
});

test('is found by a word of its text, and leads to its course, edition and event, which lead back', async ({
	browser
}) => {
	const page = await plain(browser);
	await page.goto(search());
	await page.getByText('Filters', { exact: true }).first().click();
	await page.getByRole('checkbox', { name: 'Impact stories' }).check();
	await page.getByRole('button', { name: 'Show results' }).click();
	await expect(main(page).getByText('Impact story')).toBeVisible();
	await page.getByRole('link', { name: title }).click();
	await expect(heading(page)).toHaveText(title);
	for (const [name, path] of [
		[`Boats and nets ${mark}`, `/en/courses/${story.course}`],
		['1 February – 12 March 2026', `/en/courses/${story.course}/editions/${story.edition}`],
		[`Harbour school ${mark}`, `/en/events/${story.event}`]
	] as const) {
		const about = page.getByRole('region', { name: 'What this story tells about' });
		await about.getByRole('link', { name }).click();
		await expect(page).toHaveURL(path);
		await expect(page.getByRole('heading', { name: 'What came of it' })).toBeVisible();
		await page.locator(`a[href="/en/stories/${story.slug}"]`).click();
		await expect(heading(page)).toHaveText(title);
	}
	await page.getByRole('link', { name: 'Impact in numbers' }).click();
	await expect(page).toHaveURL('/en/impact');
	await page.context().close();
});

test('every page that names it is for everybody, in both directions and both lights', async ({ browser }) => {
	const page = await pageOf(browser, { viewport: { width: 320, height: 640 } });
	for (const path of [
		search('&kind=story'),
		search('&kind=story', 'ar'),
		`/ar/courses/${story.course}`,
		`/en/events/${story.event}`,
		`/ar/stories/${story.slug}`,
		'/en/topics/remittances',
		'/ar'
	]) {
		await page.goto(path);
		await expect(page.locator('main a[href*="/stories/"]').first(), path).toBeAttached();
		await expectAccessibleInBothLights(page);
		await expectFits(page);
	}
	await page.context().close();
});

test('is told to programmes, and once it is taken back to nobody', async ({ browser }) => {
	const page = await plain(browser);
	const told = async (path: string) => (await page.request.get(path)).text();
	const places = [
		`/api/search?q=zephyrine${mark}&lang=ar`,
		`/feeds/search.atom?kind=story&q=zephyrine${mark}`,
		'/sitemap/pages.xml',
		`/en/courses/${story.course}`
	];
	for (const path of places) expect(await told(path), path).toContain(`/stories/${story.slug}`);
	const sitemap = await told('/sitemap/pages.xml');
	expect(sitemap).toContain(`/ar/stories/${story.slug}`);
	expect(sitemap).not.toContain(`/fr/stories/${story.slug}`);
	await takeStoryBack(story);
	// Taken back in another process: this one hears of it within a second.
	await expect.poll(() => told(`/api/search?q=zephyrine${mark}`)).not.toContain(story.slug);
	for (const path of places) expect(await told(path), path).not.toContain(`/stories/${story.slug}`);
	expect((await page.request.get(`/en/stories/${story.slug}`)).status()).toBe(410);
	await page.context().close();
});
