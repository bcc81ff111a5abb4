import type { Page } from '@playwright/test';
import { seedCall } from '../testing/call.ts';
import { expect, said, test, wrong } from '../testing/journey.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { newAdministrator, newWorker } from '../testing/people.ts';
import { looks, main, phone, press } from '../testing/phone.ts';

// From what was sent in to the list of those who come, on phones without a script.
test.setTimeout(120_000);

/** What is judged on a reviewer's page. */
const criteria = (page: Page) => main(page).locator('form[action="?/judge"] fieldset');

test('two review blind: nothing tells who it is; who has a conflict says so and reads no more', async ({
	browser
}) => {
	const administrator = await newAdministrator(browser, 'Ines Okafor');
	const [rita, omar] = [
		await newWorker(browser, null, 'Rita Reviewer'),
		await newWorker(browser, null, 'Omar')
	];
	const { slug, applicants } = await seedCall('reviewing', [rita.person.email, omar.person.email]);
	const desk = `/en/desk/events/${slug}`;
	const organiser = await phone(browser, administrator);
	await organiser.goto(`${desk}/review`);
	await press(organiser, 'Share out applications');
	await expect(wrong(organiser)).toContainText('Write by what applications are judged first.');
	await organiser.locator('[name="name.0.en"]').fill('Reach');
	await organiser.locator('[name="weight.0"]').fill('3');
	await main(organiser).getByText('Criterion 2').click();
	await organiser.locator('[name="name.1.en"]').fill('Plan');
	await organiser.locator('form[action="?/save"] button').click();
	await expect(said(organiser)).toHaveText('Saved.');
	await press(organiser, 'Share out applications');
	await expect(said(organiser)).toContainText('Given to reviewers: 4.');

	const names = /Wanjiru|Kamau|Nakuru|Moussa|Diop|Louga|city\.example|@/u;
	for (const [who, { session }] of [rita, omar].entries()) {
		const page = await phone(browser, session);
		await page.goto('/en/desk');
		await main(page).getByRole('link', { name: 'applications for you to review' }).click();
		const open = async (number: number) => {
			await main(page)
				.getByRole('link', { name: `Application ${number}`, exact: true })
				.click();
			// The whole page, not only what is read on it; its frame says who is signed in.
			expect(await main(page).innerHTML()).not.toMatch(names);
			const href = await main(page)
				.getByRole('link', { name: 'Open the attachment (PDF)' })
				.getAttribute('href');
			const file = await page.request.get(href ?? '');
			expect([file.status(), file.headers()['content-disposition']]).toEqual([
				200,
				`attachment; filename*=UTF-8''${number}-1.pdf`
			]);
			return page.url();
		};
		const first = await open(1);
		if (who === 0) {
			await looks(browser, page, first, `${desk}/review`);
			await main(page).getByText('I should not judge this one').first().click();
			await main(page).locator('[name=reason]').fill('We studied together.');
			await main(page).locator('form[action="?/conflict"] button').click();
			await expect(said(page)).toContainText('You see nothing of this application any more.');
			expect((await page.goto(first))?.status()).toBe(404);
			await page.goto(`${desk}/review`);
		} else {
			await press(page, 'Save the judgement');
			await expect(wrong(page)).toContainText('Reach');
			for (const group of await criteria(page).all()) await group.getByRole('radio').nth(4).check();
			await press(page, 'Save the judgement');
			await expect(said(page)).toHaveText('Your judgement is saved.');
		}
		await open(2);
		for (const group of await criteria(page).all())
			await group
				.getByRole('radio')
				.nth(who * 4)
				.check();
		await press(page, 'Save the judgement');
		for (const refused of [
			'applications',
			'selection',
			'participants',
			`applications/${applicants[0]?.id ?? ''}`
		])
			expect((await page.goto(`${desk}/${refused}`))?.status()).toBe(403);
		await page.goto('/en/desk');
		await expect(main(page)).not.toContainText('for you to review');
		await page.context().close();
	}
	await organiser.goto(`${desk}/review`);
	await press(organiser, 'Share out applications');
	await expect(said(organiser)).toContainText('Still short of a reviewer: 1.');
	await organiser.goto(`${desk}/applications?apart=yes`);
	await expect(main(organiser)).toContainText('Applications: 1');
	await main(organiser).getByRole('link', { name: 'Moussa Diop' }).click();
	await expect(main(organiser)).toContainText('80 of 100');
	await looks(browser, organiser, `${desk}/review`);
});

test('a selection shows what it does to its targets, is told at once, and a free place goes to who waits', async ({
	browser
}) => {
	const organiser = await phone(browser, await newAdministrator(browser, 'Ines Okafor'));
	const decided = await seedCall('deciding');
	const { slug, applicants } = decided;
	const [wanjiru, moussa, layla] = applicants;
	const desk = `/en/desk/events/${slug}`;
	await organiser.goto(`${desk}/selection`);
	await main(organiser).getByText('Set targets').click();
	await organiser.locator('[name=target]').first().selectOption('gender:female');
	await organiser.locator('[name=least]').first().fill('2');
	await organiser.locator('form[action="?/targets"] button').click();
	await expect(said(organiser)).toHaveText('Saved.');
	const choose = async (...choices: string[]) => {
		for (const [at, choice] of choices.entries())
			await organiser.locator(`[name="choice.${applicants[at]?.id ?? ''}"]`).selectOption(choice);
	};
	const target = organiser.getByRole('row', { name: /Gender: Woman/u });
	await choose('select', 'select', 'wait', 'decline');
	await press(organiser, 'Show what these choices do');
	await expect(main(organiser)).toContainText('Nothing is saved yet.');
	await expect(target).toContainText('too few');
	await choose('select', 'wait', 'select', 'decline');
	await press(organiser, 'Show what these choices do');
	await expect(target).toContainText('met');
	await press(organiser, 'Decide');
	await expect(wrong(organiser)).toBeVisible();
	await organiser.locator('[name=reason]').fill('By score and target.');
	await press(organiser, 'Decide');
	await expect(said(organiser)).toContainText('Nobody is told yet.');
	await looks(browser, organiser, organiser.url());
	await press(organiser, 'Tell everybody');
	await expect(wrong(organiser)).toContainText('Tick this to go on.');
	await organiser.locator('[name=sure]').check();
	await press(organiser, 'Tell everybody');
	await expect(said(organiser)).toContainText('Released.');
	await letterTo(moussa?.email ?? '', 'Vous êtes sur liste d’attente');

	// Who was selected answers in Arabic that she comes; then she cannot, and who waits is asked in French.
	const one = await phone(browser);
	await one.goto(linkIn(await letterTo(layla?.email ?? '', '/ar/events/')));
	await expect(one.locator('html')).toHaveAttribute('dir', 'rtl');
	await main(one).locator('form[action="?/confirm"] button').click();
	await expect(said(one)).toBeVisible();
	await looks(browser, one, `/ar/events/${slug}/apply`);
	await main(one).locator('details').first().locator('summary').click();
	await one.locator('#sure-withdrawn').check();
	await main(one).locator('form[action="?/withdraw"] button').click();
	await expect(said(one)).toBeVisible();
	const two = await phone(browser);
	await two.goto(linkIn(await letterTo(moussa?.email ?? '', 's’est libérée')));
	await press(two, 'Je viens');
	await expect(said(two)).toContainText('on vous attend');

	// The list of those who come, to take away; a letter for a visa once somebody looked at the passport.
	await organiser.goto(`${desk}/participants`);
	await expect(organiser.getByRole('row', { name: /Moussa Diop/u })).toContainText('Comes');
	await organiser
		.getByRole('row', { name: /Wanjiru Kamau/u })
		.getByRole('button', { name: /^Comes/u })
		.click();
	await expect(said(organiser)).toHaveText('Saved.');
	const table = await (await organiser.request.get(`${desk}/participants/export/participants.csv`)).text();
	expect(table).toContain('Moussa Diop');
	expect(table).toContain(wanjiru?.email);
	await looks(browser, organiser, `${desk}/participants`);
	await organiser.getByRole('link', { name: /^Make a letter for a visa\s?: Wanjiru Kamau/u }).click();
	await organiser.locator('[name=passportName]').fill('WANJIRU NJERI KAMAU');
	await press(organiser, 'Save');
	await expect(wrong(organiser)).toContainText('Tick this to go on.');
	await organiser.locator('[name=looked]').check();
	await press(organiser, 'Save');
	await expect(said(organiser)).toHaveText('Saved.');
	await looks(browser, organiser, organiser.url());
	for (const language of ['en', 'ar']) {
		const pdf = await organiser.request.get(`${organiser.url().split('?')[0] ?? ''}/visa-${language}.pdf`);
		expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
	}
});
