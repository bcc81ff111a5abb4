import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { seedAnswers, seedEnded, type EndedEdition } from '../testing/ended.ts';
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

// An edition ends, its learners are asked, and what they answer becomes a story that two people release: page, PDF and document
// say the same, and stay when the data change.
test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);
test.use({ actionTimeout: 20_000 });

const mark = randomUUID().slice(0, 8);
const wave = `asked-${mark}`;
const story = `story-${mark}`;
const desk = `/en/desk/stories/${story}`;
const summary = 'What those who learned did with it.';
const paragraphs = [
	'{{fact:application}} of the respondents had applied something: {{fact:application.n}} of {{fact:application.base}}.',
	'Asked were {{fact:response_rate.base}} learners, and {{fact:respondents}} answered.'
];
let edition: EndedEdition;
let evaluator: Session;
let second: Session;

const asEvaluator = (browser: Browser): Promise<Page> => pageOf(browser, { storageState: evaluator });

test.beforeAll(async ({ browser }) => {
	evaluator = await newAdministrator(browser, 'Mariam Keita');
	second = await newAdministrator(browser, 'Joon-ho Park');
	edition = await seedEnded(mark);
});

test('the edition is over: from its desk everybody who learned in it is asked', async ({ browser }) => {
	const page = await asEvaluator(browser);
	await page.goto(`/en/desk/editions/${edition.slug}`);
	await page.getByRole('link', { name: 'follow-up, 6 months later' }).click();
	await field(page, 'slug').fill(wave);
	await field(page, 'opensOn').fill(new Date().toISOString().slice(0, 10));
	await page.getByRole('checkbox', { name: 'العربية' }).check();
	await press(page, 'Open a wave');
	await expect(said(page)).toHaveText('The wave is there.');
	// The hub asks by itself.
	await expect(async () => {
		await page.goto(`/en/desk/surveys/waves/${wave}`);
		await expect(page.getByText('24 people asked')).toBeVisible({ timeout: 1000 });
	}).toPass();
	await page.context().close();
});

test('one answers in Arabic on a phone without a script', async ({ browser }) => {
	const page = await pageOf(browser, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
	await page.goto(linkIn(await letterTo(edition.reachable[0], '/surveys/answer/')));
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await press(page, 'أوافق، ابدأ');
	await field(page, 'q.country').selectOption('JO');
	await choose(page, 'q.gender', 'female');
	await choose(page, 'q.topic_relation', 'works_on_it');
	await choose(page, 'q.sector', 'government');
	await press(page, 'حفظ ومتابعة');
	await choose(page, 'q.applied', 'yes');
	await choose(page, 'q.importance', '5');
	await press(page, 'حفظ ومتابعة');
	await field(page, 'q.applied_how').fill('حسّنت المقابلة');
	await choose(page, 'q.topics_applied', 'regulation');
	await field(page, 'q.attribution').fill('٧٠');
	await press(page, 'حفظ ومتابعة');
	await press(page, 'حفظ ومتابعة');
	await choose(page, 'q.consent_quote', 'no');
	await choose(page, 'q.consent_interview', 'no');
	await press(page, 'حفظ ومتابعة');
	await press(page, 'إرسال إجاباتي');
	await expect(heading(page)).toHaveText('وصلت إجاباتك');
	await page.context().close();
});

test('one answers without a line, and is sent when there is one again; others answered too', async ({
	browser
}) => {
	const page = await pageOf(browser);
	await page.goto(linkIn(await letterTo(edition.reachable[1], '/surveys/answer/')));
	await press(page, 'I agree, all on one page');
	await choose(page, 'q.applied', 'yes');
	await expect(page.locator('#survey-state')).toHaveText('Saved on the hub.');
	await page.context().setOffline(true);
	await field(page, 'q.applied_how').fill('We began a savings circle.');
	await field(page, 'q.country').selectOption('KE');
	await field(page, 'q.attribution').fill('60');
	for (const [question, answer] of [
		...[
			['gender', 'male'],
			['topic_relation', 'interested'],
			['sector', 'ngo'],
			['topics_applied', 'finance']
		],
		...[
			['importance', '4'],
			['consent_quote', 'no'],
			['consent_interview', 'no']
		]
	] as [string, string][])
		await choose(page, `q.${question}`, answer);
	await press(page, 'Look over and send');
	await expect(page.locator('#survey-state')).toContainText('There is no connection.');
	await page.context().setOffline(false);
	await expect(page.locator('#survey-state')).toHaveText('Saved on the hub.');
	await press(page, 'Look over and send');
	await press(page, 'Send my answers');
	await expect(heading(page)).toHaveText('Your answers have arrived');
	await page.context().close();
	expect(await seedAnswers(wave)).toEqual({ answered: 16 });
});

test('an evaluator writes two paragraphs with numbers, and sees of how many each is', async ({ browser }) => {
	const page = await asEvaluator(browser);
	await page.goto('/en/desk/stories/new');
	await field(page, 'title').fill('What they did with it');
	await field(page, 'slug').fill(story);
	await page
		.getByRole('group', { name: 'Who was asked afterwards' })
		.getByText('6 months later')
		.last()
		.click();
	await press(page, 'Begin');
	await expect(said(page)).toContainText('The story is begun');
	await page.goto(`${desk}/texts/en`);
	await field(page, 'summary').fill(summary);
	await field(page, 'body').fill(paragraphs.join('\n\n'));
	await press(page, 'Save');
	await expect(said(page)).toHaveText('Saved.');
	await expectAccessible(page);
	await expectFits(page);
	await page.goto(`${desk}/numbers`);
	await expect(page.getByRole('row', { name: /\{\{fact:application\}\}/u })).toContainText('61%');
	await expect(page.getByRole('row', { name: /\{\{fact:application\}\}/u })).toContainText('18');
	await page.context().close();
});

test('the linter catches a contradiction that was planted', async ({ browser }) => {
	const page = await asEvaluator(browser);
	const planted = 'Of 40 visitors, 25 were women and 20 were men.';
	await page.goto(`${desk}/texts/en`);
	await field(page, 'body').fill([...paragraphs, planted].join('\n\n'));
	await press(page, 'Save');
	await page.goto(`${desk}/check`);
	await expect(page.getByRole('article')).toContainText('40');
	await expectAccessible(page);
	await page.goto(`${desk}/release`);
	await expect(page.getByRole('button', { name: 'Ask for a release' })).toHaveCount(0);
	await page.goto(`${desk}/texts/en`);
	await field(page, 'body').fill(paragraphs.join('\n\n'));
	await press(page, 'Save');
	await page.goto(`${desk}/check`);
	await expect(page.getByText('Nothing found.')).toBeVisible();
	await page.context().close();
});

test('a second person releases; page, PDF and document say the same', async ({ browser }) => {
	const asked = await asEvaluator(browser);
	await asked.goto(`${desk}/release`);
	// What it tells is looked at by a job; the page takes the verdict in by itself.
	await expect(asked.locator('.verdict')).toBeVisible({ timeout: 60_000 });
	await expectAccessible(asked);
	const reasons = asked.getByRole('checkbox');
	if (await reasons.count()) await reasons.check();
	await press(asked, 'Ask for a release');
	await expect(said(asked)).toContainText('The release is asked for');
	await expect(asked.getByRole('button', { name: 'Approve and release' })).toHaveCount(0);
	await asked.context().close();

	const page = await pageOf(browser, { storageState: second });
	await page.goto(`${desk}/release`);
	const read = page.getByRole('checkbox');
	if (await read.count()) await read.check();
	await press(page, 'Approve and release');
	await expect(said(page)).toContainText('Released');
	await page.context().close();

	const visitor = await pageOf(browser, { javaScriptEnabled: false });
	await visitor.goto(`/en/stories/${story}`);
	const told = (await visitor.getByRole('article').innerText()).replace(/\s+/gu, ' ');
	expect(told).toContain('61% of the respondents had applied something: 11 of 18.');
	expect(told).toContain('Asked were 24 learners, and 18 answered.');
	const docx = await (await visitor.request.get(`/en/stories/${story}.docx`)).body();
	const words = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/gu, '');
	for (const number of ['61%', '11', '18', '24']) expect(words).toContain(number);
	const pdf = await visitor.request.get(`/en/stories/${story}.pdf`);
	expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
	await visitor.context().close();
});

test('one response is set aside: the draft changes, the release stays and says that newer data exist', async ({
	browser
}) => {
	const page = await asEvaluator(browser);
	await page.goto(`/en/desk/surveys/waves/${wave}/responses`);
	const one = page.getByRole('listitem').filter({ hasText: 'In my office.' }).first();
	await one.locator('summary').click();
	await one.getByLabel('Why it is left out').fill('Filled in twice.');
	await one.getByRole('button', { name: 'Set aside' }).click();
	await page.goto(`${desk}/numbers`);
	await expect(page.getByRole('row', { name: /\{\{fact:application\}\}/u })).toContainText('59%');
	await page.goto(`/en/stories/${story}`);
	await expect(page.getByRole('article')).toContainText('61% of the respondents');
	await expect(page.getByRole('main')).toContainText(/newer data/iu);
	await expectAccessibleInBothLights(page);
	await expectFits(page);
	await expect(wrong(page)).toHaveCount(0);
	await page.context().close();
});
