import type { Page } from '@playwright/test';

// A form by the names of its fields, as a survey’s page and its desk have them. "Prefer not to say" (`~`) is a choice of its own.
export const field = (page: Page, name: string) => page.locator(`[name="${name}"]:not([value="~"])`);
export const choose = (page: Page, name: string, value: string) =>
	page.locator(`[name="${name}"][value="${value}"]`).check();
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
