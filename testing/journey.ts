import axe, { type RunOptions } from 'axe-core';
import { expect, test, type Page } from '@playwright/test';

export { expect, test };

declare global {
	interface Window {
		axe: typeof axe;
	}
}

/** Nothing that WCAG 2.2 AA or good practice forbids. */
export async function expectAccessible(page: Page): Promise<void> {
	await page.evaluate(axe.source);
	await expectNothingAgainst(page);
}

/** The same, and in the dark nothing against what colour alone decides: all else is one page in both. */
export async function expectAccessibleInBothLights(page: Page): Promise<void> {
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectNothingAgainst(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
	await page.emulateMedia({ colorScheme: 'light' });
}

/** axe looks at the page alone: there are no frames in ours. */
async function expectNothingAgainst(page: Page, options: RunOptions = {}): Promise<void> {
	const found = await page.evaluate(async (options) => {
		// What passes is not told: telling it takes as long as looking.
		const { violations } = await window.axe.run(document, { ...options, resultTypes: ['violations'] });
		return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
	}, options);
	expect(found).toEqual([]);
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
