import type { APIRequestContext, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, expectFits, heading, said, test, wrong } from '../testing/journey.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import {
	newAdministrator,
	newPerson,
	signIn,
	someone,
	type Person,
	type Session
} from '../testing/people.ts';

// A trainer is asked, tells of herself, is vetted, found, shortlisted and asked; she accepts, withdraws, and is gone.
test.describe.configure({ mode: 'serial' });
test.setTimeout(90_000);
test.use({ actionTimeout: 10_000 });

const mark = `Zarina ${randomUUID().slice(0, 6)}`;
let session: Session;
let expert: Person;
let page_: string;

const tell = async (page: Page, part: string, audience = 'Everybody') => {
	await page.getByRole('radio', { name: audience }).check();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(said(page), part).toHaveText('Saved.');
};
const here = '/en/account/expert';

async function seen(request: APIRequestContext): Promise<Record<string, boolean>> {
	const asked = `q=${encodeURIComponent(mark)}`;
	const text = async (address: string) => (await request.get(address)).text();
	return {
		list: (await text(`/en/experts?${asked}`)).includes(`${page_}"`),
		search: (await text(`/en/search?${asked}`)).includes(`${page_}"`),
		feed: (await text(`/feeds/experts.atom?${asked}`)).includes(mark),
		api: (await text(`/api/experts?${asked}`)).includes(`"name":"${mark}"`),
		searchApi: (await text(`/api/search?${asked}`)).includes(`${page_}"`),
		page: (await request.get(page_)).status() === 200
	};
}

test.beforeAll(async ({ browser }) => {
	session = await newAdministrator(browser, 'Kamila Keeper');
});

test('a keeper of the roster invites somebody with an account', async ({ browser, page }) => {
	expert = await newPerson(page, 'en', someone(mark));
	const desk = await (await browser.newContext({ storageState: session })).newPage();
	await desk.goto('/en/desk/roster');
	await expectAccessible(desk);
	await desk.getByLabel('E-mail address of their account').fill('nobody@example.org');
	await desk.getByRole('button', { name: 'Invite' }).click();
	await expect(wrong(desk)).toContainText('There is no confirmed account with this address.');
	await desk.getByLabel('E-mail address of their account').fill(expert.email);
	await desk.getByRole('button', { name: 'Invite' }).click();
	await expect(said(desk)).toContainText('Invited.');
	const letter = await letterTo(expert.email, '/account/expert');
	expect(letter.text).toContain('You are invited to the roster of experts.');
});

test('she tells of herself part by part, with what shows it, and who may see it', async ({ page }) => {
	await signIn(page, expert);
	await page.goto(here);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Name and headline' }).click();
	await expectAccessible(page);
	await page.getByLabel('In one line').fill('Trainer on labour migration');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(wrong(page)).toContainText('Choose who may see it.');
	await expect(page.getByLabel('In one line')).toHaveValue('Trainer on labour migration');
	await tell(page, 'name');

	await page.goto(`${here}/roles`);
	await page.getByRole('checkbox', { name: 'Trainer' }).check();
	await tell(page, 'roles');

	await page.goto(`${here}/offer`);
	await expectAccessible(page);
	await page.getByRole('radio', { name: 'Everybody' }).check();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(wrong(page)).toBeVisible();
	await page.getByRole('checkbox', { name: 'NGOs and civil society' }).check();
	await page.getByRole('checkbox', { name: 'Online, live' }).check();
	await tell(page, 'offer');

	await page.goto(`${here}/languages`);
	await page.getByRole('combobox', { name: 'Language' }).first().selectOption('ru');
	await page.getByRole('combobox', { name: 'Level' }).first().selectOption('C1');
	await tell(page, 'languages');

	await page.goto(`${here}/places`);
	await page.locator('[name=countries]').first().fill('Atlantis');
	await page.getByRole('radio', { name: 'Everybody' }).check();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(wrong(page)).toContainText('“Atlantis” is not known here.');
	await page.locator('[name=countries]').first().fill('Kyrgyzstan');
	await tell(page, 'places');

	await page.goto(`${here}/expertise`);
	await expectAccessible(page);
	await page.getByRole('combobox', { name: 'Topic' }).selectOption('labour-migration');
	await page.getByRole('radio', { name: 'Publication' }).check();
	await page
		.getByRole('textbox', { name: 'Publication' })
		.fill('https://elsewhere.example/resources/nothing');
	await page.getByRole('radio', { name: 'Everybody' }).check();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(wrong(page)).toContainText('No published publication of this hub has this address.');
	await page.getByRole('radio', { name: 'Project of this hub' }).check();
	await page.getByLabel('Project of this hub').last().fill('No such project');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(wrong(page)).toContainText('No published project of this hub has this title or address.');
	await page.getByRole('radio', { name: 'Link' }).check();
	await page.getByLabel('Title of the project or link').fill('A workbook');
	await page.getByLabel('Web address of the project or link').fill('javascript:alert(1)');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(wrong(page)).toContainText('This is no web address');
	await page.getByLabel('Web address of the project or link').fill('https://example.org/workbook');
	await tell(page, 'expertise');

	await page.goto(`${here}/orcid`);
	await page.getByLabel('ORCID').fill('0000-0002-1825-0098');
	await page.getByRole('radio', { name: 'Everybody' }).check();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(wrong(page)).toContainText('its check digit does not fit');

	await page.goto(`${here}/cv`);
	await page.setInputFiles('input[type=file]', {
		name: 'cv.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('<!doctype html><script>alert(1)</script>')
	});
	await page.getByRole('radio', { name: 'Only those who keep the roster' }).check();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(wrong(page)).toContainText('are not kept');
	await page.setInputFiles('input[type=file]', {
		name: 'cv.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF')
	});
	await tell(page, 'cv', 'Only those who keep the roster');

	await page.getByRole('button', { name: 'Done: it may be looked at' }).click();
	await expect(page.getByText('Self-described, not yet looked at')).toBeVisible();
	page_ = (await page.getByRole('link', { name: 'How you see your page' }).getAttribute('href')) ?? '';
	await page.goto(page_);
	await expect(heading(page)).toHaveText(mark);
});

test('nobody finds her before somebody has looked; then everybody does, by a sentence, and reads why', async ({
	browser,
	page,
	request
}) => {
	expect(await seen(request)).toEqual({
		...{ list: false, search: false, feed: false, api: false, searchApi: false, page: false }
	});
	const desk = await (await browser.newContext({ storageState: session })).newPage();
	await desk.goto('/en/desk');
	await desk.getByRole('link', { name: 'to vet' }).click();
	await desk.getByRole('link', { name: mark }).first().click();
	await expectAccessible(desk);
	await expect(desk.getByRole('link', { name: 'CV' })).toBeVisible();
	await desk.getByRole('button', { name: 'I have looked at it: show it' }).click();
	await expect(said(desk)).toHaveText('The profile is vetted.');

	expect(await seen(request)).toEqual({
		...{ list: true, search: true, feed: true, api: true, searchApi: true, page: true }
	});
	await page.goto('/en/experts');
	await page
		.getByRole('searchbox', { name: 'Find experts' })
		.fill(`Russian-speaking trainer who has worked in Central Asia, ${mark.split(' ')[1]}`);
	await page.getByRole('button', { name: 'Show' }).first().click();
	const line = page.getByRole('main').getByRole('listitem').filter({ hasText: mark }).first();
	await expect(line).toContainText('Russian C1');
	await expect(line).toContainText('knows Central Asia');
	await expectAccessible(page);
	// Several choices of each kind, in the address; each can be taken back by itself.
	await page.getByRole('checkbox', { name: /^Trainer/ }).check();
	await page.getByRole('checkbox', { name: /^Facilitator/ }).check();
	await page.locator('#audience summary').click();
	await page.getByRole('checkbox', { name: /^NGOs and civil society/ }).check();
	await page.getByRole('button', { name: 'Show results' }).click();
	await expect(page).toHaveURL(/role=trainer&role=facilitator.*audience=ngo/);
	await expect(line).toContainText('works with');
	await page.getByRole('link', { name: 'Remove the filter Role: Facilitator' }).click();
	await expect(page).toHaveURL(/role=trainer/);
	await expect(page).not.toHaveURL(/role=facilitator/);
	await expect(line).toBeVisible();
	await line.getByRole('link', { name: mark }).click();
	await expect(page.getByRole('link', { name: 'CV' })).toHaveCount(0);
	await expectAccessible(page);
	expect((await request.get(`${page_}/cv`)).status()).toBe(404);
	const jsonLd = await page.locator('script[type="application/ld+json"]').textContent();
	expect(JSON.parse(jsonLd ?? '{}')).toMatchObject({ '@type': 'Person', name: mark, knowsLanguage: ['ru'] });
});

test('she is shortlisted and asked, accepts by the link of the letter, and cannot be asked twice for a day', async ({
	browser
}) => {
	const desk = await (await browser.newContext({ storageState: session })).newPage();
	await desk.goto('/en/desk/roster');
	await desk.getByLabel('What it is for').fill('Osh in March');
	await desk.getByRole('button', { name: 'Begin a shortlist' }).click();
	await desk.goto(`/en/desk/roster?q=${encodeURIComponent(mark)}`);
	await desk.getByRole('link', { name: mark }).first().click();
	await desk.getByLabel('Note').fill('Knows Osh.');
	await desk.getByRole('button', { name: 'Put on the list' }).click();
	await expect(said(desk)).toHaveText('Put on the list.');
	const year = new Date().getUTCFullYear() + 1;
	const ask = async (from: string, until: string) => {
		await desk.getByLabel('What', { exact: true }).fill('Training of trainers');
		await desk.getByRole('textbox', { name: 'For whom' }).fill('Institute of Crossings');
		await desk.getByLabel('From', { exact: true }).fill(from);
		await desk.getByLabel('Until', { exact: true }).fill(until);
		await desk.getByRole('button', { name: 'Ask', exact: true }).click();
	};
	await ask(`${year}-03-09`, `${year}-03-05`);
	await expect(wrong(desk)).toContainText('This ends before it begins.');
	await ask(`${year}-03-05`, `${year}-03-09`);
	await expect(said(desk)).toContainText('Asked.');

	// Signed out, on a telephone, in her letter.
	const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
	const link = linkIn(await letterTo(expert.email, '/experts/answer?token='));
	await phone.goto(link);
	await expectAccessible(phone);
	await expectFits(phone);
	await phone.getByRole('button', { name: 'Accept' }).click();
	await expect(said(phone)).toContainText('You accepted.');
	await phone.goto(link);
	await expect(phone.getByText('This link does not work any more')).toBeVisible();

	await desk.reload();
	await expect(desk.getByText('Accepted')).toBeVisible();
	await ask(`${year}-03-09`, `${year}-03-12`);
	await expect(wrong(desk)).toContainText('another assignment is accepted');
	// The month tells it day by day, in words for who does not see it.
	await desk.goto(`${new URL(desk.url()).pathname}?month=${year}-03`);
	const cell = (day: number) => desk.getByRole('cell', { name: new RegExp(`^0?${day} March`) });
	await expect(cell(9)).toContainText('Booked');
	await expect(cell(9)).toContainText('Training of trainers');
	await expect(cell(10)).toContainText('Nothing said');
	await expectAccessible(desk);
	await desk.goto('/en/desk/roster');
	await desk.getByRole('link', { name: 'Osh in March' }).first().click();
	await expect(desk.getByText(mark)).toBeVisible();
	await expectAccessible(desk);
});

test('she withdraws, and is gone from page, list, search, feed and API with the next question', async ({
	page,
	request,
	browser
}) => {
	await signIn(page, expert);
	await page.goto('/en/account/data/serai-my-data.json').catch(() => {});
	const kept = (await (await page.request.get('/en/account/data/serai-my-data.json')).json()) as {
		expert: { notes: { note: string }[]; assignments: { state: string }[] };
	};
	expect(kept.expert.notes.map(({ note }) => note)).toEqual(['Knows Osh.']);
	expect(kept.expert.assignments.map(({ state }) => state)).toEqual(['accepted']);
	await page.goto(`${here}/withdraw`);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Withdraw now' }).click();
	await expect(said(page)).toContainText('Nobody sees it any more.');
	expect(await seen(request)).toEqual({
		...{ list: false, search: false, feed: false, api: false, searchApi: false, page: false }
	});
	const desk = await (await browser.newContext({ storageState: session })).newPage();
	await desk.goto(`/en/desk/roster?q=${encodeURIComponent(mark)}`);
	await expect(desk.getByRole('link', { name: mark })).toHaveCount(0);
	await page.getByRole('button', { name: 'Return to the roster' }).click();
	await expect(said(page)).toContainText('back as it was');
	expect((await seen(request))['page']).toBe(true);
	await page.goto(`${here}/withdraw`);
	await page.getByRole('button', { name: 'Erase my profile' }).click();
	await expect(said(page)).toHaveText('Your profile is erased.');
	expect((await seen(request))['page']).toBe(false);
});

test('the invented experts say so on every page, which fits and is accessible in Arabic, in the dark', async ({
	page,
	request
}) => {
	const { experts } = (await (await request.get('/api/experts?lang=en&q=invented')).json()) as {
		experts: { url: string; illustrative: boolean }[];
	};
	expect(experts.length).toBeGreaterThan(3);
	for (const { url, illustrative } of experts.slice(0, 3)) {
		expect(illustrative).toBe(true);
		await page.goto(new URL(url).pathname);
		await expect(page.getByText('This person does not exist.')).toBeVisible();
	}
	await page.setViewportSize({ width: 360, height: 740 });
	await page.emulateMedia({ colorScheme: 'dark' });
	for (const path of ['/ar/experts', new URL(experts[0]?.url ?? '').pathname.replace('/en/', '/ar/')]) {
		await page.goto(path);
		await expectAccessible(page);
		await expectFits(page);
	}
	for (const hostile of [
		'?from=2027-13-45&page=-1&role=%3Cscript%3E',
		`?q=${'x'.repeat(3000)}`,
		'?language=..%2F..%2Fetc&level=Z'
	])
		expect((await request.get(`/en/experts${hostile}`)).status()).toBe(200);
	for (const missing of ['/en/experts/nobody', '/api/experts/aaaaaaaaaa', '/en/desk/roster'])
		expect((await request.get(missing, { maxRedirects: 0 })).status()).not.toBe(200);
});
