import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
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

// Everybody makes an account, which is slow on purpose; each test goes on where the one before it ended.
test.setTimeout(120_000);
test.describe.configure({ mode: 'serial' });

const course = '01a20023-0cda-7e59-9ecc-cfae01958f88';
const catalogued = 'courses/entrepreneurship-for-migrants-and-refugees';
const slug = `certificates-${randomUUID().slice(0, 8)}`;
const desk = `/en/desk/editions/${slug}`;
const lead = someone('Mona Rahimi');
const evaluator = someone('Jonas Berg');
const learner = someone('Amina Diallo');
let administrator: Session;
let code = '';

async function pageOf(browser: Browser, person: Person | Session, javaScriptEnabled = false): Promise<Page> {
	const session = 'cookies' in person ? { storageState: person } : {};
	const baseURL = process.env['SERAI_JOURNEYS_URL'] ?? '';
	const context = await browser.newContext({ baseURL, javaScriptEnabled, ...session });
	const page = await context.newPage();
	page.setDefaultTimeout(10_000);
	if ('password' in person) await signIn(page, person);
	return page;
}

/** Every lesson of the demonstration's course, by the ids that follow from its folder. */
function lessons(): string[] {
	const folder = join(import.meta.dirname, '../content/courses/entrepreneurship-for-migrants-and-refugees');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('lesson.yaml'))
		.flatMap((path) => /^key: *(\S+)/m.exec(readFileSync(join(folder, path), 'utf8'))?.[1] ?? [])
		.map((key) => v5(key, course));
}

test.beforeAll(async ({ browser }) => {
	test.setTimeout(120_000);
	administrator = await newAdministrator(browser, 'Ines Okafor');
	const page = await pageOf(browser, { cookies: [], origins: [] });
	for (const person of [lead, evaluator, learner]) await newPerson(page, 'en', person);
	await page.context().close();
});

test('an edition names who leads it and who evaluates it', async ({ browser }) => {
	const page = await pageOf(browser, administrator);
	await page.goto('/en/desk/editions/emr-open-demo/clone');
	await page.getByLabel('Address').fill(slug);
	await page.getByLabel('First day').fill(new Date().toISOString().slice(0, 10));
	await page.getByRole('button', { name: 'Make the draft' }).click();
	await expect(said(page)).toContainText('The draft is made.');
	await page.goto(`${desk}/settings`);
	await expect(page.getByLabel('Mark without seeing names')).toBeChecked();
	await page.getByLabel('Mark without seeing names').uncheck();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(said(page)).toHaveText('The changes are saved.');
	await expect(page.getByLabel('Mark without seeing names')).not.toBeChecked();
	await page.goto(desk);
	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(said(page)).toHaveText('Published. It stands in the catalogue.');
	for (const [person, role] of [
		[lead, 'leads the edition'],
		[evaluator, 'evaluator']
	] as const) {
		await page.goto(`${desk}/team`);
		await page.getByLabel('E-mail address of their account').fill(person.email);
		await page.getByLabel(role).check();
		await page.getByRole('button', { name: 'Add to the team' }).click();
		await expect(page.getByText(person.name, { exact: true })).toBeVisible();
	}
	await page.context().close();
});

test('what waits in an edition stands on the desk of who leads it', async ({ browser }) => {
	const hers = await pageOf(browser, learner);
	await hers.goto(`/en/${catalogued}/editions/${slug}/enrol`);
	await hers.locator('[name=country]').selectOption('KE');
	await hers.locator('[name=gender]').selectOption('not_said');
	await hers.locator('[name=sector]').selectOption('ngo');
	await hers.locator('[name=consent]').check();
	await hers.locator('main form button').last().click();
	await hers.goto('/en/learning');
	const registration = await hers.locator('input[name=enrolment]').first().inputValue();
	const statements = lessons().map((object) => ({
		...{ id: v7(), registration, verb: 'completed', object, attempt: null, value: null, language: 'en' },
		happenedAt: new Date().toISOString()
	}));
	const sent = await hers.request.post('/api/statements', { data: { statements } });
	expect(((await sent.json()) as { kept: string[] }).kept.length).toBe(statements.length);

	const page = await pageOf(browser, lead);
	await expect(async () => {
		await page.goto('/en/desk');
		await expect(page.getByRole('link', { name: 'name to confirm' })).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 20_000 });
	await page.getByRole('link', { name: 'name to confirm' }).click();
	await expect(page).toHaveURL(`${desk}/people#enrolled`);

	await hers.goto('/en/learning');
	const name = hers.locator('form[action="?/name"]').first();
	await name.locator('[name=name]').fill('Amina Dialo');
	await name.locator('button').click();
	await hers.goto('/en/learning');
	const link = hers.getByRole('main').locator('a[href*="/certificates/"]').first();
	code = /certificates\/([\w-]+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
	expect(code).not.toBe('');
	await page.goto('/en/desk');
	await expect(page.getByText('Nothing waits')).toBeVisible();
	for (const one of [page, hers]) await one.context().close();
});

test('a misspelt name is corrected: revoked, issued again, each leads to the other', async ({ browser }) => {
	const page = await pageOf(browser, lead);
	await page.goto('/en/desk');
	await page.getByRole('link', { name: 'Certificates' }).click();
	await expect(page.getByText('1 certificate', { exact: true })).toBeVisible();
	await page.getByLabel('Code or name').fill(code.toLowerCase().replaceAll('-', ' '));
	await page.getByLabel('Code or name').press('Enter');
	await page.getByRole('link', { name: 'Amina Dialo' }).click();
	await expect(page.getByText('Status: Valid')).toBeVisible();
	await page.locator('summary', { hasText: 'Correct the name' }).click();
	await page.getByRole('button', { name: 'Revoke and issue again' }).click();
	await expect(wrong(page)).toContainText('This is the name it already has.');
	await page.getByLabel('The name as it should be').fill('Amina Diallo');
	await page.getByRole('button', { name: 'Revoke and issue again' }).click();
	await expect(said(page)).toContainText('Issued again with the corrected name.');
	await expect(heading(page)).toHaveText('Amina Diallo');
	await expect(page.getByText('corrects the name on')).toContainText(code);
	await expect(page.getByRole('listitem').filter({ hasText: 'corrected the name on' })).toContainText(
		'Mona Rahimi'
	);
	const old = code;
	code = /certificates\/([\w-]+)/.exec(page.url())?.[1] ?? '';
	await page.goto(`/en/certificates/${old}`);
	await expect(page.getByText('The name was corrected')).toBeVisible();
	await page.getByRole('link', { name: 'See the certificate that counts now' }).click();
	await expect(heading(page)).toHaveText('Amina Diallo');
	await page.goto(`/en/desk/certificates?q=amina&state=revoked`);
	await expect(page.getByRole('link', { name: 'Amina Dialo', exact: true })).toBeVisible();
	await page.context().close();
});

test('a certificate is revoked with its reason, and says so at once everywhere', async ({ browser }) => {
	const page = await pageOf(browser, lead);
	await page.goto(`/en/desk/certificates/${code}`);
	await page.locator('summary', { hasText: 'Revoke it' }).click();
	await page.getByRole('button', { name: 'Revoke', exact: true }).click();
	await expect(wrong(page)).toContainText('This is needed.');
	await page.getByLabel('It was issued by mistake.').check();
	await page.getByRole('button', { name: 'Revoke', exact: true }).click();
	await expect(wrong(page)).toContainText('Tick this to revoke the certificate.');
	await expect(page.getByLabel('It was issued by mistake.')).toBeChecked();
	await page.getByLabel('Yes, revoke this certificate').check();
	await page.getByRole('button', { name: 'Revoke', exact: true }).click();
	await expect(said(page)).toHaveText('The certificate is revoked.');
	await expect(page.locator('main form')).toHaveCount(0);

	await page.goto(`/en/certificates/${code}`);
	await expect(page.getByText('It was issued by mistake.')).toBeVisible();
	const { credentialStatus: status } = (await (
		await page.request.get(`/certificates/${code}.json`)
	).json()) as { credentialStatus: { statusListCredential: string; statusListIndex: string } };
	const list = await page.request.get(new URL(status.statusListCredential).pathname);
	const { credentialSubject } = (await list.json()) as { credentialSubject: { encodedList: string } };
	const bits = gunzipSync(Buffer.from(credentialSubject.encodedList.slice(1), 'base64url'));
	const index = Number(status.statusListIndex);
	expect((bits[index >> 3] ?? 0) & (128 >> (index & 7))).not.toBe(0);
	await page.context().close();
});

test('an administrator makes a new key, and what the old one signed stays valid', async ({ browser }) => {
	const page = await pageOf(browser, administrator, true);
	await page.goto('/en/desk/certificates');
	await page.getByRole('link', { name: 'Keys that sign' }).click();
	const before = await page.locator('main h3').count();
	await page.getByRole('button', { name: 'Make a new key' }).click();
	await expect(wrong(page)).toContainText('Tick this to make a new key.');
	await page.getByLabel('Yes, the present key signs no more').check();
	await page.getByRole('button', { name: 'Make a new key' }).click();
	await expect(said(page)).toHaveText('A new key signs from now on.');
	await expect(page.locator('main h3')).toHaveCount(before + 1);
	await expect(page.getByText('signs now')).toHaveCount(1);
	const did = await page.request.get('/.well-known/did.json');
	expect(((await did.json()) as { assertionMethod: string[] }).assertionMethod).toHaveLength(before + 1);

	const badge = await (await page.request.get('/certificates/DEM0-0000-0000-002G.json')).text();
	await page.goto('/en/verify');
	await page.getByLabel('Or paste what its QR code holds').fill(badge);
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.locator('#verdict')).toHaveText('Genuine and valid');
	await page.context().close();
});

test('an evaluator sees figures without names, and nothing else', async ({ browser }) => {
	const page = await pageOf(browser, evaluator);
	await page.goto(desk);
	await expect(page).toHaveURL(`${desk}/figures`);
	await page.getByRole('link', { name: 'Questions' }).click();
	await expect(page).toHaveURL(`${desk}/questions`);
	for (const path of ['/gradebook', '/people', '/stuck', '/marking', '/team', '/settings'])
		expect((await page.request.get(desk + path)).status(), path).toBe(403);
	const exported = await page.request.get(`${desk}/export/gradebook.csv`);
	expect(exported.headers()['content-disposition']).toContain('figures.csv');
	expect(await exported.text()).not.toContain('Amina');
	for (const path of ['certificates', `certificates/${code}`, 'issuer'])
		expect((await page.request.get(`/en/desk/${path}`)).status(), path).toBe(404);
	await page.context().close();
});

for (const [language, width, colorScheme] of [
	['en', 360, 'light'],
	['ar', 360, 'dark'],
	['ar', 1280, 'light'],
	['en', 1280, 'dark']
] as const)
	test(`the pages are accessible: ${language}, ${width}, ${colorScheme}`, async ({ browser }) => {
		const context = await browser.newContext({
			baseURL: process.env['SERAI_JOURNEYS_URL'] ?? '',
			storageState: administrator,
			viewport: { width, height: 800 },
			colorScheme
		});
		const page = await context.newPage();
		for (const path of [
			'',
			'/certificates',
			'/certificates?q=nobody-is-called-so',
			'/certificates/DEM0-0000-0000-001P',
			'/certificates/DEM0-0000-0000-002G',
			`/certificates/${code}`,
			'/issuer'
		]) {
			expect((await page.goto(`/${language}/desk${path}`))?.status(), path).toBe(200);
			for (const folded of await page.locator('main details > summary').all()) await folded.click();
			await expectAccessible(page);
			await expectFits(page);
		}
		await context.close();
	});
