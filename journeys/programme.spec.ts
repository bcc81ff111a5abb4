import { randomUUID } from 'node:crypto';
import {
	expect,
	expectAccessibleInBothLights,
	expectFits,
	heading,
	said,
	test,
	wrong
} from '../testing/journey.ts';
import { inDatabase } from '../testing/hub-database.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { newAdministrator, someone, type Session } from '../testing/people.ts';
import { about, add, field, pageOf, phone, press, row, scripted } from '../testing/programme.ts';

// The Mexico school becomes one in Rwanda: a day is edited, a speaker confirms, two releases go out, and a participant reads on
// a page of their own what changed. No page has a script, and where nothing else is said none may have one.
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);
test.use({ actionTimeout: 15_000 });

const mark = randomUUID().slice(0, 8);
const slug = `school-rwanda-${mark}`;
const desk = `/en/desk/events/${slug}`;
const amina = someone('Amina Uwase');
const speaker = someone('Jean Mugisha');
const panel = 'National and local policies of the host country';
let organiser: Session;
let mine = '';

test.beforeAll(async ({ browser }) => {
	organiser = await newAdministrator(browser, 'Itzel Organiser');
});

test('the Mexico school is cloned for Rwanda, gets its places and is published', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: organiser });
	await page.goto('/en/desk/events/field-school-mexico-2027/clone');
	await field(page, 'Address on this hub').fill(slug);
	await field(page, 'First day').fill('2028-09-04');
	await field(page, 'Country where it takes place').selectOption({ label: 'Rwanda' });
	await press(page, 'Clone this event');
	await expect(said(page)).toContainText('The copy is a draft');
	await page.goto(`${desk}/programme`);
	await expect(page.getByText('All hours are those of Africa/Kigali.')).toBeVisible();
	// Its places stayed in Mexico.
	await expect(page.getByText('A visit needs a place.')).toHaveCount(2);
	await page.goto(`${desk}/places/new`);
	await page.getByRole('group', { name: 'Name' }).getByLabel('English').fill('City hall');
	await field(page, 'Position').fill('nowhere');
	await press(page, 'Save');
	await expect(wrong(page)).toContainText('latitude');
	await field(page, 'Position').fill('-1.9441, 30.0619');
	await field(page, 'Rooms').fill('Hall A, 40\nHall B, 20');
	await press(page, 'Save');
	await page.goto(`${desk}/texts/en`);
	await field(page, 'Title').fill(`Field school Rwanda ${mark}`);
	await page.getByLabel('Ready', { exact: true }).check();
	await press(page, 'Save');
	await page.goto(desk);
	await press(page, 'Publish');
	await expect(said(page)).toContainText('in the catalogue');
	await page.goto(`/en/events/${slug}`);
	await expect(heading(page)).toHaveText(`Field school Rwanda ${mark}`);
	await expect(page.getByText('The programme is not out yet')).toBeVisible();
	await page.context().close();
});

test('what does not go together is said beside the session, and moved from the keyboard and on a phone', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: organiser });
	await page.goto(`${desk}/programme`);
	await page.getByRole('link', { name: panel, exact: true }).click();
	await field(page, 'Place and room').selectOption({ label: 'City hall – Hall A' });
	await press(page, 'Save');
	const day = '2028-09-04';
	const place = 'City hall – Hall A';
	await add(page, desk, { title: 'Savings circles', day, from: '11:00', until: '10:00', place });
	await expect(wrong(page)).toContainText('If it goes past midnight, say so below');
	await field(page, 'Until').fill('12:30');
	await press(page, 'Save');
	const circles = row(page, 'Savings circles');
	await expect(circles).toContainText(`The same room at the same time as “${panel}”.`);
	await add(page, desk, {
		title: 'Second visit',
		day: '2028-09-05',
		from: '14:00',
		until: '16:00',
		kind: 'Study visit'
	});
	const visit = row(page, 'Second visit');
	await expect(visit).toContainText('A visit needs a place.');
	await visit.getByRole('link', { name: 'Second visit', exact: true }).click();
	await field(page, 'Bus').fill('Bus 1');
	await press(page, 'Save');
	await expect(visit).toContainText(
		'The same bus at the same time as “Study visit: migration resource centre'
	);
	await page.goto(`${desk}/programme/sessions/new?day=2028-09-06`);
	await field(page, 'From').fill('22:00');
	await field(page, 'Until').fill('00:30');
	await page.getByLabel('It ends on the next day').check();
	await page.getByRole('group', { name: 'English' }).getByLabel('Title').fill('Night train');
	await press(page, 'Save');
	await expect(row(page, 'Night train')).toContainText('22:00–00:30 (+1)');
	await expect(row(page, 'Night train')).toContainText('It goes past midnight.');

	// From the keyboard: to its button, and Enter.
	await about(page, '15 min later', 'Savings circles').focus();
	await page.keyboard.press('Enter');
	await expect(circles).toContainText('11:15–12:45');
	await page.context().close();
	const small = await pageOf(browser, { storageState: organiser, ...phone });
	await small.goto(`${desk}/programme`);
	await about(small, '1 h later', 'Savings circles').click();
	await about(small, '1 h later', 'Savings circles').click();
	await expect(row(small, 'Savings circles')).toContainText('13:15–14:45');
	await expect(row(small, 'Savings circles')).not.toContainText('The same room');
	await expectFits(small);
	await small.context().close();
	const look = await pageOf(browser, { storageState: organiser, ...scripted });
	for (const path of ['programme', 'programme/sessions/new', 'places', 'releases', 'speakers']) {
		await look.goto(`${desk}/${path}`);
		await expectAccessibleInBothLights(look);
	}
	await look.context().close();
});

test('a speaker is asked, and confirms by the link in their letter', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: organiser });
	await page.goto(`${desk}/speakers`);
	await field(page, 'Name').fill(speaker.name);
	await field(page, 'E-mail address').fill(speaker.email);
	await press(page, 'Add a speaker');
	for (const title of ['Savings circles', 'Mapping policy gaps back home']) {
		await page.goto(`${desk}/programme`);
		await page.getByRole('link', { name: title, exact: true }).click();
		await field(page, 'Who').selectOption({ label: speaker.name });
		await press(page, 'Name for this session');
	}
	await page.goto(`${desk}/programme`);
	const twice = `${speaker.name} is also in “Mapping policy gaps back home” at that time.`;
	await expect(row(page, 'Savings circles')).toContainText(twice);
	await page.goto(`${desk}/speakers`);
	await about(page, 'Ask by letter', speaker.name).click();
	const guest = await pageOf(browser, { ...scripted, ...phone });
	await guest.goto(linkIn(await letterTo(speaker.email, 'Savings circles')));
	await about(guest, 'I take part', 'Savings circles').click();
	await about(guest, 'I cannot', 'Mapping policy gaps back home').click();
	await expect(said(guest)).toContainText('Your answer is noted');
	await expectFits(guest);
	await expectAccessibleInBothLights(guest);
	await guest.context().close();
	await page.goto(`${desk}/programme`);
	await expect(row(page, 'Savings circles')).toContainText(`${speaker.name} (speaker, confirmed)`);
	await expect(row(page, 'Savings circles')).not.toContainText('is also in');
	await page.context().close();
});

test('what there is to read stands beside its session: a file for participants, a link for everybody', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: organiser });
	await page.goto(`${desk}/programme`);
	await page.getByRole('link', { name: 'Savings circles', exact: true }).click();
	await field(page, 'Link to take part online').fill('https://meet.example.org/circles');
	await press(page, 'Save');
	const session = (await row(page, 'Savings circles').getByRole('link').first().getAttribute('href')) ?? '';
	await page.goto(`${session}/materials/new`);
	await field(page, 'Title').fill('Ledger of a circle');
	await field(page, 'File').setInputFiles({
		...{ name: 'ledger.pdf', mimeType: 'application/pdf' },
		buffer: Buffer.from('<html><script>alert(1)</script></html>')
	});
	await press(page, 'Save');
	await expect(wrong(page)).toContainText('What a file is is told by its content');
	await expect(field(page, 'Title')).toHaveValue('Ledger of a circle');
	await field(page, 'File').setInputFiles({
		...{ name: 'ledger.pdf', mimeType: 'application/pdf' },
		buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
	});
	await press(page, 'Save');
	await expect(page.getByText('to read before · for participants only')).toBeVisible();
	await page.goto(`${session}/materials/new`);
	await field(page, 'Title').fill('Cercles d’épargne');
	await field(page, 'Language it is in').selectOption('fr');
	await field(page, 'Or a link').fill('https://example.org/cercles');
	await field(page, 'Who may open it').selectOption({ label: 'for everybody' });
	await press(page, 'Save');
	await page.context().close();
	const look = await pageOf(browser, { storageState: organiser, ...scripted, ...phone });
	await look.goto(`${session}/materials/new`);
	await expectFits(look);
	await expectAccessibleInBothLights(look);
	await look.context().close();
});

test('a release stands on the page; the next says what changed, to each in their language', async ({
	browser
}) => {
	await inDatabase(
		`insert into event_participant (id, event_id, name, email, language, country, state, badge_code, added_at)
			select $1, id, $2, $3, 'fr', 'RW', 'confirmed', $4, now() from event where slug = $5`,
		[randomUUID(), amina.name, amina.email, randomUUID().replaceAll('-', '').slice(0, 10), slug]
	);
	const page = await pageOf(browser, { storageState: organiser });
	await page.goto(`${desk}/releases`);
	await press(page, 'Release number 1');
	await expect(said(page)).toContainText('released');
	await letterTo(amina.email, '/mine?key=');
	await page.goto(`${desk}/programme`);
	await about(page, '1 h later', 'Savings circles').click();
	await page.goto(`${desk}/releases`);
	await expect(page.getByText('“Savings circles” moved from Mon 4 Sept, 13:15–14:45')).toBeVisible();
	await press(page, 'Release number 2');
	await page.context().close();
	const letter = await letterTo(amina.email, 'passe de');
	mine = linkIn(letter);

	const visitor = await pageOf(browser, { ...scripted, viewport: { width: 320, height: 700 } });
	await visitor.goto(`/fr/events/${slug}`);
	await expect(visitor.getByText('« Savings circles » passe de')).toBeVisible();
	await expect(visitor.getByText(speaker.name).first()).toBeVisible();
	await expect(visitor.getByRole('link', { name: 'Cercles d’épargne' })).toBeVisible();
	await expect(visitor.getByText('Ledger of a circle')).toHaveCount(0);
	for (const language of ['fr', 'ar']) {
		await visitor.goto(`/${language}/events/${slug}`);
		await expectFits(visitor);
		await expectAccessibleInBothLights(visitor);
	}
	const calendar = await (await visitor.request.get(`/en/events/${slug}.ics`)).text();
	expect(calendar).toContain('DTSTART:20280904T121500Z');
	expect(calendar).not.toContain('meet.example.org');
	const pdf = await visitor.request.get(`/ru/events/${slug}.pdf`);
	expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
	expect((await visitor.request.get(`/en/events/${slug}/releases/9.pdf`)).status()).toBe(404);
	await visitor.context().close();
});

test('a participant has a page of their own: what changed, where to join, what to read, and a way out', async ({
	browser
}) => {
	const page = await pageOf(browser, { ...scripted, ...phone });
	await page.goto(mine);
	await page.waitForURL((url) => url.pathname === `/fr/events/${slug}/mine` && url.search === '');
	await expect(page.getByText('« Savings circles » passe de')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Rejoindre en ligne' })).toHaveAttribute(
		'href',
		'https://meet.example.org/circles'
	);
	const file = page.getByRole('link', { name: 'Ledger of a circle' });
	const href = (await file.getAttribute('href')) ?? '';
	const fetched = await page.request.get(href);
	expect([fetched.status(), fetched.headers()['content-type']]).toEqual([200, 'application/pdf']);
	expect(fetched.headers()['content-disposition']).toContain('attachment');
	const subscribed = (await page.getByRole('link', { name: 'Pour votre agenda' }).getAttribute('href')) ?? '';
	for (const language of ['fr', 'ar']) {
		await page.goto(`/${language}/events/${slug}/mine`);
		await expectFits(page);
		await expectAccessibleInBothLights(page);
	}

	// A calendar signs in nowhere; its address opens nothing else.
	const stranger = await pageOf(browser);
	const calendar = await (await stranger.request.get(subscribed)).text();
	expect(calendar.replace(/\r\n /g, '')).toContain('meet.example.org/circles');
	const key = new URL(subscribed).searchParams.get('key') ?? '';
	await stranger.goto(`/en/events/${slug}/mine?key=${encodeURIComponent(key)}`);
	await expect(wrong(stranger)).toContainText('This link is not one of ours');
	expect((await stranger.request.get(href)).status()).toBe(404);
	await stranger.goto(`/en/events/${slug}/mine`);
	await field(stranger, 'Email address').fill('nobody@example.org');
	await press(stranger, 'Send me my link');
	await expect(said(stranger)).toContainText('If this address takes part here');

	await page.goto(`/en/events/${slug}/mine`);
	await press(page, 'Send me a new link');
	await expect(said(page)).toContainText('The links you had have ended');
	expect((await stranger.request.get(subscribed)).status()).toBe(404);
	await stranger.goto(mine);
	await expect(wrong(stranger)).toContainText('ne fonctionne plus');
	await stranger.context().close();
	const next = await letterTo(amina.email, 'votre page de');
	await page.goto(linkIn(next).replace('/fr/', '/en/'));
	await page.getByText('I cannot come after all').first().click();
	await press(page, 'I cannot come after all');
	await expect(wrong(page)).toContainText('You still have your place');
	await page.getByLabel('I want to withdraw.').check();
	await press(page, 'I cannot come after all');
	await expect(said(page)).toContainText('It is noted that you do not come');
	await page.context().close();
});

test('where summer time begins, an hour that does not exist is refused and one that lasts over it is said', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: organiser });
	await page.goto(`${desk}/clone`);
	await field(page, 'Address on this hub').fill(`${slug}-it`);
	await field(page, 'First day').fill('2028-03-25');
	await field(page, 'Country where it takes place').selectOption({ label: 'Italy' });
	await press(page, 'Clone this event');
	const there = `${desk}-it/programme`;
	await page.goto(`${there}/sessions/new?day=2028-03-26`);
	await field(page, 'From').fill('02:30');
	await field(page, 'Until').fill('04:00');
	await page.getByRole('group', { name: 'English' }).getByLabel('Title').fill('Night watch');
	await press(page, 'Save');
	await expect(wrong(page)).toContainText('02:30 does not exist on that day there');
	await field(page, 'From').fill('01:30');
	await press(page, 'Save');
	await expect(row(page, 'Night watch')).toContainText('The clocks change while it lasts.');
	await page.context().close();
});
