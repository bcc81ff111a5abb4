import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { choose, field, press } from '../testing/answering.ts';
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
import { letterTo, linkIn } from '../testing/letters.ts';
import { newAdministrator, type Session } from '../testing/people.ts';
import { pageOf } from '../testing/phone.ts';

// A wave from its opening to its end: asked by letter, answered in Arabic on a phone without a script, and without a line.
test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);
test.use({ actionTimeout: 15_000 });

const mark = randomUUID().slice(0, 8);
const slug = `after-six-months-${mark}`;
const wave = `/en/desk/surveys/waves/${slug}`;
const arabic = `amal.${mark}@example.org`;
const offline = `beto.${mark}@example.org`;
const refusing = `chen.${mark}@example.org`;
let admin: Session;

/** What a page without a script is like: axe itself is one, and looks at it in a browser that runs it. */
async function examine(browser: Browser, seen: Page): Promise<void> {
	const page = await pageOf(browser, { viewport: { width: 320, height: 640 } });
	await page.goto(seen.url());
	await expectAccessibleInBothLights(page);
	await expectFits(page);
	await page.context().close();
}

test.beforeAll(async ({ browser }) => {
	admin = await newAdministrator(browser, 'Leyla Aliyeva');
});

test('a questionnaire is written from one that comes with the hub, and frozen', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: admin });
	await page.goto('/en/desk/surveys');
	await expect(page.getByRole('link', { name: 'Enrolment profile' })).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await page.getByRole('link', { name: 'Write a questionnaire' }).click();
	await expectAccessible(page);
	await field(page, 'title').fill(`Follow-up ${mark}`);
	await field(page, 'slug').fill(`follow-up-${mark}`);
	await field(page, 'from').selectOption('course-follow-up');
	await press(page, 'Create the draft');
	await expect(said(page)).toContainText('as a draft');
	await page.getByRole('link', { name: 'Add a question' }).first().click();
	await field(page, 'id').fill('Not an id');
	await press(page, 'Save');
	await expect(wrong(page)).toContainText('small letters');
	await field(page, 'id').fill('sure');
	for (const language of ['en', 'es', 'fr', 'ar']) {
		await field(page, `label.${language}`).fill('Sure?');
		await field(page, `purpose.${language}`).fill('To know.');
		await field(page, `options.${language}`).fill('yes: Yes\nno: No');
	}
	await field(page, 'when').fill('applied is yes');
	await press(page, 'Save');
	await expect(wrong(page)).toContainText('At sign 1 stands “applied”');
	await expect(wrong(page)).toContainText('The nearest is ${applied}');
	await field(page, 'when').fill("${sector} = 'ngo'");
	await expectAccessible(page);
	await expectFits(page);
	await press(page, 'Save');
	await expect(said(page)).toHaveText('Saved.');
	await expect(page.getByText("selected(${sector}, 'ngo')")).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await press(page, 'Freeze');
	await expect(said(page)).toContainText('The version is frozen');
	await page.getByRole('link', { name: 'Preview' }).click();
	await expect(page.getByText('Sure?')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'العربية' }).last().click();
	await expectAccessible(page);
	await expectFits(page);
	await page.context().close();
});

test('a wave is opened, and three people are asked by letter', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: admin });
	await page.goto(`/en/desk/surveys/waves/new?questionnaire=follow-up-${mark}`);
	await field(page, 'title').fill('What became of it');
	// What an open link refuses is not offered.
	await field(page, 'kind').selectOption('open');
	await expect(page.getByRole('radio', { name: 'named' }).first()).toBeHidden();
	await expect(field(page, 'reminders')).toBeHidden();
	await expect(page.getByText('it can only be anonymous')).toBeVisible();
	await field(page, 'kind').selectOption('follow_up');
	await field(page, 'slug').fill(slug);
	for (const name of ['Español', 'Français', 'العربية']) await page.getByRole('checkbox', { name }).check();
	await expectAccessible(page);
	await expectFits(page);
	await press(page, 'Open a wave');
	await expect(said(page)).toHaveText('The wave is there.');
	await field(page, 'people').fill('Nobody, nowhere');
	await press(page, 'Send the invitations');
	await expect(wrong(page)).toContainText('Line 1 has no address');
	await field(page, 'people').fill(`Amal, ${arabic}, ar\nBeto; ${offline}; en\n${refusing}\n${refusing}`);
	await press(page, 'Send the invitations');
	await expect(said(page)).toContainText('Letters are on their way');
	await expect(page.getByText('3 people asked')).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await page.context().close();
});

test('one answers in Arabic on a phone without a script; the language is changed half-way', async ({
	browser
}) => {
	const page = await pageOf(browser, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
	const link = linkIn(await letterTo(arabic, '/surveys/answer/'));
	await page.goto(link);
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await examine(browser, page);
	await press(page, 'أوافق، ابدأ');
	await examine(browser, page);
	await press(page, 'حفظ ومتابعة');
	await expect(wrong(page)).toContainText('إجاباتك محفوظة');
	await field(page, 'q.country').selectOption('JO');
	await choose(page, 'q.gender', '~');
	await choose(page, 'q.topic_relation', 'works_on_it');
	await choose(page, 'q.sector', 'government');
	await press(page, 'حفظ ومتابعة');
	// An answer asks for more on the same page.
	await choose(page, 'q.applied', 'yes');
	await choose(page, 'q.importance', '5');
	await press(page, 'حفظ ومتابعة');
	await expect(page.getByText('بناءً على إجاباتك')).toBeVisible();
	await field(page, 'q.applied_how').fill('حسّنت المقابلة');
	await choose(page, 'q.topics_applied', 'regulation');
	await field(page, 'q.attribution').fill('٧٠');
	await press(page, 'حفظ ومتابعة لاحقًا');
	await expect(page.getByText('إجاباتك محفوظة')).toBeVisible();
	await page.goto(link.replace('/ar/', '/en/'));
	await page.getByRole('link', { name: 'Go on' }).click();
	await press(page, 'Save and go on');
	await expect(field(page, 'q.attribution')).toHaveValue('70');
	await press(page, 'Save and go on');
	await press(page, 'Save and go on');
	await choose(page, 'q.consent_quote', 'no');
	await choose(page, 'q.consent_interview', 'no');
	await press(page, 'Save and go on');
	await expect(heading(page)).toHaveText('Look over your answers');
	await expect(page.getByText('حسّنت المقابلة')).toBeVisible();
	await examine(browser, page);
	await press(page, 'Send my answers');
	await expect(heading(page)).toHaveText('Your answers have arrived');
	await examine(browser, page);
	await page.goto(link);
	await expect(said(page)).toContainText('سبقت الإجابة بهذا الرابط');
	await examine(browser, page);
	await page.context().close();
});

test('one answers without a line: kept, shown, taken along as a file, sent later', async ({ browser }) => {
	const page = await pageOf(browser);
	const link = linkIn(await letterTo(offline, '/surveys/answer/'));
	await page.goto(link);
	await press(page, 'I agree, all on one page');
	const how = page.locator('[data-question=applied_how]');
	await expect(how).toBeHidden();
	await choose(page, 'q.applied', 'yes');
	await expect(how).toBeVisible();
	await expect(page.locator('#survey-state')).toHaveText('Saved on the hub.');
	await page.context().setOffline(true);
	await field(page, 'q.applied_how').fill('We began a savings circle.');
	await choose(page, 'q.topics_applied', 'finance');
	await press(page, 'Look over and send');
	await expect(page.locator('#survey-state')).toContainText('There is no connection.');
	const device = page.locator('#survey-device');
	await device.locator('summary').click();
	await expect(device).toContainText('We began a savings circle.');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		press(page, 'Take them along as a file')
	]);
	const file = await download.path();
	expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
		answers: { applied: 'yes', topics_applied: ['finance'] }
	});
	await page.context().setOffline(false);
	await expect(page.locator('#survey-state')).toHaveText('Saved on the hub.');
	await page.reload();
	await expect(field(page, 'q.applied_how')).toHaveValue('We began a savings circle.');
	await expectAccessible(page);
	await expectFits(page);

	const other = await pageOf(browser, { javaScriptEnabled: false });
	await other.goto('/en/surveys/send');
	await examine(browser, other);
	await field(other, 'file').setInputFiles({
		name: 'x.json',
		mimeType: 'application/json',
		buffer: Buffer.from('{}')
	});
	await press(other, 'Look at the answers');
	await expect(other.getByText('This is not a file of answers')).toBeVisible();
	await field(other, 'file').setInputFiles(file);
	await press(other, 'Look at the answers');
	await expect(heading(other)).toHaveText('Look over your answers');
	await expect(other.getByText('We began a savings circle.')).toBeVisible();
	await press(other, 'Stop here and send what I have answered');
	await expect(heading(other)).toHaveText('Your answers have arrived');
	await other.context().close();
	await page.context().close();
});

test('one does not want to; a forged link opens nothing', async ({ browser }) => {
	const page = await pageOf(browser, { javaScriptEnabled: false });
	const link = linkIn(await letterTo(refusing, '/surveys/answer/'));
	await page.goto(`${link}/no`);
	await examine(browser, page);
	await press(page, 'Do not ask me again');
	await expect(said(page)).toContainText('It is noted');
	await page.goto('/en/surveys/answer/0190~1.abcdefghijklmnop');
	await expect(said(page)).toContainText('This link is not one of ours');
	await page.context().close();
});

test('the team sees the rates, exports what linkage allows, closes, and throws the key away', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: admin });
	await page.goto(wave);
	await expect(page.getByText(/Response rate 33\s?%/u)).toBeVisible();
	await expectAccessible(page);
	const csv = await (await page.request.get(`${wave}/export/responses.csv`)).text();
	expect(csv.split('\r\n')[0]).toMatch(/^.?pseudonym,week,language,disposition/u);
	expect(csv).not.toContain('Amal');
	expect((await page.request.get(`${wave}/export/codebook.xlsx`)).ok()).toBe(true);
	await page.getByRole('link', { name: 'Responses', exact: true }).click();
	await expect(page.getByText('2 responses')).toBeVisible();
	await page.getByText('Answers of response 1', { exact: true }).click();
	await expectAccessible(page);
	await expectFits(page);
	await page.goto(wave);
	await press(page, 'Close the wave');
	await expect(wrong(page)).toBeVisible();
	await page.getByLabel('Close it now').check();
	await press(page, 'Close the wave');
	await expect(said(page)).toContainText('The wave is closed');
	await page.getByLabel('Throw the key away', { exact: true }).check();
	await press(page, 'Throw the key away for ever');
	await expect(said(page)).toContainText('The key is thrown away');
	await page.goto(wave.replace('/en/', '/ar/'));
	await expectAccessible(page);
	await expectFits(page);
	await page.context().close();
});

test('an anonymous wave with too few answers says so before it is closed, and after', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: admin, javaScriptEnabled: false });
	const few = `too-few-${mark}`;
	const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
	await page.goto('/en/desk/surveys/waves/new?questionnaire=event-evaluation');
	await field(page, 'title').fill(`Too few ${mark}`);
	await choose(page, 'linkage', 'anonymous');
	await field(page, 'closesOn').fill(soon);
	await press(page, 'Open a wave');
	expect(new URL(page.url()).pathname).toBe(`/en/desk/surveys/waves/${few}`);
	await expect(page.getByText('It closes by itself after')).toBeVisible();
	await page.goto('/en/desk');
	await page
		.getByRole('listitem')
		.filter({ hasText: `Too few ${mark}` })
		.getByRole('link')
		.click();
	await press(page, 'Close the wave');
	await expect(wrong(page)).toContainText('Tick this');
	await page.getByLabel('although nobody can then read these answers').check();
	await press(page, 'Close the wave');
	await expect(said(page)).toContainText('The wave is closed');
	await expect(page.getByText('The wave closed with 0 anonymous answers')).toBeVisible();
	await expect(page.getByText(/closed on/u)).toBeVisible();
	await page.context().close();
});

test('responses collected elsewhere: mapped, looked at row by row, taken in once; and a form from elsewhere', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: admin });
	const other = `collected-${mark}`;
	await page.goto('/en/desk/surveys/waves/new?questionnaire=course-follow-up');
	await field(page, 'title').fill('Collected on paper');
	await field(page, 'slug').fill(other);
	await choose(page, 'linkage', 'anonymous');
	await press(page, 'Open a wave');
	const desk = `/en/desk/surveys/waves/${other}`;
	const rows = Array.from(
		{ length: 6 },
		(_, i) => `p${i},${i === 5 ? 'perhaps' : 'yes'},${i + 1 > 5 ? 5 : i + 1}`
	);
	const file = {
		name: 'paper.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(['id,applied,importance', ...rows].join('\n'))
	};
	for (const there of ['5 new responses', '0 new responses']) {
		await page.goto(`${desk}/import`);
		await press(page, 'Read it');
		await expect(wrong(page)).toContainText('No file was read. Choose a file from this device.');
		await field(page, 'file').setInputFiles(file);
		await press(page, 'Read it');
		await expect(field(page, 'column.1')).toHaveValue('applied');
		await expectAccessible(page);
		await expectFits(page);
		await press(page, 'See what would come of it');
		await expect(page.getByText(there, { exact: true })).toBeVisible();
		await expect(page.getByText('Row 7')).toBeVisible();
		if (there === '0 new responses') break;
		await expectAccessible(page);
		await press(page, 'Take in 5 responses');
		await expect(said(page)).toContainText('The file was taken in');
	}
	await expect(page.getByText('5 are here already')).toBeVisible();

	await page.goto('/en/desk/surveys/questionnaires/import');
	const form = await (
		await page.request.get('/en/desk/surveys/questionnaires/enrolment-profile/xlsform.xlsx')
	).body();
	await field(page, 'file').setInputFiles({
		name: 'broken.xlsx',
		mimeType: '',
		buffer: form.subarray(0, 300)
	});
	await press(page, 'Read it');
	await expect(wrong(page)).toContainText('not an XLSX workbook');
	await field(page, 'file').setInputFiles({ name: 'profile.xlsx', mimeType: '', buffer: form });
	await press(page, 'Read it');
	await expect(page.getByText('Everything in it can be said here.')).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await field(page, 'slug').fill(`profile-${mark}`);
	await press(page, 'Create the draft');
	await expect(said(page)).toContainText('as a draft');
	await page.context().close();
});

test('an open wave is answered by whoever has its address; a page is light', async ({ browser }) => {
	const page = await pageOf(browser);
	const sizes: number[] = [];
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	session.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength));
	await page.goto('/en/surveys/follow-up-illustrative');
	await expectAccessible(page);
	await press(page, 'I agree, begin');
	await page.waitForLoadState('networkidle');
	sizes.length = 0;
	await session.send('Network.clearBrowserCache');
	await page.reload({ waitUntil: 'networkidle' });
	const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
	expect(kilobytes).toBeLessThan(25);
	expect((await page.goto('/en/surveys/no-such-survey'))?.status()).toBe(404);
	await page.context().close();
});
