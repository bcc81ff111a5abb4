import type { Browser, BrowserContext, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, heading, said, test } from '../testing/journey.ts';
import { inDatabase } from '../testing/hub-database.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { newAdministrator, newWorker, type Session } from '../testing/people.ts';
import { main, phone, press } from '../testing/phone.ts';

// A field school from the copy of the one before to what came of it half a year later. Each step has a journey of its own
// that looks closer: programme, applications, selection, attendance, action-plan.
test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);
test.use({ actionTimeout: 15_000 });

const mark = randomUUID().slice(0, 8);
const slug = `school-kigali-${mark}`;
const desk = `/en/desk/events/${slug}`;
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const first = day(60);

const somebody = (name: string) => ({ name, email: `${randomUUID()}@example.org` });
const aissatou = somebody('Aïssatou Ndiaye');
const nominees = ['Wanjiru Kamau', 'Otieno Ouma', 'Achieng Odhiambo'].map(somebody);
const [wanjiru, otieno, achieng] = nominees.map(({ name }) => name) as [string, string, string];
const plan = `A savings window ${mark}`;
const reviewers: Session[] = [];
let organiser: Session;
let address = '';

test.beforeAll(async ({ browser }) => {
	test.setTimeout(240_000);
	organiser = await newAdministrator(browser, 'Itzel Organiser');
});

/** Where a page leads with one more path: its context's browser stays. */
const opened = (browser: Browser) => phone(browser, organiser);
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Fills one step of a form with whatever it asks for, as somebody in a hurry would. */
async function fillStep(page: Page, country: string): Promise<void> {
	const body = main(page);
	for (const select of await body.locator('select').all()) {
		const known = await select.locator(`option[value="${country}"]`).count();
		await select.selectOption(known > 0 ? country : { index: 1 });
	}
	for (const group of await body.getByRole('group').all()) {
		if ((await group.getByRole('radio').count()) > 0) await group.getByRole('radio').first().check();
		else if ((await group.getByRole('checkbox').count()) > 0)
			await group.getByRole('checkbox').first().check();
	}
	for (const text of await body.locator('input[type=text], textarea').all()) {
		const label = await text.evaluate((field: HTMLInputElement) => field.labels?.[0]?.textContent ?? '');
		// What may stay empty does: "(optional)", "(facultatif)".
		if ((await text.inputValue()) === '' && !label.includes('('))
			await text.fill('A window for savings, run with the cooperative.');
	}
}

/** Goes through every step and sends it; the buttons are in the applicant's language. */
async function applyWith(page: Page, language: string, country: string): Promise<void> {
	const [next, send] =
		language === 'fr'
			? ['Enregistrer et continuer', 'Envoyer la candidature']
			: ['Save and go on', 'Send the application'];
	while (!page.url().endsWith('/apply/check')) {
		const before = page.url();
		await fillStep(page, country);
		await press(page, next);
		await expect(page).not.toHaveURL(before);
	}
	await page.locator('[name=consent]').check();
	await press(page, send);
	await expect(said(page)).toBeVisible();
}

test('the Mexico school is cloned for Rwanda, its call is set, a day is edited and released', async ({
	browser
}) => {
	const page = await opened(browser);
	await page.goto('/en/desk/events/field-school-mexico-2027/clone');
	await page.getByLabel('Address on this hub').fill(slug);
	await page.locator('[name=startsOn]').fill(first);
	await page.locator('[name=country]').selectOption('RW');
	await press(page, 'Clone this event');
	await expect(said(page)).toContainText('The copy is a draft');
	await page.goto(`${desk}/settings`);
	await page
		.locator('details', { has: page.locator('[name=languages]') })
		.locator('summary')
		.first()
		.click();
	await page.locator('[name=languages][value=fr]').check();
	await page.locator('[name=admission][value=application]').check();
	await page.locator('[name=applyFrom]').fill(day(-1));
	await page.locator('[name=applyUntil]').fill(day(10));
	await page.locator('[name=seats]').fill('3');
	await press(page, 'Save');
	await page.goto(`${desk}/form`);
	const ready = main(page).locator('form[action="?/ready"] button');
	if ((await ready.count()) > 0) await ready.click();
	await page.goto(`${desk}/texts/en`);
	await page.getByLabel('Title', { exact: true }).fill(`Field school Kigali ${mark}`);
	await page.getByLabel('Ready', { exact: true }).check();
	await press(page, 'Save');
	await page.goto(desk);
	await press(page, 'Publish');
	await expect(said(page)).toContainText('in the catalogue');

	await page.goto(`${desk}/programme/sessions/new?day=${first}`);
	await page.getByLabel('From', { exact: true }).fill('16:00');
	await page.getByLabel('Until', { exact: true }).fill('17:00');
	await page.getByRole('group', { name: 'English' }).getByLabel('Title').fill(`Savings windows ${mark}`);
	await press(page, 'Save');
	await expect(
		page.getByRole('row', { name: new RegExp(`Savings windows ${mark}`, 'u') }).last()
	).toContainText('16:00–17:00');
	await page.goto(`${desk}/releases`);
	await press(page, 'Release number 1');
	await expect(said(page)).toContainText('released');
	await page.goto(`/en/events/${slug}`);
	await expect(heading(page)).toHaveText(`Field school Kigali ${mark}`);
	await expect(main(page)).toContainText(`Savings windows ${mark}`);
	await page.context().close();
});

test('somebody applies in French on a phone, an agency nominates three', async ({ browser }) => {
	const page = await phone(browser);
	await page.goto(`/fr/events/${slug}/apply`);
	await page.locator('[name=name]').fill(aissatou.name);
	await page.locator('[name=email]').fill(aissatou.email);
	await press(page, 'Commencer');
	await applyWith(page, 'fr', 'SN');
	await letterTo(aissatou.email, 'est bien arrivée');
	await page.context().close();

	const { session } = await newWorker(browser, null, 'Femi Focal');
	const focal = await phone(browser, session);
	await focal.goto(`/en/events/${slug}/nominate`);
	await focal.locator('[name=agency]').fill('City of Kisumu');
	await focal.locator('[name=country]').selectOption('KE');
	for (const [at, { name, email }] of nominees.entries()) {
		const field = focal.locator(`[name="name.${at}"]`);
		if (!(await field.isVisible()))
			await main(focal).locator('details', { has: field }).locator('summary').click();
		await focal.locator(`[name="name.${at}"]`).fill(name);
		await focal.locator(`[name="email.${at}"]`).fill(email);
	}
	await press(focal, 'Nominate');
	await expect(said(focal)).toContainText('Entered.');
	await focal.context().close();
	for (const { email } of nominees) {
		const nominee = await phone(browser);
		await nominee.goto(linkIn(await letterTo(email, '/apply/key?key=')));
		await main(nominee).getByRole('link', { name: 'Go on' }).click();
		await applyWith(nominee, 'en', 'KE');
		await nominee.context().close();
	}
});

test('two review blind, and a selection meets its targets', async ({ browser }) => {
	const page = await opened(browser);
	for (const name of ['Rita', 'Omar']) {
		const { session, person } = await newWorker(browser, null, `${name} Reviewer`);
		reviewers.push(session);
		await page.goto(`${desk}/team`);
		await page.locator('[name=email]').fill(person.email);
		await page.getByRole('radio', { name: /^Reviewer/u }).check();
		await press(page, 'Add');
		await expect(main(page)).toContainText(`${name} Reviewer`);
	}
	await page.goto(`${desk}/review`);
	await page.locator('[name="name.0.en"]').fill('Reach');
	await page.locator('form[action="?/save"] button').click();
	await expect(said(page)).toHaveText('Saved.');
	await press(page, 'Share out applications');
	await expect(said(page)).toContainText('Given to reviewers: 8.');
	for (const [who, session] of reviewers.entries()) {
		const reader = await phone(browser, session);
		for (const number of [1, 2, 3, 4]) {
			await reader.goto(`${desk}/review`);
			await main(reader)
				.getByRole('link', { name: `Application ${number}`, exact: true })
				.click();
			expect(await main(reader).innerHTML()).not.toMatch(/Ndiaye|Kamau|Ouma|Odhiambo|Kisumu/u);
			await main(reader)
				.getByRole('radio')
				.nth(4 - who)
				.check();
			await press(reader, 'Save the judgement');
			await expect(said(reader)).toHaveText('Your judgement is saved.');
		}
		await reader.context().close();
	}

	await page.goto(`${desk}/selection`);
	await main(page).getByText('Set targets').click();
	await page.locator('[name=target]').first().selectOption('country:SN');
	await page.locator('[name=least]').first().fill('1');
	await page.locator('form[action="?/targets"] button').click();
	await expect(said(page)).toHaveText('Saved.');
	const choose = async (choices: Record<string, string>) => {
		for (const [name, choice] of Object.entries(choices))
			await row(page, name).locator('select').selectOption(choice);
	};
	const target = page.getByRole('row', { name: /Senegal/u }).first();
	await choose({ [wanjiru]: 'select', [otieno]: 'select', [achieng]: 'select', [aissatou.name]: 'wait' });
	await press(page, 'Show what these choices do');
	await expect(target).toContainText('too few');
	await choose({ [achieng]: 'wait', [aissatou.name]: 'select' });
	await press(page, 'Show what these choices do');
	await expect(target).toContainText('met');
	await page.locator('[name=reason]').fill('By score and target.');
	await press(page, 'Decide');
	await expect(said(page)).toContainText('Nobody is told yet.');
	await page.locator('[name=sure]').check();
	await press(page, 'Tell everybody');
	await expect(said(page)).toContainText('Released.');
	await page.context().close();

	const one = await phone(browser);
	await one.goto(linkIn(await letterTo(aissatou.email, 'est retenue')));
	await press(one, 'Je viens');
	await expect(said(one)).toContainText('on vous attend');
	await one.context().close();
});

test('a change of the agenda reaches who confirmed, as a difference and in their language', async ({
	browser
}) => {
	const page = await opened(browser);
	await page.goto(`${desk}/programme`);
	await page.getByRole('button', { name: new RegExp(`1 h later\\s?: Savings windows ${mark}`, 'u') }).click();
	await page.goto(`${desk}/releases`);
	await press(page, 'Release number 2');
	await expect(said(page)).toContainText('released');
	await page.context().close();
	const { text } = await letterTo(aissatou.email, 'passe de');
	expect(text).toContain(`Savings windows ${mark}`);
	expect(text).toContain('17:00');
});

/** A phone at the door: it runs scripts, and opened the page once with a network. */
async function door(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
	const context = await browser.newContext({
		...{ baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '', storageState: organiser },
		viewport: { width: 360, height: 740 }
	});
	const page = await context.newPage();
	await page.goto(`${desk}/attendance`);
	await expect(page.locator('html')).toHaveAttribute('data-door', 'kept');
	return { context, page };
}

test('two phones take attendance without a network, and lose nobody', async ({ browser }) => {
	const [one, two] = [await door(browser), await door(browser)];
	for (const { context } of [one, two]) await context.setOffline(true);
	const line = (page: Page, name: string) => page.locator('[data-participant]').filter({ hasText: name });
	for (const { page } of [one, two])
		await line(page, aissatou.name).getByRole('button', { name: 'Here' }).click();
	await line(two.page, wanjiru).getByRole('button', { name: 'Here' }).click();
	for (const { context, page } of [one, two]) {
		await context.setOffline(false);
		await expect(page.locator('[data-waiting]')).toHaveAttribute('data-waiting', '0', { timeout: 20_000 });
	}
	await one.page.goto(`${desk}/attendance/sessions`);
	await expect(one.page.getByRole('row').nth(1).getByRole('cell').nth(1)).toHaveText('2');
	for (const { context } of [one, two]) await context.close();
});

test('a plan is written, and half a year later its owner says what came of it without signing in', async ({
	browser
}) => {
	const page = await opened(browser);
	await page.goto(`${desk}/plans`);
	await press(page, 'Send a link to everybody without a plan');
	await expect(said(page)).toContainText('Letters on their way');
	const own = await phone(browser);
	await own.goto(linkIn(await letterTo(aissatou.email, '/plans/enter?key=')));
	await own.locator('[name=title]').fill(plan);
	await main(own).locator('form button').first().click();
	await own.waitForURL(/\/plans\/\d+\/edit$/u);
	address = new URL(own.url()).pathname.replace(/\/edit$/u, '');
	await own.locator('[name=gaps]').fill('Personne ne parle d’épargne.');
	await own.locator('[name="practice.0.words"]').fill('La fenêtre d’épargne de la mairie');
	await own.locator('[name="practice.0.session"]').selectOption({ index: 1 });
	await own.locator('[name="step.1.what"]').fill('S’entendre avec la coopérative');
	await own.locator('[name="step.1.who"]').fill('La mairie');
	await own.locator('[name="step.1.due"]').fill(day(200));
	await main(own).locator('form button').last().click();
	await own.waitForURL(/done=saved/u);
	await own.goto(address);
	await press(own, 'Partager le plan');
	await expect(said(own)).toBeVisible();
	await own.context().close();

	// Half a year passes: its day comes instead.
	await inDatabase(
		`update event_milestone set due_on = current_date - 1
			where month = 6 and plan_id = (select id from event_plan where title = $1)`,
		[plan]
	);
	await inDatabase(`select graphile_worker.add_job('events.followPlans', '{}'::json)`, []);
	const later = await phone(browser);
	await later.goto(linkIn(await letterTo(aissatou.email, '/plans/report?key=')));
	await later.getByRole('radio').first().check();
	await later.locator('[name=words]').fill('La fenêtre est ouverte deux jours par semaine.');
	await main(later).locator('form button').first().click();
	await expect(said(later)).toBeVisible();
	await later.context().close();

	await page.goto(`${desk}/board?month=6`);
	await expect(page.getByRole('link', { name: plan })).toBeVisible();
	await expect(main(page)).toContainText('1 of 1 answered');
	expect(await (await page.request.get(`${desk}/board.csv?month=6`)).text()).toContain(plan);
	await page.context().close();
});
