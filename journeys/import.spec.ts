import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, expectAccessibleInBothLights, expectFits, said, test } from '../testing/journey.ts';
import { newAdministrator, type Session } from '../testing/people.ts';

let session: Session;

test.describe.configure({ mode: 'default' });
test.setTimeout(120_000);
test.use({ storageState: async ({ browserName: _ }, use) => use(session), javaScriptEnabled: false });
test.beforeAll(async ({ browser }) => {
	session = await newAdministrator(browser, 'Tariq Mansour');
});

const id = `imported-${randomUUID()}`;
const record = {
	id,
	kind: 'resource',
	type: 'report',
	title_language: 'fr',
	titles: { fr: 'Rapport <b>importé</b>' },
	languages: ['fr'],
	url: 'https://example.org/rapport',
	topics: ['remittances'],
	evidence: 'listing'
};

async function choose(page: Page, content: unknown, name = 'catalogue.json'): Promise<void> {
	const buffer = Buffer.isBuffer(content)
		? content
		: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
	await page
		.getByLabel('File', { exact: true })
		.setInputFiles({ name, mimeType: 'application/json', buffer });
	await page.getByRole('button', { name: 'See what it would do' }).click();
}

const would = (page: Page) => page.getByRole('region', { name: 'What importing this file would do' });

test('an editor sees what a file would do, imports it, and the same file again changes nothing', async ({
	page
}) => {
	await page.goto('/en/desk');
	await page.getByRole('link', { name: 'Import a file' }).click();
	await choose(page, { records: [record, { ...record, id: `${id}-two` }] });
	await expect(would(page)).toContainText('2 new records');
	await expect(would(page)).toContainText('catalogue.json');
	await page.goto(`/en/desk/entries?q=${encodeURIComponent('Rapport <b>importé')}`);
	await expect(page.getByRole('main')).toContainText('0 records');

	await page.goto('/en/desk/import');
	await choose(page, { records: [record, { ...record, id: `${id}-two` }] });
	await page.getByRole('button', { name: 'Import 2 records' }).click();
	await expect(said(page)).toContainText('2 new records');
	await choose(page, { records: [record, { ...record, id: `${id}-two` }] });
	await expect(would(page)).toContainText('2 records that are the same');
	await expect(page.getByRole('button', { name: /^Import \d/ })).toHaveCount(0);

	await choose(page, [{ ...record, year: 2024, topics: ['remittances', 'gender'] }]);
	await expect(would(page)).toContainText('1 changed record');
	await expect(page.getByRole('group').filter({ hasText: '1 changed record' })).toContainText('Year');
	await page.getByRole('button', { name: 'Import 1 record' }).click();
	await expect(said(page)).toContainText('1 changed record');
	await page.goto(`/en/desk/entries?q=${encodeURIComponent('Rapport <b>importé')}`);
	await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').last().click();
	await page.getByRole('link', { name: 'History' }).click();
	await expect(page.getByRole('main')).toContainText('Tariq Mansour');
});

test('refused records are named with the reason, and the good ones can be imported without them', async ({
	page
}) => {
	await page.goto('/en/desk/import');
	await choose(page, [
		{ ...record, id: `${id}-good` },
		{ ...record, id: `${id}-script`, url: 'javascript:alert(1)' },
		{ ...record, id: `${id}-types`, topics: 'remittances', year: 'soon' },
		{ ...record, id: `${id}-huge`, abstract: { fr: 'x'.repeat(100_000) } },
		'nothing'
	]);
	await expect(would(page)).toContainText('4 refused records');
	const refused = page.getByRole('region', { name: '4 refused records' }).getByRole('listitem');
	await expect(refused.filter({ hasText: `Record 2 ${id}-script url` })).toContainText(
		'begin with https:// or http://'
	);
	await expect(refused.filter({ hasText: `Record 3 ${id}-types topics` })).toContainText(
		'This must be a list.'
	);
	await expect(refused.filter({ hasText: 'Record 5' })).toContainText(
		'This is not a record of the catalogue.'
	);
	await page.getByRole('button', { name: 'Import only the 1 good record' }).click();
	await expect(said(page)).toContainText('1 new record');
	await expect(said(page)).toContainText('4 refused records');
});

const hostile: [name: string, content: unknown, sentence: string][] = [
	['nothing', '', 'No file was read.'],
	['no JSON', '[\n{"id": 1,\n]', 'The first mistake is near line 3.'],
	['no UTF-8', Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]), 'The file is not UTF-8 text.'],
	['no list', { rows: [] }, 'The file holds no list of records'],
	['a number', '7', 'The file holds no list of records'],
	['deeply nested', '['.repeat(200_000), 'not valid JSON'],
	['ten megabytes', `["${'x'.repeat(10 * 1024 * 1024)}"]`, 'The file is larger than 8 MB.']
];
for (const [name, content, sentence] of hostile)
	test(`a file that cannot be taken is refused at its field: ${name}`, async ({ page }) => {
		await page.goto('/en/desk/import');
		await choose(page, content);
		const file = page.getByLabel('File', { exact: true });
		await expect(file).toHaveAccessibleDescription(new RegExp(sentence.replaceAll('.', '\\.')));
		await expect(file).toBeFocused();
	});

test('what is sent in place of a previewed file is no file', async ({ page }) => {
	const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' ')).toString('base64');
	for (const content of ['', 'nonsense', bomb]) {
		const answer = await page.request.post('/en/desk/import?/import', {
			multipart: { content },
			headers: { origin: process.env['SERAI_JOURNEYS_URL'] ?? '', accept: 'text/html' }
		});
		expect(answer.status()).toBe(422);
		expect(await answer.text()).toContain('No file was read.');
	}
});

test.describe('with JavaScript, as axe needs it', () => {
	test.use({ javaScriptEnabled: true });
	for (const language of ['en', 'ar'])
		test(`the preview is accessible: ${language}`, async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 800 });
			await page.goto(`/${language}/desk/import`);
			await page.locator('input[type=file]').setInputFiles({
				name: 'a.json',
				mimeType: 'application/json',
				buffer: Buffer.from(
					JSON.stringify([
						{ ...record, id: `${id}-${language}` },
						{ ...record, url: 'javascript:' }
					])
				)
			});
			await page.getByRole('main').locator('form button').last().click();
			await expectAccessibleInBothLights(page);
			await expectFits(page);
		});
});
