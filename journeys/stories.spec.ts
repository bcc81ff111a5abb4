import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { field, press } from '../testing/answering.ts';
import {
	expect,
	expectAccessible,
	expectAccessibleInBothLights,
	expectFits,
	heading,
	said,
	test,
	wrong
} from '../testing/journey.ts';
import { newAdministrator, type Session } from '../testing/people.ts';
import { pageOf } from '../testing/phone.ts';

// A story from its beginning to a withdrawal after its publication. Nothing of it needs a script; where it is written one helps.
test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);
test.use({ actionTimeout: 15_000 });

const mark = randomUUID().slice(0, 8);
const slug = `what-they-did-${mark}`;
const desk = `/en/desk/stories/${slug}`;
const invented = 'He mejorado la entrevista a los candidatos.';
let writer: Session;
let second: Session;
let quote = '';

/**
 * What a story tells is looked at by a job; the page takes the verdict in by itself. Where others changed the numbers
 * meanwhile, somebody has to ask.
 */
const verdict = (page: Page) =>
	expect(async () => {
		const look = page.locator('form[action="?/look"] button');
		if (await look.isVisible()) await look.click();
		await expect(page.locator('.verdict')).toBeVisible({ timeout: 10_000 });
	}).toPass({ timeout: 60_000 });

test.beforeAll(async ({ browser }) => {
	writer = await newAdministrator(browser, 'Leyla Aliyeva');
	second = await newAdministrator(browser, 'Ousmane Ba');
});

test('a story is begun, and written with what the data say', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: writer });
	await page.goto('/en/desk/stories/new');
	await expectAccessibleInBothLights(page);
	await press(page, 'Begin');
	await expect(wrong(page)).toBeVisible();
	await field(page, 'title').fill('What they did with it');
	await field(page, 'slug').fill(slug);
	for (const box of await page.locator('[name="cohorts"], [name="waves"]').all()) await box.check();
	await press(page, 'Begin');
	await expect(said(page)).toHaveText('The story is begun. Nobody but its team sees it.');
	await expect(heading(page)).toHaveText('What they did with it');
	await expectAccessibleInBothLights(page);
	await expectFits(page);
	await field(page, 'summary').fill('In short.');
	await field(page, 'body').fill(
		'Of 50 trainees, 30 passed and the remaining 25 failed.\n\n{{fact:happiness}}'
	);
	await press(page, 'Save');
	await expect(said(page)).toHaveText('Saved.');
});

test('of two who save at once nothing is lost: both texts are shown', async ({ browser }) => {
	const [one, other] = [
		await pageOf(browser, { storageState: writer }),
		await pageOf(browser, { storageState: second })
	];
	await one.goto(`${desk}/texts/en`);
	await other.goto(`${desk}/texts/en`);
	await field(other, 'summary').fill('What Ousmane wrote.');
	await press(other, 'Save');
	await field(one, 'summary').fill('What Leyla wrote.');
	await press(one, 'Save');
	await expect(wrong(one)).toContainText('Ousmane Ba');
	await expect(one.getByRole('region', { name: 'What was saved meanwhile' })).toContainText(
		'What Ousmane wrote.'
	);
	await expect(field(one, 'summary')).toHaveValue('What Leyla wrote.');
	await expectAccessible(one);
	await press(one, 'Save');
	await expect(field(one, 'summary')).toHaveValue('What Leyla wrote.');
});

test('a contradiction and a number of nothing are found, and it is not released with them', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: writer });
	await page.goto(`${desk}/check`);
	await expect(page.getByText('No indicator gives this number.')).toBeVisible();
	await expect(page.locator('article.impossible q')).toHaveText(['50 trainees', '30', '25']);
	await expectAccessibleInBothLights(page);
	await expectFits(page);
	await page.goto(`${desk}/release`);
	await verdict(page);
	await expect(page.getByText('2 things stand against it.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Ask for a release' })).toHaveCount(0);
	await expectAccessible(page);
});

test('a number is found and put at the cursor, and the text is shown as it is typed, unsaved', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: writer });
	await page.goto(`${desk}/texts/en`);
	const body = field(page, 'body');
	const saved = await body.inputValue();
	// On a phone the list is folded away.
	await page.getByText('What can be named', { exact: true }).click();
	await field(page, 'find.words').fill('participants gender');
	const found = page.locator('#desk-found');
	await expect(found.getByText('{{fact:participants:gender.female}}')).toBeAttached();
	await body.fill('There were  of them.');
	await body.evaluate((text: HTMLTextAreaElement) => text.setSelectionRange(11, 11));
	await found.locator('[data-insert="{{fact:participants:gender.female}}"]').click();
	await expect(body).toHaveValue('There were {{fact:participants:gender.female}} of them.');
	await expect(page.getByRole('region', { name: 'Preview' })).toContainText(/There were \d+ of them\./u);
	await expect(page.getByRole('region', { name: 'Numbers in this text' })).toContainText(/n \d+ ?Base/u);
	await expectAccessibleInBothLights(page);
	await expectFits(page);
	await page.reload();
	await expect(body).toHaveValue('There were {{fact:participants:gender.female}} of them.');
	await press(page, 'Drop it, and show what is saved');
	await expect(body).toHaveValue(saved);
});

test('without a script tokens are copied, and looking changes nothing that was typed', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: writer, javaScriptEnabled: false });
	await page.goto(`${desk}/texts/en`);
	await field(page, 'body').fill('Typed: {{fact:participants}}.');
	await page.getByText('What can be named', { exact: true }).click();
	await field(page, 'find.indicator').selectOption('participants');
	await field(page, 'find.by').selectOption('gender');
	await press(page, 'Show');
	await expect(
		page.locator('#desk-found code').getByText('{{fact:participants:gender.female}}')
	).toBeVisible();
	await press(page, 'Preview');
	await expect(page.getByRole('region', { name: 'Preview' })).toContainText(/Typed: [\d,]+\./u);
	await expect(field(page, 'body')).toHaveValue('Typed: {{fact:participants}}.');
	await field(page, 'body').fill('x'.repeat(200_001));
	await page.getByRole('button', { name: 'Save', exact: true }).last().click();
	await expect(wrong(page)).toContainText('This is longer than 200,000 characters. Shorten it.');
	expect(await field(page, 'body').inputValue()).toHaveLength(200_001);
});

test('somebody is quoted as far as they agreed', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: writer });
	await page.goto(`${desk}/voices`);
	await expect(page.getByText('No interview yet tells of somebody who applied nothing.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Type in a quote' }).click();
	await expectAccessibleInBothLights(page);
	await field(page, 'language').selectOption('es');
	await field(page, 'text').fill(invented);
	await field(page, 'consentIn').fill('A letter of 3 May');
	await page.getByText('Role', { exact: true }).click();
	await field(page, 'role.en').fill('Government officer');
	await press(page, 'Take in');
	await expect(said(page)).toHaveText('Taken in. Name it in the text by its token.');
	await page.locator('[name="shown"][value="role"]').check();
	await page.getByRole('region', { name: 'Who they are to readers' }).getByRole('button').click();
	await expect(page.getByText('Readers see: Government officer')).toBeVisible();
	await expectAccessibleInBothLights(page);
	await expectFits(page);
	quote = (await page.locator('main code').first().textContent()) ?? '';
	await page.goto(`${desk}/voices/answers`);
	await expectAccessible(page);
	await page.goto(`${desk}/voices/new?kind=interview`);
	await expectAccessible(page);
});

test('one asks, another releases, and everybody reads it', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: writer });
	await page.goto(`${desk}/texts/en`);
	await field(page, 'body').fill(`{{fact:participants}} people took part.\n\n${quote}`);
	await press(page, 'Save');
	const bare = await pageOf(browser, { storageState: writer, javaScriptEnabled: false });
	await bare.goto(`${desk}/disclosure`);
	await expect(async () => {
		const ask = bare.getByRole('link', { name: 'See how far it is' });
		if (await ask.count()) await ask.click();
		await expect(bare.locator('.verdict')).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await page.goto(`${desk}/disclosure`);
	await verdict(page);
	for (const path of [
		'',
		'/texts/es',
		'/texts/en/preview',
		'/numbers',
		'/numbers/participants',
		'/disclosure',
		'/settings'
	]) {
		await page.goto(desk + path);
		await expectAccessible(page);
		await expectFits(page);
	}
	await page.goto(`${desk}/release`);
	await verdict(page);
	await press(page, 'Ask for a release');
	await expect(page.getByText('You asked for this release yourself.')).toBeVisible();
	const other = await pageOf(browser, { storageState: second });
	await other.goto(`${desk}/release`);
	await expectAccessibleInBothLights(other);
	await other.getByRole('link', { name: 'Read it: English' }).click();
	await expect(other.getByText(invented)).toBeVisible();
	await other.goto(`${desk}/release`);
	await press(other, 'Approve and release');
	await expect(said(other)).toHaveText('Released. Everybody can read it now.');
	await page.goto(`/en/stories/${slug}`);
	await expect(page.getByText(invented)).toBeVisible();
});

test('a translation that is behind is left out, unless who asks takes it along', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: writer });
	await page.goto(`${desk}/texts/es`);
	await field(page, 'title').fill('Lo que hicieron');
	await field(page, 'body').fill('Participaron {{fact:participants}}.');
	await field(page, 'asSource').check();
	await press(page, 'Save');
	await page.goto(`${desk}/release`);
	await verdict(page);
	const languages = page.getByRole('group', { name: 'Languages of this release' });
	await expect(languages).toContainText('lacks something of the source');
	await expect(languages.getByRole('checkbox')).not.toBeChecked();
	await expectAccessibleInBothLights(page);
	await expectFits(page);
	await languages.getByRole('checkbox').check();
	await press(page, 'Ask for a release');
	await expect(page.getByText('lacks something of the source')).toBeVisible();
	await page.getByRole('link', { name: 'Read it: español' }).click();
	await expect(page.getByText('Esta traducción no está terminada')).toBeVisible();
	await page.goto(`${desk}/release`);
	await press(page, 'Take the request back');
});

test('who withdraws after the publication is gone from it', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: second });
	const id = /quote:([0-9a-f-]+)/u.exec(quote)?.[1] ?? '';
	await page.goto(`${desk}/voices/${id}`);
	await page.locator('[name="sure"]').check();
	await press(page, 'Withdraw');
	await expect(said(page)).toHaveText('Withdrawn.');
	for (const path of [`/en/stories/${slug}`, `/en/stories/${slug}/releases/1`, `${desk}/texts/en/preview`]) {
		await page.goto(path);
		await expect(page.getByText('people took part')).toBeVisible();
		await expect(page.getByText(invented)).toHaveCount(0);
	}
});

test('the desk reads from right to left as well', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: writer });
	for (const path of ['', '/numbers', '/release', '/texts/ar', '/voices']) {
		await page.goto(`/ar/desk/stories/${slug}${path}`);
		if (path === '/release') await verdict(page);
		await expectAccessible(page);
		await expectFits(page);
	}
});
