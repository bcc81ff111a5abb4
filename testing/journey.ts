import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

export { expect, test };

/** Nothing that WCAG 2.2 AA or good practice forbids. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
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
