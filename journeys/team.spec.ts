import type { Browser, Locator, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { v5, v7 } from 'uuid';
import { expect, expectAccessible, expectFits, heading, said, test, wrong } from '../testing/journey.ts';
import {
	newAdministrator,
	newPerson,
	signIn,
	someone,
	type Person,
	type Session
} from '../testing/people.ts';

// Everybody makes an account, which is slow on purpose.
test.setTimeout(120_000);
// Each goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });
test.use({ javaScriptEnabled: false });

const course = '01a20023-0cda-7e59-9ecc-cfae01958f88';
const catalogued = 'courses/entrepreneurship-for-migrants-and-refugees';
const item = (key: string) => v5(key, course);
const slug = `team-${randomUUID().slice(0, 8)}`;
const desk = `/en/desk/editions/${slug}`;
const tutor = someone('Tomás Ferreira');
/** A spreadsheet would read it as a formula. */
const learner = someone('=Amina Diallo');
let administrator: Session;

async function pageOf(browser: Browser, person: Person | Session): Promise<Page> {
	const session = 'cookies' in person ? { storageState: person } : {};
	const context = await browser.newContext({
		baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
		javaScriptEnabled: false,
		...session
	});
	const page = await context.newPage();
	page.setDefaultTimeout(10_000);
	if ('password' in person) await signIn(page, person);
	return page;
}

const button = (where: Page | Locator, name: string) => where.getByRole('button', { name });

test.beforeAll(async ({ browser }) => {
	administrator = await newAdministrator(browser, 'Ines Okafor');
	test.setTimeout(120_000);
	const page = await pageOf(browser, { cookies: [], origins: [] });
	for (const person of [tutor, learner]) await newPerson(page, 'en', person);
	await page.context().close();
});

test('a team clones an edition, decides its rules, publishes it, and takes in a tutor', async ({
	browser
}) => {
	const page = await pageOf(browser, administrator);
	await page.goto('/en/desk/editions');
	await page.getByRole('main').locator('a[href$="/emr-open-demo"]').click();
	await page.getByRole('link', { name: 'Make the next edition from this one' }).click();
	await page.getByLabel('Address').fill('emr-open-demo');
	await page.getByLabel('First day').fill(new Date().toISOString().slice(0, 10));
	await button(page, 'Look first').click();
	await expect(said(page)).toContainText('Everything can be taken over as it is.');
	await button(page, 'Make the draft').click();
	await expect(wrong(page)).toBeVisible();
	await page.getByLabel('Address').fill(slug);
	await button(page, 'Make the draft').click();
	await expect(said(page)).toContainText('The draft is made.');

	await page.locator('[name=participation]').uncheck();
	const parts = page.locator('button[value^="remove completion "]');
	for (let left = await parts.count(); left > 0; left--) {
		await parts.first().click();
		await expect(parts).toHaveCount(left - 1);
	}
	await page.locator('button[value="add completion quiz"]').click();
	await page.locator('[name="completion.0.quiz"]').selectOption('plan-for-marking');
	await page.locator('[name="completion.0.amount"]').fill('0');
	await button(page, 'Save').last().click();
	await expect(wrong(page)).toContainText('Enter a number above 0, of 100 at most.');
	await page.locator('[name="completion.0.amount"]').fill('50');
	await button(page, 'Read it back').last().click();
	await expect(page.locator('#completion-sentence')).toContainText('passed with at least 50%');
	await button(page, 'Save').last().click();
	await expect(said(page)).toHaveText('The changes are saved.');
	await page.getByRole('link', { name: 'Overview' }).click();
	await button(page, 'Publish').click();
	await expect(said(page)).toHaveText('Published. It stands in the catalogue.');

	await page.goto(`${desk}/team`);
	await page.getByLabel('E-mail address of their account').fill('nobody@example.org');
	await button(page, 'Add to the team').click();
	await expect(wrong(page)).toContainText('There is no confirmed account with this address.');
	await page.getByLabel('E-mail address of their account').fill(tutor.email);
	await button(page, 'Add to the team').click();
	await expect(page.getByText('Tomás Ferreira', { exact: true })).toBeVisible();
	await page.getByLabel('Whom it is for').fill('Ms Rahimi');
	await button(page, 'Make a link').click();
	await expect(said(page)).toContainText(`editions/${slug}?invitation=`);
	const link = /http\S+invitation=\S+/.exec((await said(page).textContent()) ?? '')?.[0] ?? '';
	await page.goto(link);
	await expect(page.getByText('You are invited.')).toBeVisible();
	const way = page.getByRole('link', { name: 'Enrol', exact: true });
	await expect(way).toHaveAttribute('href', /\/enrol\?invitation=.+/);
	await page.goto(`${desk}/team`);
	await expect(page.getByText('Ms Rahimi').first()).toBeVisible();
	await page.context().close();
});

/** Enrols, and hands an open answer in as a device would. */
async function handIn(page: Page): Promise<void> {
	await page.goto(`/en/${catalogued}/editions/${slug}/enrol`);
	await page.locator('[name=country]').selectOption('KE');
	await page.locator('[name=gender]').selectOption('not_said');
	await page.locator('[name=sector]').selectOption('ngo');
	await page.locator('[name=occupation]').fill('Baker');
	await page.locator('[name=consent]').check();
	await page.locator('main form button').last().click();
	await page.goto('/en/learning');
	const registration = await page.locator('input[name=enrolment]').first().inputValue();
	const attempt = v7();
	const said = (verb: string, key: string, more: object = {}) => ({
		...{ id: v7(), registration, verb, object: item(key), attempt: null, value: null, language: 'en' },
		happenedAt: new Date().toISOString(),
		...more
	});
	const sent = await page.request.post('/api/statements', {
		data: {
			statements: [
				said('opened', 'your-plan'),
				said('started', 'plan-for-marking', { attempt }),
				said('answered', 'one-page-answer', { attempt, value: 'I bake bread.\nSix loaves a day.' }),
				said('finished', 'plan-for-marking', { attempt })
			]
		}
	});
	expect(((await sent.json()) as { kept: string[] }).kept.length).toBe(4);
	await page.goto('/en/learning');
	const name = page.locator('form[action="?/name"]').first();
	await page.locator('details', { has: name }).locator('> summary').first().click();
	await name.locator('[name=name]').fill('Amina Diallo');
	await name.locator('button').click();
}

test('a tutor marks an open answer, and the learner’s certificate follows', async ({ browser }) => {
	const hers = await pageOf(browser, learner);
	await handIn(hers);
	const page = await pageOf(browser, tutor);
	// What waits for a tutor stands on the desk, also without another role.
	await expect(page).toHaveURL(/\/en\/desk$/);
	await expect(async () => {
		await page.goto(desk);
		await expect(page.getByRole('link', { name: '1 answer to mark' })).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 20_000 });
	await page.getByRole('link', { name: '1 answer to mark' }).click();
	await page.getByRole('link', { name: 'Begin marking' }).click();
	await expect(page.getByText('I bake bread.')).toBeVisible();
	// One marks the answer and not the person.
	await expect(page.getByText('Amina Diallo')).toHaveCount(0);
	await button(page, 'Save the mark').click();
	await expect(wrong(page)).toContainText('Choose how far this is met.');
	for (const criterion of await page.locator('main fieldset').all())
		await criterion.getByLabel('met', { exact: true }).check();
	await page.getByLabel('What you want to say to the learner').fill('A plan one can act on.');
	const rival = await pageOf(browser, tutor);
	await rival.goto(page.url());
	for (const criterion of await rival.locator('main fieldset').all())
		await criterion.getByLabel('partly').check();
	await button(page, 'Save the mark').click();
	await expect(said(page)).toHaveText('The mark is saved.');
	await button(rival, 'Save the mark').click();
	await expect(wrong(rival)).toContainText('Tomás Ferreira marked this answer while you did.');
	await expect(rival.getByLabel('partly').first()).toBeChecked();
	await rival.close();

	await hers.goto('/en/learning');
	const certificate = hers.getByRole('main').locator('a[href*="/certificates/"]').first();
	await certificate.click();
	await expect(hers.getByText('Amina Diallo').first()).toBeVisible();

	const csv = await (await page.request.get(`${desk}/export/gradebook.csv`)).text();
	const [head = '', line = ''] = csv.replace('\ufeff', '').split('\r\n');
	expect(head).toContain('Name,Language,');
	expect(line).toContain(`"'=Amina Diallo",en,`);
	expect(line).toMatch(/,completion$/);
	const workbook = await page.request.get(`${desk}/export/gradebook.xlsx`);
	expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK');

	await page.goto(`${desk}/gradebook?sort=-lessons`);
	await page.getByRole('rowheader', { name: 'Amina Diallo' }).getByRole('link').first().click();
	// What she told the team, what she did, and what it earned; nothing of what is only counted.
	const main = page.getByRole('main');
	await expect(main.getByRole('region', { name: 'What they told the team' })).toContainText('Baker');
	await expect(main).not.toContainText('Kenya');
	const answer = main.locator('details').filter({ hasText: 'I bake bread.' });
	await answer.locator('summary').click();
	await expect(answer.getByText('I bake bread.')).toBeVisible();
	await expect(answer).toContainText('A plan one can act on.');
	await expect(main.getByRole('region', { name: 'Certificates' }).getByRole('link')).toHaveCount(1);
	const hersAtTheDesk = page.url();
	expect((await hers.goto(hersAtTheDesk))?.status()).toBe(404);
	await page.goto(`${desk}/people`);
	await expect(page.getByRole('row', { name: 'Amina Diallo' })).toContainText('Baker');
	// To learners the desk of their edition does not exist.
	expect((await hers.goto(desk))?.status()).toBe(404);
	expect((await hers.request.get(`${desk}/export/gradebook.csv`)).status()).toBe(403);
	for (const one of [page, hers]) await one.context().close();
});

test('a contribution is written, hidden with its reason, and shown again', async ({ browser }) => {
	const hers = await pageOf(browser, learner);
	const discussion = `/en/learning/${slug}/discussion/where-it-got-stuck`;
	await hers.goto(discussion);
	await hers.getByLabel('Your contribution').fill('At the counter:\n<b>no form</b> in my language.');
	await button(hers, 'Send').click();
	const article = hers.getByRole('article');
	await expect(article).toContainText('<b>no form</b> in my language.');
	await article.locator('summary', { hasText: 'Change' }).click();
	await article.locator('form[action$=rewrite] textarea').fill('At the counter there was no form.');
	await button(article, 'Save').click();
	await expect(article).toContainText('changed by its author');
	await expectFits(hers);

	const page = await pageOf(browser, tutor);
	await page.goto(discussion);
	const there = page.getByRole('article');
	await there.locator('summary', { hasText: 'Hide' }).click();
	await there.getByLabel('Why it is hidden').fill('Names a clerk');
	await there.getByRole('button', { name: 'Hide' }).click();
	await expect(there).toContainText('Hidden by the team: Names a clerk');
	await hers.reload();
	await expect(article).toContainText('Hidden by the team: Names a clerk');
	await expect(article).not.toContainText('At the counter');
	await page.goto(`${desk}/discussions`);
	await button(page, 'Show again').click();
	await expect(said(page)).toHaveText('Shown again.');
	await hers.reload();
	await expect(article).toContainText('At the counter there was no form.');
	await page.goto(discussion);
	await page.locator('summary', { hasText: 'Answer' }).click();
	await page.getByLabel('Answer').fill('Which counter was it?');
	await button(page, 'Send the answer').click();
	await expect(page.getByRole('article')).toHaveCount(2);
	await hers.reload();
	await expect(hers.getByRole('article').last()).toContainText('Tomás Ferreira');
	for (const one of [page, hers]) await one.context().close();
});

test('a live session gets its recording and transcript, and an announcement its letters', async ({
	browser
}) => {
	const page = await pageOf(browser, tutor);
	await page.goto(`${desk}/notices`);
	await page.getByRole('link', { name: 'Add a live session' }).click();
	await page.getByLabel('Day').fill(new Date().toISOString().slice(0, 10));
	await page.getByLabel('From', { exact: true }).fill('15:00');
	await page.getByLabel('Until', { exact: true }).fill('16:30');
	await page.getByLabel('Link to take part').fill('https://meet.example.org/plans');
	await page.locator('[name="title.en"]').fill('Plans, read together');
	await button(page, 'Save').click();
	await expect(said(page)).toHaveText('The live session is saved.');
	await page.getByRole('link', { name: 'Plans, read together' }).click();
	await page.getByLabel('Link to the recording').fill('https://media.example.org/plans.mp4');
	await page.locator('[name="transcript.en"]').fill('Good afternoon. '.repeat(2_000));
	await button(page, 'Save').click();
	await expect(said(page)).toHaveText('The live session is saved.');
	await page.locator('[name="title.en"]').fill('The recording is there');
	await page.locator('[name="body.en"]').fill('You find **the recording** below.');
	await button(page, 'Announce to').click();
	await expect(said(page)).toHaveText(
		'Announced. It stands on the learners’ page; this hub sends no letters.'
	);
	// As in a lesson, and not with its signs.
	await expect(page.locator('main strong')).toHaveText('the recording');
	await page.context().close();
});

test.describe('for everyone', () => {
	// axe itself is a script, put into pages that have none.
	for (const [language, width, colorScheme] of [
		['en', 360, 'light'],
		['ar', 360, 'dark'],
		['ar', 1280, 'light']
	] as const)
		test(`every page of the team is accessible: ${language}, ${width}, ${colorScheme}`, async ({
			browser
		}) => {
			const context = await browser.newContext({
				baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
				storageState: administrator,
				viewport: { width, height: 800 },
				colorScheme,
				javaScriptEnabled: true
			});
			const page = await context.newPage();
			const pages = [
				'',
				'/people',
				'/stuck',
				'/gradebook',
				'/marking',
				'/discussions',
				'/questions',
				'/figures'
			];
			await page.goto(`/${language}/desk/editions/${slug}/people`);
			const one = await page.locator('main tbody th a').first().getAttribute('href');
			const learnerPage = one?.replace(/^.*\/people/u, '/people') ?? '';
			const more = [
				learnerPage,
				'/settings/application',
				'/notices',
				'/notices/sessions/new',
				'/team',
				'/settings',
				'/clone'
			];
			for (const path of [...pages, ...more]) {
				expect((await page.goto(`/${language}/desk/editions/${slug}${path}`))?.status(), path).toBe(200);
				await expectAccessible(page);
				await expectFits(page);
			}
			for (const path of [
				'desk/editions',
				'desk/editions/new',
				`learning/${slug}/discussion/where-it-got-stuck`
			]) {
				expect((await page.goto(`/${language}/${path}`))?.status(), path).toBe(200);
				await expect(heading(page)).toBeVisible();
				await expectAccessible(page);
				await expectFits(page);
			}
			await page.goto(`/${language}/desk/editions/${slug}/marking`);
			await page.locator('main details summary').click();
			await page.locator('main details a').first().click();
			await page.waitForURL(/\/marking\/[0-9a-f]/);
			await expectAccessible(page);
			await expectFits(page);
			await context.close();
		});
});
