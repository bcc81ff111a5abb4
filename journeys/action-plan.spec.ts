import { randomUUID } from 'node:crypto';
import { field, press } from '../testing/answering.ts';
import { expect, expectAccessible, expectFits, heading, said, test, wrong } from '../testing/journey.ts';
import { inDatabase } from '../testing/hub-database.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { newAdministrator, newPerson, signIn, someone, type Session } from '../testing/people.ts';
import { pageOf } from '../testing/phone.ts';

// One plan, from the first word to the board. Only its form has a script, and works without. The demonstration's field school has ended seven months ago.
test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);
test.use({ actionTimeout: 15_000 });

const slug = 'field-school-philippines-illustrative';
const plans = `/en/events/${slug}/plans`;
const desk = `/en/desk/events/${slug}`;
const title = `Savings circles ${randomUUID().slice(0, 6)}`;
const owner = someone('Mirasol Bautista');
let admin: Session;
let address = '';
const statePath = `test-results/plan-${randomUUID()}.json`;

test.beforeAll(async ({ browser }) => {
	admin = await newAdministrator(browser, 'Leyla Aliyeva');
});

test('a participant is sent their link, and begins a plan by it without an account', async ({ browser }) => {
	const team = await pageOf(browser, { storageState: admin });
	await inDatabase(
		`insert into event_participant (id, event_id, name, email, language, country, state, badge_code, added_at)
			select $1, id, $2, $3, 'en', 'PH', 'confirmed', $4, now() from event where slug = $5`,
		[randomUUID(), owner.name, owner.email, randomUUID().replaceAll('-', '').slice(0, 10), slug]
	);
	await team.goto(`${desk}/plans`);
	await expect(team.getByRole('rowheader', { name: owner.name })).toBeVisible();
	await expectAccessible(team);
	await expectFits(team);
	await press(team, 'Send a link to everybody without a plan');
	await expect(said(team)).toContainText('Letters on their way');
	await team.context().close();

	const page = await pageOf(browser, { javaScriptEnabled: false });
	const letter = await letterTo(owner.email, 'what did you see');
	await page.goto(linkIn(letter));
	await page.waitForURL((url) => url.pathname === plans && url.search === '');
	await field(page, 'title').fill(title);
	await press(page, 'Begin a plan');
	await page.waitForURL(/\/plans\/\d+\/edit$/);
	address = new URL(page.url()).pathname.replace(/\/edit$/, '');
	await page.context().storageState({ path: statePath });
	await page.context().close();
});

test('it is written on a phone: what is wrong is said and kept, a dead line loses nothing', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: statePath });
	await page.goto(`${address}/edit`);
	await field(page, 'gaps').fill('Nobody speaks of saving.');
	await field(page, 'step.1.who').fill('The town hall');
	await press(page, 'Save the plan');
	await expect(wrong(page)).toContainText('This is needed');
	await expect(field(page, 'gaps')).toHaveValue('Nobody speaks of saving.');
	await field(page, 'step.1.what').fill('Agree with the cooperative');
	await field(page, 'step.1.due').fill('2027-09-01');
	await field(page, 'practice.0.words').fill('The savings circles');
	await field(page, 'practice.0.session').selectOption({ index: 2 });
	await page.context().setOffline(true);
	await press(page, 'Save the plan');
	await expect(page.locator('#told')).toContainText('There is no connection.');
	await page.context().setOffline(false);
	await page.goto(`${address}/edit`);
	await expect(page.locator('#kept')).toContainText('This device kept what you wrote');
	await press(page, 'Put it back');
	await expect(field(page, 'practice.0.words')).toHaveValue('The savings circles');
	await press(page, 'Save the plan');
	await page.waitForURL(/done=saved/);
	await expect(said(page)).toHaveText('The plan is saved.');
	await expectAccessible(page);
	await expectFits(page);
	await page.goto(`${address}/edit`);
	await expect(page.locator('#kept')).toBeHidden();
	await page.context().close();
});

test('shared with the participants: strangers do not find it, and a stranger’s link opens nothing', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: statePath });
	await page.goto(address);
	await press(page, 'Share the plan');
	await expect(said(page)).toContainText('The plan is shared');
	await expect(page.getByText('seen in:')).toBeVisible();
	await page.getByLabel('Your comment').fill('We begin in June.');
	await press(page, 'Comment');
	await expect(page.getByText('We begin in June.')).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await page.goto(address.replace('/en/', '/ar/'));
	await expectAccessible(page);
	await expectFits(page);
	await page.context().close();

	const stranger = await pageOf(browser);
	expect((await stranger.goto(address))?.status()).toBe(404);
	await stranger.goto('/en/plans/enter?key=0190~1.abcdefghijklmnop');
	await expect(wrong(stranger)).toContainText('This link is not one of ours.');
	await stranger.goto('/en/plans/report?key=0190~3~1.abcdefghijklmnop');
	await expect(wrong(stranger)).toContainText('This link is not one of ours.');
	await expectAccessible(stranger);
	await stranger.context().close();
});

test('its day comes: the owner is asked by letter, and answers without signing in', async ({ browser }) => {
	// Its day is moved instead of the hub's clock.
	await inDatabase(
		`update event_milestone set due_on = current_date - 1 where plan_id = (select id from event_plan where title = $1)`,
		[title]
	);
	await inDatabase(`select graphile_worker.add_job('events.followPlans', '{}'::json)`, []);
	const letter = await letterTo(owner.email, 'without signing in');
	const page = await pageOf(browser);
	await page.goto(linkIn(letter));
	await expect(page.getByText(title)).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await page.getByRole('radio', { name: 'stopped' }).check();
	await field(page, 'link').fill('javascript:alert(1)');
	await press(page, 'Send the answer');
	await expect(wrong(page)).toContainText('Say why it stopped');
	await field(page, 'words').fill('The cooperative merged with another.');
	await press(page, 'Send the answer');
	await expect(wrong(page)).toContainText('Only web addresses can be linked to');
	await expect(field(page, 'words')).toHaveValue('The cooperative merged with another.');
	await field(page, 'link').fill('');
	await field(page, 'file').setInputFiles({
		...{ name: 'minutes.png', mimeType: 'image/png' },
		buffer: Buffer.from('<script>alert(1)</script>')
	});
	await press(page, 'Send the answer');
	await expect(wrong(page)).toBeVisible();
	await field(page, 'file').setInputFiles({
		...{ name: 'minutes.pdf', mimeType: 'application/pdf' },
		buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
	});
	await press(page, 'Send the answer');
	await expect(said(page)).toContainText('The answer is noted.');
	await expect(page.getByText('The cooperative merged with another.')).toBeVisible();
	await letterTo(owner.email, 'Was it not you?');
	await page.goto(linkIn(letter).replace('/en/', '/ar/'));
	await expectAccessible(page);
	await expectFits(page);
	await page.context().close();

	const own = await pageOf(browser, { storageState: statePath });
	await own.goto(address);
	await expect(own.getByText('After twelve months: stopped')).toBeVisible();
	const file = own.getByRole('link', { name: 'File: minutes.pdf' });
	const fetched = await own.request.get((await file.getAttribute('href')) ?? '');
	expect(fetched.headers()['content-disposition']).toContain('attachment');
	await press(own, 'Close the plan');
	await expect(said(own)).toContainText('The plan is closed.');
	await own.goto(linkIn(letter));
	await expect(wrong(own)).toContainText('This plan is closed');
	await own.context().close();
});

test('the board is honest about it, and its tables hold no formula', async ({ browser }) => {
	const team = await pageOf(browser, { storageState: admin });
	await team.goto(`${desk}/board?month=3`);
	await expect(team.getByText('17 of 19 answered; 2 did not.')).toBeVisible();
	await expect(team.getByRole('link', { name: title })).toBeVisible();
	await expectAccessible(team);
	await expectFits(team);
	await team.goto(`${desk}/board?month=6&country=RW`);
	await expect(team.getByText('2 of 3 answered; 1 did not.')).toBeVisible();
	const csv = await (await team.request.get(`${desk}/board.csv?month=3`)).text();
	expect(csv).toContain(title);
	expect(csv.split('\r\n').filter((line) => /^[=+@-]/u.test(line))).toEqual([]);
	expect((await team.request.get(`${desk}/board.xlsx`)).headers()['content-type']).toContain('spreadsheetml');
	await team.goto(`/ar/desk/events/${slug}/board?month=6`);
	await expectAccessible(team);
	await expectFits(team);
	await team.context().close();

	const page = await pageOf(browser);
	await signIn(page, await newPerson(page, 'en'));
	expect((await page.goto(`${desk}/board`))?.status()).toBe(404);
	await page.context().close();
});

test('what came of a plan is told of as a practice, and waits for review', async ({ browser }) => {
	const team = await pageOf(browser, { storageState: admin });
	await team.goto(`${desk}/plans/${address.split('/').at(-1)}`);
	await field(team, 'results').fill('Forty families save.');
	await press(team, 'Send it to review');
	await expect(said(team)).toContainText('Told of as a practice');
	await expectAccessible(team);
	await team.getByRole('main').getByRole('status').getByRole('link').click();
	await expect(heading(team)).toContainText(title);
	await team.context().close();
});
