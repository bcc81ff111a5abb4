import type { Page } from '@playwright/test';

/** What an edition must be told of a learner: nothing more. */
export async function fillProfile(page: Page): Promise<void> {
	await page.locator('[name=country]').selectOption('KE');
	await page.locator('[name=gender]').selectOption('not_said');
	await page.locator('[name=sector]').selectOption('ngo');
	await page.locator('[name=consent]').check();
}

/** Enrols the person who is signed in, in an edition that is open to all; `edition`: its page, without the language. */
export async function enrolIn(page: Page, edition: string): Promise<void> {
	await page.goto(`/en/${edition}/enrol`);
	await fillProfile(page);
	await page.locator('main form button').last().click();
	await page.waitForURL(/\/en\/learning/);
}

/** Where a lesson's page says what is saved. */
export const savedLine = (page: Page) => page.locator('[data-part=saved]');
