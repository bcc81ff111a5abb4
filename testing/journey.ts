import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

export { expect, test };

/** Nothing that WCAG 2.2 AA or good practice forbids. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
