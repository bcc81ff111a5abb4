import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

export { expect, test };

/** Nothing that WCAG 2.2 AA or good practice forbids. */
export async function expectAccessible(page: Page): Promise<void> {
	await expectNothingAgainst(new AxeBuilder({ page }));
}

/** The same, and in the dark nothing against what colour alone decides: all else is one page in both. */
export async function expectAccessibleInBothLights(page: Page): Promise<void> {
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectNothingAgainst(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));
	await page.emulateMedia({ colorScheme: 'light' });
}

async function expectNothingAgainst(look: AxeBuilder): Promise<void> {
	// What is newer gathers its findings on an empty page of its own, for frames of other origins; we show none, and it takes as long again.
	const { violations } = await look.setLegacyMode().analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Nothing has to be scrolled to the side. */
export async function expectFits(page: Page): Promise<void> {
	const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
	expect(await page.evaluate(tooWide), page.url()).toBe(0);
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 });
/** What a page says was done. */
export const said = (page: Page) => page.getByRole('main').getByRole('status').first();
/** What a page says is wrong with a form. */
export const wrong = (page: Page) => page.getByRole('main').getByRole('alert');
