import type { Browser, Page } from '@playwright/test';
import {
	expect,
	expectAccessibleInBothLights,
	expectFits,
	heading,
	said,
	test,
	wrong
} from '../testing/journey.ts';
import { newAdministrator, newWorker, type Session } from '../testing/people.ts';

type Role = 'visitor' | 'member' | 'contributor' | 'editor' | 'administrator';

test.describe.configure({ mode: 'default' });
// Four people are made first, each by their letter.
test.setTimeout(180_000);
test.use({ javaScriptEnabled: false });

const hub = () => process.env['SERAI_JOURNEYS_URL'] ?? '';
const sessions = {} as Record<Role, Session>;
let organisation = '';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function pageOf(browser: Browser, role: Role, javaScriptEnabled = false): Promise<Page> {
	const context = await browser.newContext({
		baseURL: hub(),
		storageState: sessions[role],
		javaScriptEnabled
	});
	return context.newPage();
}

test.beforeAll(async ({ browser }) => {
	sessions.visitor = { cookies: [], origins: [] };
	sessions.administrator = await newAdministrator(browser, 'Leyla Aliyeva');
	sessions.member = (await newWorker(browser, null, 'Samir Okafor')).session;
	sessions.editor = (await newWorker(browser, sessions.administrator, 'Nour Haddad', 'Editor')).session;
	const ana = await newWorker(browser, sessions.administrator, 'Ana Quispe', { contributor: 1 });
	sessions.contributor = ana.session;
	organisation = ana.organisation;
});

test('a contributor’s course goes from a draft to the public, and never by their own hand', async ({
	browser
}) => {
	const page = await pageOf(browser, 'contributor');
	await page.goto('/en/desk');
	await expect(page.getByRole('main')).toContainText(organisation);
	await page.getByRole('link', { name: 'Add a record' }).click();
	await page.getByRole('link', { name: 'Course or training' }).click();
	await page.getByLabel('Type', { exact: true }).selectOption({ label: 'Workshop' });
	await field(page, 'Title').fill('Keeping the books of a caravanserai');
	await field(page, 'Address of its page').fill('https://example.org/books');
	await page.getByRole('button', { name: 'Save as draft' }).click();
	await expect(said(page)).toContainText('The draft is saved');
	await expect(heading(page)).toHaveText('Keeping the books of a caravanserai');
	await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0);
	const address = new URL(page.url()).pathname;

	await page.getByRole('link', { name: 'Translations', exact: true }).click();
	await page.getByRole('main').getByRole('link', { name: 'español', exact: true }).click();
	await field(page, 'Title (español)').fill('Llevar las cuentas de un caravasar');
	await page.getByRole('button', { name: 'Save the translation' }).click();
	await expect(said(page)).toContainText('The translation is saved');

	await page.goto(address);
	await page.getByRole('button', { name: 'Propose for review' }).click();
	await expect(said(page)).toContainText('Proposed');
	await page.getByRole('link', { name: 'Correct', exact: true }).click();
	await field(page, 'Duration').fill('3 days');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('main')).toContainText('3 days');
	// Sent by hand, it is not done either: the record is theirs, the act is not.
	const forged = await page.request.post(`${address}?/publish`, {
		form: { revision: '4' },
		headers: { origin: hub(), accept: 'text/html' }
	});
	expect(forged.status()).toBe(403);

	const editor = await pageOf(browser, 'editor');
	await editor.goto(address.replace('/entries/', '/queue/'));
	await expect(editor.getByRole('main')).toContainText('3 days');
	await editor.getByRole('button', { name: 'Confirm, publish and go to the next' }).click();
	await expect(said(editor)).toContainText('Keeping the books of a caravanserai');

	await page.goto(address);
	await expect(page.getByRole('main')).toContainText('Published');
	// What is public stays theirs to correct, and to take down.
	expect((await page.goto(`${address}/edit`))?.status()).toBe(200);
	expect((await page.goto(`${address}/retirement`))?.status()).toBe(200);
	const visitor = await pageOf(browser, 'visitor');
	await visitor.goto('/es/search?q=caravasar');
	await expect(visitor.getByRole('main').getByRole('link', { name: /Llevar las cuentas/ })).toBeVisible();
	for (const one of [page, editor, visitor]) await one.context().close();
});

test('each role finds its own pages at the desk, and the others do not exist', async ({ browser }) => {
	const editor = await pageOf(browser, 'editor');
	await editor.goto('/en/desk/queue');
	const waiting = /queue\/([0-9a-f-]{36})/.exec(
		(await editor.getByRole('link', { name: 'Begin with the first' }).getAttribute('href')) ?? ''
	)?.[1];
	// Public, and nothing of the contributor's organisation.
	await editor.goto('/en/desk/entries?state=published&kind=resource');
	const links = editor.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link');
	const own = await pageOf(browser, 'contributor');
	await own.goto('/en/desk/entries?state=published&kind=resource');
	const mine = await own
		.getByRole('main')
		.getByRole('heading', { level: 3 })
		.getByRole('link')
		.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
	const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
	const [others = '', second = ''] = hrefs.filter((href) => !mine.includes(href));
	const record = others.replace('/en/desk/', '');
	const organisations = await editor.goto('/en/desk/organisations').then(() =>
		editor
			.getByRole('main')
			.getByRole('listitem')
			.getByRole('link')
			.evaluateAll((all) => all.map((one) => [one.textContent ?? '', one.getAttribute('href') ?? '']))
	);
	const elsewhere =
		organisations.find(
			([name = '', href = '']) => href.includes('/organisations/') && !organisation.includes(name)
		)?.[1] ?? '';
	await own.goto('/en/account');
	const person = await pageOf(browser, 'administrator');
	await person.goto('/en/desk/people?q=Quispe');
	const people =
		(await person.getByRole('main').getByRole('link', { name: 'Ana Quispe' }).getAttribute('href')) ?? '';

	const S = 303;
	const table: [path: string, member: number, contributor: number, editor: number, administrator: number][] =
		[
			['', 200, 200, 200, 200],
			['entries', 404, 200, 200, 200],
			['entries/new', 404, 200, 200, 200],
			['entries/new/course', 404, 200, 200, 200],
			['translations', 404, 200, 200, 200],
			['organisations', 404, 200, 200, 200],
			[elsewhere.replace('/en/desk/', ''), 404, 404, 200, 200],
			[record, 404, 404, 200, 200],
			[`${record}/edit`, 404, 404, 200, 200],
			[`${record}/history`, 404, 404, 200, 200],
			[`${record}/translations`, 404, 404, 200, 200],
			[`${record}/retirement`, 404, 404, 200, 200],
			[`${record}/merge/${second.split('/').at(-1)}`, 404, 404, 200, 200],
			['queue', 404, 404, 200, 200],
			[`queue/${waiting}`, 404, 404, 200, 200],
			['import', 404, 404, 200, 200],
			['people', 404, 404, 404, 200],
			[people.replace('/en/desk/', ''), 404, 404, 404, 200],
			['nothing-here', 404, 404, 404, 404]
		];
	const sent: [path: string, member: number, contributor: number, editor: number][] = [
		[`${record}/retirement?/retire`, 404, 404, 422],
		[`${record}?/confirm`, 404, 404, 409],
		[`queue/${waiting}?/confirm`, 404, 404, 409],
		['queue?/confirm', 404, 404, 422],
		['import?/preview', 404, 404, 422],
		[`${people.replace('/en/desk/', '')}?/grant`, 404, 404, 404]
	];
	const roles = ['member', 'contributor', 'editor', 'administrator'] as const;
	for (const role of ['visitor', ...roles] as const) {
		const context = await browser.newContext({ baseURL: hub(), storageState: sessions[role] });
		const ask = async (path: string) =>
			(await context.request.get(`/en/desk${path && `/${path}`}`, { maxRedirects: 0 })).status();
		const asked = [];
		for (const [path] of table) asked.push([path, await ask(path)]);
		const at = roles.indexOf(role as 'member') + 1;
		const expected = table.map((row) => [row[0], role === 'visitor' ? S : row[at]]);
		// What is no page at all is that for a visitor, too.
		if (role === 'visitor') expected[expected.length - 1] = ['nothing-here', 404];
		expect([role, asked]).toEqual([role, expected]);
		if (role === 'administrator') continue;
		const post = async (path: string) =>
			(
				await context.request.post(`/en/desk/${path}`, {
					form: { revision: '999' },
					headers: { origin: hub(), accept: 'text/html' },
					maxRedirects: 0
				})
			).status();
		const answered = [];
		for (const [path] of sent) answered.push([path, await post(path)]);
		expect([role, answered]).toEqual([role, sent.map((row) => [row[0], role === 'visitor' ? S : row[at]])]);
		await context.close();
	}
	for (const one of [editor, own, person]) await one.context().close();
});

test('a contributor adds nothing in the name of others, and keeps what they typed', async ({ browser }) => {
	const page = await pageOf(browser, 'contributor');
	await page.goto('/en/desk/entries/new/resource');
	await page.getByLabel('Type', { exact: true }).selectOption({ label: 'Report' });
	await field(page, 'Title').fill('Given to somebody else');
	await field(page, 'Address of its page').fill('https://example.org/report');
	await expect(page.getByLabel('Providers: number 1')).not.toHaveValue('');
	await page.getByLabel('Providers: number 1').fill('');
	await page.getByRole('button', { name: 'Save as draft' }).click();
	await expect(wrong(page)).toContainText('Your own organisation must stay among the providers.');
	await expect(field(page, 'Title')).toHaveValue('Given to somebody else');
	await page.context().close();
});

for (const language of ['en', 'ar'])
	test(`the contributor’s desk is accessible: ${language}`, async ({ browser }) => {
		const page = await pageOf(browser, 'contributor', true);
		await page.setViewportSize({ width: 360, height: 800 });
		for (const path of ['', '/entries', '/entries/new/course', '/organisations', '/queue']) {
			await page.goto(`/${language}/desk${path}`);
			await expectAccessibleInBothLights(page);
			await expectFits(page);
			// The house, the language and the person in one row, the places in another.
			const head = await page.locator('body > div > header, header').first().boundingBox();
			expect(head?.height).toBeLessThan(105);
		}
		await page.context().close();
	});
