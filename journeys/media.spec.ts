import type { Page } from '@playwright/test';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, expectAccessible, expectFits, test } from '../testing/journey.ts';
import { newAdministrator, newPerson, signIn } from '../testing/people.ts';

// Passwords are slow on purpose, and a film is heard for a second.
test.setTimeout(300_000);

const edition = 'emr-open-demo';
const course = 'entrepreneurship-for-migrants-and-refugees';

async function enrolled(page: Page): Promise<void> {
	await signIn(page, await newPerson(page));
	await page.goto(`/en/courses/${course}/editions/${edition}/enrol`);
	const form = page.locator('main form').last();
	await form.locator('[name=country]').selectOption('EC');
	await form.locator('[name=gender]').selectOption('not_said');
	await form.locator('[name=sector]').selectOption('ngo');
	await form.locator('[name=consent]').check();
	await form.locator('button').last().click();
	await page.waitForURL(/\/en\/learning/);
}

/** Every sound and film a page asks for. */
function heard(page: Page): string[] {
	const asked: string[] = [];
	page.on('request', (request) => {
		if (/\.(?:webm|mp4|mp3)$/u.test(new URL(request.url()).pathname)) asked.push(request.url());
	});
	return asked;
}

/** By the space bar alone, as with any of a browser's own controls. */
async function plays(page: Page, element: 'video' | 'audio'): Promise<void> {
	const media = page.locator(element).first();
	await media.focus();
	await page.keyboard.press('Space');
	await expect.poll(() => media.evaluate((one: HTMLMediaElement) => one.currentTime)).toBeGreaterThan(0.3);
	await page.keyboard.press('Space');
	await expect.poll(() => media.evaluate((one: HTMLMediaElement) => one.paused)).toBe(true);
}

test('a learner sees, hears, reads and takes along everything a lesson has, by keyboard, in two languages', async ({
	page
}) => {
	await enrolled(page);
	for (const { language, size, smaller, transcript, sheet, cue } of [
		{
			language: 'en',
			size: 'Video · 1 minute · 0.4 MB',
			smaller: 'Smaller video',
			transcript: 'What is said, in writing',
			sheet: 'Worksheet: a cash plan for six months',
			cue: 'Amina sews aprons for hotels. Her order book is full.'
		},
		{
			language: 'ar',
			size: 'فيديو · دقيقة واحدة · 0.4 ميغابايت',
			smaller: 'فيديو أصغر حجمًا',
			transcript: 'نص ما يُقال',
			sheet: 'ورقة عمل: خطة نقد لستة أشهر',
			cue: 'أمينة تخيط المرايل للفنادق. دفتر طلباتها ممتلئ.'
		}
	]) {
		const lesson = (name: string) => page.goto(`/${language}/learning/${edition}/${name}`);
		const asked = heard(page);
		await lesson('before-you-borrow');
		await expect(page.locator('#b-empty-till figcaption')).toContainText(size);
		await expectAccessible(page);
		await expectFits(page);
		expect(asked, 'nothing is loaded before it is asked for').toEqual([]);
		await plays(page, 'video');
		const film = page.locator('video');
		const captions = () =>
			film.evaluate(({ textTracks: [track] }: HTMLVideoElement) => ({
				mode: track?.mode,
				first: (track?.cues?.[0] as VTTCue | undefined)?.text,
				count: track?.cues?.length
			}));
		await expect.poll(captions).toEqual({ mode: 'showing', first: cue, count: 10 });

		const way = page.getByRole('link', { name: smaller });
		await way.focus();
		await page.keyboard.press('Enter');
		await expect(way).toHaveAttribute('aria-current', 'true');
		expect(await film.evaluate((one: HTMLVideoElement) => one.src)).toMatch(
			/empty-till\.small\.mp4$|\.mp4$/u
		);
		await expect(page).toHaveURL(/before-you-borrow$/u);

		await page.locator('#b-empty-till summary').focus();
		await page.keyboard.press('Enter');
		await expect(page.locator('#b-empty-till details')).toContainText(cue);
		await expect(page.locator('#b-empty-till summary')).toHaveText(transcript);
		await expect(page.locator('#b-month-by-month img')).toHaveAttribute('alt', /.{40}/u);

		const coming = page.waitForEvent('download');
		await page.getByRole('link', { name: sheet }).focus();
		await page.keyboard.press('Enter');
		expect((await coming).suggestedFilename()).toBe(`cash-plan.${language}.pdf`);

		for (const [name, key] of [
			['asking-for-the-loan', 'amina-asks'],
			['language-of-work', 'call-to-the-supplier']
		] as const) {
			await lesson(name);
			await expectAccessible(page);
			expect(await page.locator('audio source').getAttribute('src')).toContain(`/${key}.${language}.mp3`);
			await plays(page, 'audio');
		}
		await lesson('what-the-texts-say');
		await expect(page.locator('#b-read-the-compact a')).toHaveAttribute(
			'href',
			'https://undocs.org/A/RES/73/195'
		);
		await expectAccessible(page);
	}
});

test('who goes to the middle of a film is sent the middle', async ({ page, request }) => {
	await enrolled(page);
	await page.goto(`/en/learning/${edition}/before-you-borrow`);
	const path = (await page.locator('video source').first().getAttribute('src')) ?? '';
	const whole = await (await request.get(path)).body();
	const part = await request.get(path, { headers: { range: 'bytes=1000-1999' } });
	expect([part.status(), part.headers()['content-range'], part.headers()['content-type']]).toEqual([
		206,
		`bytes 1000-1999/${whole.length}`,
		'video/webm'
	]);
	expect((await part.body()).equals(whole.subarray(1000, 2000))).toBe(true);
	const beyond = await request.get(path, { headers: { range: `bytes=${whole.length}-` } });
	expect(beyond.status()).toBe(416);
	// What was begun is gone on with only when it is still the same file.
	const etag = part.headers()['etag'] ?? '';
	const range = 'bytes=1000-1999';
	const again = async (tag: string) =>
		(await request.get(path, { headers: { range, 'if-range': tag } })).status();
	expect([await again(etag), await again('"another"')]).toEqual([206, 200]);
});

test('an edition in use: announcements, a meeting to come, one to hear again, and what others wrote', async ({
	page,
	request
}) => {
	await enrolled(page);
	for (const language of ['en', 'ar']) {
		await page.goto(`/${language}/learning/${edition}`);
		await expect(page.locator('article')).toHaveCount(2);
		await expect(page.locator('a[href^="https://meet.example.org/"]')).toBeVisible();
		await expectAccessible(page);
		await expectFits(page);
		await plays(page, 'audio');
	}
	await page.goto(`/en/learning/${edition}`);
	await page.getByText('Transcript (English)').press('Enter');
	await expect(page.locator('details[open]')).toContainText('You need to see which month is the lowest.');
	const calendar = await (await request.get(`/en/courses/${course}/editions/${edition}.ics`)).text();
	expect(calendar).toContain('SUMMARY:Second meeting: the lowest month');
	await page.goto(`/en/learning/${edition}/kinds-of-money`);
	const talk = page.locator('#b-money-where-you-live');
	await expect(talk).toContainText('ليلى مثال (شخصية متخيَّلة)');
	await talk.getByRole('link', { name: /Open the discussion/u }).click();
	await expect(page.getByRole('main')).toContainText('nobody has missed a turn in two years');
	await expectAccessible(page);
});

test.describe('an author sends 60 MB', () => {
	let directory: string;
	let sound: string;
	test.beforeAll(async () => {
		directory = await mkdtemp(join(tmpdir(), 'serai-media-'));
		const bytes = randomBytes(60 * 1024 * 1024);
		bytes.write('RIFF', 0, 'latin1');
		bytes.writeUInt32LE(bytes.length - 8, 4);
		bytes.write('WAVEfmt ', 8, 'latin1');
		sound = join(directory, 'A long talk.wav');
		await writeFile(sound, bytes);
	});
	test.afterAll(() => rm(directory, { recursive: true, force: true }));

	const incoming = () =>
		readdir(join(dirname(process.env['SERAI_JOURNEYS_LOG'] ?? ''), 'hub/files/incoming')).catch(() => []);

	test('it is shown how far it is, may be stopped, goes on after a broken line, and is kept', async ({
		browser,
		baseURL
	}) => {
		const storageState = await newAdministrator(browser, 'Leyla Aliyeva');
		const context = await browser.newContext({ baseURL: baseURL ?? '', storageState });
		const page = await context.newPage();
		const button = (name: string) => page.getByRole('main').getByRole('button', { name }).last();
		await page.goto('/en/desk/courses');
		await page.getByText('Begin a course').click();
		await page.locator('[name=title]').fill(`Long talks ${randomUUID().slice(0, 8)}`);
		await button('Begin the course').click();
		await page.locator('[name=title]').fill('A module');
		await button('Add').click();
		await page.locator('[name=title]').first().fill('A lesson');
		await page.getByRole('button', { name: 'Add', exact: true }).first().click();
		await page.getByRole('link', { name: 'A lesson' }).click();
		await page.getByRole('link', { name: 'Audio', exact: true }).click();
		await page.locator('[name=title]').fill('A long talk');
		await page.locator('[name=transcript]').fill('Noise, for a minute.');
		const before = await incoming();

		// A slow line, so that there is something to see.
		await context.route('**/desk/uploads/*', async (route) => {
			await new Promise((resolve) => setTimeout(resolve, 150));
			await route.continue();
		});
		const file = page.locator('input[type=file][name=file]');
		await file.setInputFiles(sound);
		await expect(page.getByRole('progressbar')).toBeVisible();
		await expect(page.getByText(/^\d+(\.\d)? of 62\.9 MB sent$/u)).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Stop sending' }).click();
		await expect(page.getByText('Stopped. Nothing of the file was kept.')).toBeVisible();
		await expect.poll(incoming).toEqual(before);

		await file.setInputFiles(sound);
		await expect(page.getByText(/^[1-9]\d?(\.\d)? of 62\.9 MB sent$/u)).toBeVisible();
		await context.setOffline(true);
		await expect(page.getByText(/The line is broken\. What was sent is kept/u)).toBeVisible();
		await context.setOffline(false);
		// Pressed while it is still on its way: it is done when the file has arrived.
		await button('Add').click();
		await page.waitForURL(/done=added/u, { timeout: 60_000 });
		const link = page.getByRole('link', { name: 'a-long-talk.wav' }).first();
		await expect(link).toBeVisible();
		const path = (await link.getAttribute('href')) ?? '';
		const end = await page.request.get(path, { headers: { range: 'bytes=62914550-' } });
		expect([end.status(), (await end.body()).length]).toEqual([206, 10]);
		await context.close();
	});
});
