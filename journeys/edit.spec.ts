import type { Page } from '@playwright/test';
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

// One queue, one after the other: what a journey decides is gone for the next.
test.describe.configure({ mode: 'default' });
// Two starts of the command line and a dozen pages each.
test.setTimeout(120_000);

let session: Session;
let second: Session;

test.beforeAll(async ({ browser }) => {
	session = await newAdministrator(browser, 'Leyla Aliyeva');
	second = await newAdministrator(browser, 'Omar Haddad');
});

// The pages of the desk have no script; see the last test.
test.use({ storageState: async ({ browserName: _ }, use) => use(session) });

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** The first record that waits, under filters; its review page is open. */
async function openFirst(page: Page, filters = ''): Promise<{ id: string; title: string }> {
	await page.goto(`/en/desk/queue${filters}`);
	await page.getByRole('link', { name: 'Begin with the first' }).click();
	const id = /queue\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
	return { id, title: (await heading(page).textContent()) ?? '' };
}

test('a visitor is sent to sign in, and back to the page they asked for', async ({ browser }) => {
	const context = await browser.newContext({
		storageState: { cookies: [], origins: [] }
	});
	const page = await context.newPage();
	await page.goto(`${process.env['SERAI_JOURNEYS_URL']}/en/desk/queue?kind=event`);
	await expect(page).toHaveURL(/\/en\/sign-in\?then=%2Fen%2Fdesk%2Fqueue%3Fkind%3Devent$/);
	await context.close();
});

test('a confirmed event is found in the search, in Atom and in the calendar', async ({ page, request }) => {
	const { title } = await openFirst(page, '?kind=event');
	await page.getByRole('button', { name: 'Confirm, publish and go to the next' }).click();
	await expect(said(page)).toContainText(`Confirmed today and public: ${title}`);
	await expect(heading(page)).not.toHaveText(title);
	const query = `q=${encodeURIComponent(`"${title.replaceAll('"', '')}"`)}`;
	await page.goto(`/en/search?${query}`);
	await expect(page.getByRole('main').getByRole('link', { name: title }).first()).toBeVisible();
	expect(await (await request.get(`/feeds/search.atom?${query}`)).text()).toContain(title);
	const calendar = await (await request.get(`/feeds/search.ics?${query}`)).text();
	expect(calendar.replaceAll(/\r\n[ \t]/g, '').replaceAll('\\,', ',')).toContain(`SUMMARY:${title}`);
});

test('a rejection needs a reason, asked for at its field, and can be undone', async ({ page }) => {
	const { id, title } = await openFirst(page);
	const reason = field(page, 'Reason');
	await page.getByRole('button', { name: 'Reject and go to the next' }).click();
	await expect(reason).toBeFocused();
	await expect(reason).toHaveAccessibleDescription(/Say why, in a sentence/);
	await expect(reason).toBeInViewport();
	await expectAccessible(page);
	const long = 'Not about migration. '.repeat(60);
	await reason.fill(long);
	await page.getByRole('button', { name: 'Reject and go to the next' }).click();
	await expect(reason).toBeFocused();
	await expect(reason).toHaveAccessibleDescription(/longer than 1,000 characters/);
	await expect(reason).toHaveValue(long);
	await reason.fill('Not a training <b>at all</b>');
	await page.getByRole('button', { name: 'Reject and go to the next' }).click();
	await expect(said(page)).toContainText(`Rejected; it was never public: ${title}`);
	await page.getByRole('button', { name: 'Undo: put it back as it was' }).click();
	await expect(said(page)).toContainText('It is back as it was');
	// In its old place, which is the first.
	expect((await openFirst(page)).id).toBe(id);
	await page.goto(`/en/desk/entries/${id}`);
	await page.getByRole('link', { name: 'History' }).click();
	await expect(page.getByRole('main')).toContainText('Not a training <b>at all</b>');
});

test('a form that is wrong says where, and keeps everything', async ({ page }) => {
	const { id } = await openFirst(page);
	await page.goto(`/en/desk/entries/${id}/edit`);
	await field(page, 'Title').fill('invoice\u202Efdp <script>alert(1)</script>');
	await field(page, 'Address of its page').fill('javascript:alert(1)');
	await page.getByLabel('Countries: number 1').fill('Atlantis');
	await field(page, 'Duration').fill('3 days');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(wrong(page).getByRole('link')).toHaveCount(3);
	await expect(field(page, 'Address of its page')).toHaveValue('javascript:alert(1)');
	await expect(field(page, 'Duration')).toHaveValue('3 days');
	await expectAccessible(page);
	await field(page, 'Title').fill('<script>alert(1)</script> is text');
	await field(page, 'Address of its page').fill('https://example.org/course');
	await page.getByLabel('Countries: number 1').fill('Ecuador');
	// One more line comes with everything entered, and saves nothing.
	await page.getByRole('button', { name: /Add another.*Countries/ }).click();
	await page.getByLabel('Countries: number 2').fill('المغرب');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(heading(page)).toHaveText('<script>alert(1)</script> is text');
	await expect(page.getByRole('main')).toContainText('Ecuador, Morocco');
});

test('whoever saves second sees both versions, and nothing is lost', async ({ page, browser }) => {
	const { id } = await openFirst(page);
	const other = await browser.newContext({ storageState: second });
	const theirs = await other.newPage();
	for (const one of [page, theirs])
		await one.goto(`${process.env['SERAI_JOURNEYS_URL']}/en/desk/entries/${id}/edit`);
	await field(theirs, 'Title').fill('As Omar wrote it');
	await field(theirs, 'Price or conditions').fill('EUR 20');
	await theirs.getByRole('button', { name: 'Save changes' }).click();
	await field(page, 'Title').fill('As Leyla wrote it');
	await field(page, 'Certificate').fill('Of attendance');
	const answered = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.getByRole('button', { name: 'Save changes' }).click();
	expect((await answered).status()).toBe(409);
	await expect(wrong(page)).toContainText('Omar Haddad changed this record on');
	await expect(wrong(page)).toContainText('taken over: Price or conditions.');
	await expectAccessible(page);
	await page.getByRole('radio', { name: /As Leyla wrote it/ }).check();
	await page.getByRole('button', { name: 'Save with these choices' }).click();
	await expect(heading(page)).toHaveText('As Leyla wrote it');
	await expect(page.getByRole('main')).toContainText('EUR 20');
	await expect(page.getByRole('main')).toContainText('Of attendance');
	await other.close();
});

test('a translation stands beside its source, and grows old with it', async ({ page }) => {
	const { id } = await openFirst(page);
	await page.goto(`/en/desk/entries/${id}/translations/es`);
	await field(page, 'Title (español)').fill('Un título');
	await field(page, 'Abstract (español)').fill('Un resumen.');
	await page.getByRole('button', { name: 'Save the translation' }).click();
	await page.goto(`/en/desk/entries/${id}/edit`);
	await field(page, 'Abstract').fill('Said anew.');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await page.getByRole('link', { name: 'Translations', exact: true }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Un título' })).toContainText('out of date');
	await page.getByRole('link', { name: 'español', exact: true }).last().click();
	await expect(page.getByRole('main')).toContainText('The source text changed');
	await page.getByRole('button', { name: 'Save the translation' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Un título' })).toContainText('up to date');
});

test('two records become one, and the address of the one that goes leads to the other', async ({ page }) => {
	const { id } = await openFirst(page, '?duplicates=yes');
	await page.getByRole('link', { name: 'Compare and merge' }).first().click();
	await expectAccessible(page);
	const kept = await page.getByRole('region', { name: 'Stays' }).getByRole('heading').textContent();
	await page.getByRole('button', { name: 'Merge' }).click();
	await expect(said(page)).toContainText(`The two are one record now: ${kept}`);
	// On it goes, still among those with a likely duplicate.
	await expect(page).toHaveURL(/\/en\/desk\/queue\/[0-9a-f-]{36}\?duplicates=yes&/);
	expect(page.url()).not.toContain(id);
	await expect(page.getByRole('heading', { name: 'Likely a duplicate' }).first()).toBeVisible();
});

test('what is retired answers 410 and says why, until that is undone', async ({ page, request }) => {
	const { id } = await openFirst(page);
	await page.getByRole('button', { name: 'Confirm, publish and go to the next' }).click();
	await page.goto(`/en/desk/entries/${id}`);
	const address = await page.getByRole('link', { name: 'See its public page' }).first().getAttribute('href');
	await page.getByRole('link', { name: 'Retire' }).click();
	await field(page, 'Reason').fill('The provider withdrew it');
	await page.getByRole('button', { name: 'See what it will say' }).click();
	await expect(page.getByRole('region', { name: 'What its address will say' })).toContainText(
		'The provider withdrew it'
	);
	await page.getByRole('button', { name: 'Retire' }).click();
	await expect(said(page)).toContainText('Retired; its address says why');
	const gone = await page.goto(address ?? '');
	expect(gone?.status()).toBe(410);
	await expect(page.getByRole('main')).toContainText('The provider withdrew it');
	// Taken back, it is where it was: its address, the search and the feed.
	await page.goto(`/en/desk/entries/${id}`);
	await page.getByRole('button', { name: 'Undo: put it back as it was' }).click();
	await expect(said(page)).toContainText('It is back as it was');
	expect((await page.goto(address ?? ''))?.status()).toBe(200);
	const title = (await heading(page).textContent()) ?? '';
	const query = `q=${encodeURIComponent(`"${title.replaceAll('"', '')}"`)}`;
	await page.goto(`/en/search?${query}`);
	await expect(page.getByRole('main').getByRole('link', { name: title }).first()).toBeVisible();
	expect(await (await request.get(`/feeds/search.atom?${query}`)).text()).toContain(address ?? '-');
});

test('a record is confirmed by keyboard alone', async ({ page }) => {
	const { title } = await openFirst(page);
	const confirm = page.getByRole('button', { name: 'Confirm, publish and go to the next' });
	for (let pressed = 0; pressed < 40; pressed++) {
		await page.keyboard.press('Tab');
		if (await confirm.evaluate((button) => button === document.activeElement)) break;
	}
	await expect(confirm).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(said(page)).toContainText(title);
});

test('nothing is decided by following a link, nor for a form of another site', async ({ page, request }) => {
	const { id } = await openFirst(page);
	await page.goto(`/en/desk/queue/${id}?/confirm`);
	await page.goto(`/en/desk/entries/${id}`);
	await expect(page.getByRole('main')).toContainText('In review');
	const forged = await request.post(`/en/desk/queue/${id}?/confirm`, {
		form: { revision: '1' },
		headers: { origin: 'https://elsewhere.example' }
	});
	expect(forged.status()).toBe(403);
	await page.reload();
	await expect(page.getByRole('main')).toContainText('In review');
});

test('ten megabytes in a field are refused, and nothing changes', async ({ page, request }) => {
	const { id, title } = await openFirst(page);
	const answer = await request.post(`/en/desk/entries/${id}/edit?/save`, {
		form: { revision: '1', title: 'x'.repeat(10_000_000) },
		headers: { origin: process.env['SERAI_JOURNEYS_URL'] ?? '', accept: 'text/html' }
	});
	expect(answer.status()).toBe(422);
	const said = await answer.text();
	expect(said).toContain('This is longer than 20,000 characters. Shorten it.');
	expect(said.length).toBeLessThan(500_000);
	await page.goto(`/en/desk/entries/${id}`);
	await expect(heading(page)).toHaveText(title);
});

for (const language of ['en', 'ar'])
	test(`every page of the desk is accessible: ${language}`, async ({ page }) => {
		const { id } = await openFirst(page);
		const twin = await openFirst(page, '?duplicates=yes');
		await page.setViewportSize({ width: 360, height: 800 });
		const record = `entries/${id}`;
		for (const path of [
			'',
			'queue?duplicates=yes',
			`queue/${twin.id}`,
			'entries',
			'entries/new',
			'entries/new/event',
			record,
			`${record}/edit`,
			`${record}/translations`,
			`${record}/translations/fr`,
			`${record}/history`,
			`${record}/retirement`,
			'organisations',
			'organisations/iom',
			'import',
			'translations?to=ru'
		]) {
			await page.goto(`/${language}/desk/${path}`);
			await expectAccessibleInBothLights(page);
			await expect(page.locator('script')).toHaveCount(0);
			await expectFits(page);
		}
	});
