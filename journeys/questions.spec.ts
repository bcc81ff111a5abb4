import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, expectFits, test } from '../testing/journey.ts';
import { enrolIn, savedLine } from '../testing/learning.ts';
import { newPerson, signIn } from '../testing/people.ts';

// Each makes an account, which is slow on purpose.
test.setTimeout(120_000);
test.use({ viewport: { width: 320, height: 640 } });

const edition = 'emr-open-demo';
const saved = savedLine;
const question = (page: Page, number: number) => page.locator('form.quiz li').nth(number - 1);

async function enrolled(page: Page): Promise<void> {
	await signIn(page, await newPerson(page));
	await enrolIn(page, `courses/course/editions/${edition}`);
}

test('steps are put in order by keyboard alone', async ({ page }) => {
	await enrolled(page);
	await page.goto(`/en/learning/${edition}/before-you-borrow`);
	await expect(saved(page)).toHaveText('All saved');
	const steps = question(page, 3);
	const right = [
		'Write the cash you have on the first day.',
		'Add the money that really arrives in the month.',
		'Take away the money that really leaves.',
		'Carry the result to the next month.'
	];
	for (const [place, words] of right.entries())
		for (;;) {
			const lines = await steps.getByRole('listitem').locator('.words').allTextContents();
			const at = lines.findIndex((line) => line.trim() === words);
			if (at === place) break;
			await steps.getByRole('listitem').nth(at).getByRole('button').first().focus();
			await page.keyboard.press('Enter');
			// The line takes the focus along.
			await expect(
				steps
					.getByRole('listitem')
					.nth(at - 1)
					.getByRole('button')
					.nth(at === 1 ? 1 : 0)
			).toBeFocused();
		}
	await steps.getByRole('button', { name: 'Check' }).focus();
	await page.keyboard.press('Enter');
	await expect(steps.locator('.verdict')).toHaveText('Right');
	await question(page, 2).getByRole('radio').first().focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await expect(question(page, 2).getByRole('radio').nth(1)).toBeChecked();
});

test('every kind of question is answered by keyboard, on the smallest phone', async ({ page }) => {
	await enrolled(page);
	const at = (number: number) => question(page, number);
	/** With the focus on it, and nothing but keys. */
	const press = async (where: Locator, ...keys: string[]) => {
		await where.focus();
		for (const key of keys) await page.keyboard.press(key);
	};
	const type = async (where: Locator, text: string) => {
		await where.focus();
		await page.keyboard.type(text);
	};
	const right = async (number: number) => {
		await press(at(number).getByRole('button', { name: 'Check' }), 'Enter');
		await expect(at(number).locator('.verdict')).toHaveText('Right');
	};

	await page.goto(`/en/learning/${edition}/account-of-your-own`);
	await expect(saved(page)).toHaveText('All saved');
	for (const choice of [/^Ask politely/, /^Come back with a letter/, /^Write to the bank/])
		await press(at(1).getByRole('checkbox', { name: choice }), 'Space');
	await right(1);
	// A number is right within what it may be off.
	await type(at(2).getByRole('textbox'), '3.04');
	await right(2);
	await press(at(3).getByRole('radio', { name: /^Refuse, keep/ }), 'Space');
	await right(3);
	await type(at(4).getByRole('textbox'), ' REMITTANCES');
	await right(4);

	await page.goto(`/en/learning/${edition}/guarantees`);
	await expect(saved(page)).toHaveText('All saved');
	await press(at(3).getByRole('radio', { name: 'False' }), 'Space');
	await right(3);
	const fitting = ['lends', 'promises', 'pays the', 'know'];
	for (const [i, words] of fitting.entries()) await type(at(4).getByRole('combobox').nth(i), words);
	await right(4);
	await expectFits(page);
	await expectAccessible(page);
	await expect(saved(page)).toHaveText('All saved');
});
