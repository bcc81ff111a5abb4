import type { Page } from '@playwright/test';
import {
	expect,
	expectAccessibleInBothLights,
	expectFits,
	heading,
	said,
	test,
	wrong
} from '../testing/journey.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { newPerson, send, signIn, someone } from '../testing/people.ts';

const course = 'courses/entrepreneurship-for-migrants-and-refugees';
const open = `${course}/editions/emr-open-demo`;

/** What a learner reads and presses, in two languages. */
const words = {
	en: {
		search: 'entrepreneurship migrants refugees',
		title: /Entrepreneurship for Migrants and Refugees/,
		here: 'Enrol here',
		edition: 'from 2 November 2026, no end',
		enrol: 'Enrol',
		account: 'Create an account',
		wrong: '4 things to mend before this can be sent',
		needed: 'This is needed.',
		enrolled: 'You are enrolled.',
		next: 'Next: the first lesson',
		left: '26 of 26 left',
		leave: 'Leave this edition',
		leaveNow: 'Leave',
		withdrawn: 'You left. What you did is kept, and counts again if you come back.',
		comeBack: 'Come back',
		returned: 'Welcome back. Everything you did is here.',
		learning: 'My learning'
	},
	ar: {
		search: 'ريادة الأعمال المهاجرين',
		title: /ريادة الأعمال|Entrepreneurship for Migrants and Refugees/,
		here: 'التسجيل هنا',
		edition: 'من 2 نوفمبر 2026، بلا نهاية',
		enrol: 'التسجيل',
		account: 'إنشاء حساب',
		wrong: '4 أمور يجب تصحيحها قبل الإرسال',
		needed: 'هذا الحقل مطلوب.',
		enrolled: 'تم تسجيلك.',
		next: 'التالي: الدرس الأول',
		left: 'بقي 26 من 26',
		leave: 'مغادرة هذه الدفعة',
		leaveNow: 'مغادرة',
		withdrawn: 'غادرت. وما أنجزته محفوظ ويُحتسب إن عدت.',
		comeBack: 'العودة',
		returned: 'عدت. وكل ما أنجزته ما زال هنا.',
		learning: 'تعلُّمي'
	}
} as const;

async function fillProfile(page: Page): Promise<void> {
	await page.locator('[name=country]').selectOption('KE');
	await page.locator('[name=gender]').selectOption('not_said');
	await page.locator('[name=sector]').selectOption('ngo');
	await page.locator('[name=consent]').check();
}
const submit = (page: Page) => page.locator('main form button').last();

test.describe('on a phone, without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });

	test('past editions say who tells of them, and which one is invented', async ({ page }) => {
		await page.goto(`/en/${course}`);
		const past = page.locator('details', { hasText: 'Past editions: 12' });
		await past.locator('summary').click();
		const rows = past.locator('tbody tr');
		await expect(rows.filter({ has: page.locator('a[href^="#source-"]') })).toHaveCount(11);
		await expect(rows.filter({ hasText: 'demonstration edition' })).toHaveCount(1);
		await expectFits(page);
	});
	for (const language of ['en', 'ar'] as const)
		test(`somebody finds a course, enrols, leaves and comes back: ${language}`, async ({ page }) => {
			const w = words[language];
			const main = page.getByRole('main');
			await page.goto(`/${language}/search?q=${encodeURIComponent(w.search)}&kind=course&when=ongoing`);
			await main.getByRole('link', { name: w.title }).first().click();
			await expect(page).toHaveURL(new RegExp(`/${language}/${course}$`));
			await expectFits(page);
			await main.getByRole('link', { name: w.here }).click();
			await main.getByRole('link', { name: w.edition }).click();
			await expectFits(page);
			await main.getByRole('link', { name: w.enrol, exact: true }).click();
			await main.getByRole('link', { name: w.account }).click();

			const person = someone();
			await send(page, person);
			await page.goto(linkIn(await letterTo(person.email, '/confirm?token=')));
			await send(page, {});
			await send(page, { email: person.email, password: person.password });
			// Back at the form, after two pages and a letter.
			await expect(page).toHaveURL(new RegExp(`${open}/enrol$`));
			await page.locator('[name=occupation]').fill('Loan officer');
			await submit(page).click();
			await expect(wrong(page)).toContainText(w.wrong);
			await expect(page.locator('#country-problem')).toHaveText(w.needed);
			await expect(page.locator('[name=occupation]')).toHaveValue('Loan officer');
			await expectFits(page);
			await fillProfile(page);
			await submit(page).click();

			await expect(heading(page)).toHaveText(w.learning);
			await expect(said(page)).toHaveText(w.enrolled);
			await expect(main.getByText(w.next)).toBeVisible();
			await expect(main.getByText(w.left)).toBeVisible();
			await expect(main.getByText('Africa/Nairobi')).toBeVisible();
			await expectFits(page);
			await letterTo(person.email, `/${language}/learning`);

			await main.getByText(w.leave).click();
			await main.getByRole('button', { name: w.leaveNow, exact: true }).click();
			await expect(said(page)).toHaveText(w.withdrawn);
			await main.getByRole('button', { name: w.comeBack }).click();
			await expect(said(page)).toHaveText(w.returned);
			await expect(main.getByText(w.next)).toBeVisible();
		});

	test('one moves to another edition, and asking twice is refused', async ({ page }) => {
		const person = await newPerson(page);
		await signIn(page, person);
		await page.goto(`/en/${open}/enrol`);
		await fillProfile(page);
		await submit(page).click();
		await page.goto(`/en/${open}/enrol`);
		await expect(page.getByRole('main').getByRole('status')).toHaveText('You are in this edition already.');
		await page.goto('/en/learning');
		await page.getByText('Move to another edition').click();
		await page
			.getByLabel('To which edition')
			.selectOption({ label: '1 February\u2009–\u200912 March 2027 (English)' });
		await page.getByRole('button', { name: 'Move', exact: true }).click();
		await expect(said(page)).toHaveText('You moved. What you did counts in the new edition.');
		await expect(page.getByText('It begins 1 February 2027, 00:00 (CET).')).toBeVisible();
		// Nairobi is two hours ahead of Zurich in winter.
		await expect(page.getByText('13 March 2027, 01:59 (Kenya Time)')).toBeVisible();
		// What was told once is not typed again.
		await page.goto(`/en/${course}/editions/emr-2027-ru-demo/enrol`);
		await expect(page.locator('[name=country]')).toHaveValue('KE');
		await expect(page.locator('[name=consent]')).not.toBeChecked();
	});

	test('whoever was signed out while filling in the form loses nothing', async ({ page, context }) => {
		await signIn(page, await newPerson(page));
		await page.goto(`/en/${open}/enrol`);
		await page.locator('[name=organisation]').fill('House of the Road');
		await fillProfile(page);
		await context.clearCookies();
		await submit(page).click();
		await expect(wrong(page)).toContainText('You are signed out.');
		await expect(page.locator('[name=organisation]')).toHaveValue('House of the Road');
		await expect(page.locator('[name=consent]')).toBeChecked();
	});

	test('an edition is in the feeds, with its run; its page has a calendar', async ({ request }) => {
		const feed = await (
			await request.get('/feeds/search.ics?lang=en&q=entrepreneurship&when=upcoming')
		).text();
		expect(feed).toContain('DTSTART;VALUE=DATE:20270201');
		const own = await (await request.get(`/en/${course}/editions/emr-2027-en-demo.ics`)).text();
		expect(own).toContain('DTEND;VALUE=DATE:20270313');
		const page = await (await request.get(`/en/${course}`)).text();
		expect(page).toContain('/courses/entrepreneurship-for-migrants-and-refugees/editions/emr-2027-en-demo');
	});
});

test.describe('for everyone', () => {
	for (const language of ['en', 'ar'])
		test(`every page is accessible: ${language}`, async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 800 });
			const look = async (path?: string) => {
				if (path !== undefined) await page.goto(`/${language}/${path}`);
				await expectAccessibleInBothLights(page);
				await expectFits(page);
			};
			for (const path of [course, open, `${open}/enrol`, `${course}/editions/emr-2020-en-1`, 'zone'])
				await look(path);
			await signIn(page, await newPerson(page, language), language);
			await look('learning');
			await page.goto(`/${language}/${open}/enrol`);
			await submit(page).click();
			await expect(wrong(page)).toBeVisible();
			await page.locator('details summary').last().click();
			await look();
			await fillProfile(page);
			await submit(page).click();
			await look();
			for (const summary of await page.locator('main summary').all()) await summary.click();
			await look();
		});
});
