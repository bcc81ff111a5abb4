import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { request as httpRequest } from 'node:http';
import { expect, expectAccessible, expectFits, test } from '../testing/journey.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { newPerson, send, signIn, someone } from '../testing/people.ts';

// Passwords are slow on purpose, and every letter is waited for.
test.setTimeout(120_000);
test.use({ javaScriptEnabled: false });

const said = (page: Page) => page.locator('main').getByRole('status').first();
const wrong = (page: Page) => page.locator('main').getByRole('alert');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
/** Another browser than the journeys' own, as the list of sessions will call it. */
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** As a browser sends a form; Playwright's own requests have no Origin, and would get JSON. */
function post(request: APIRequestContext, path: string, form: Record<string, string>, origin?: string) {
	return request.post(path, {
		form,
		headers: { accept: 'text/html', origin: origin ?? process.env['SERAI_JOURNEYS_URL'] ?? '' },
		maxRedirects: 0
	});
}

test('the life of an account, in Arabic on a small phone', async ({ page, browser, baseURL }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	const layla = someone('ليلى منصور');

	await page.goto('/ar/sign-up');
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await expectFits(page);
	await page.getByLabel('الاسم').fill(layla.name);
	await page.getByLabel('البريد الإلكتروني').fill(layla.email);
	await page.getByLabel('كلمة المرور').fill(layla.password);
	await page.getByRole('button', { name: 'إنشاء الحساب' }).click();
	await expect(said(page)).toContainText(layla.email);
	await expectFits(page);

	await signIn(page, layla, 'ar');
	await expect(wrong(page)).toContainText('عنوان هذا الحساب لم يؤكَّد بعد');
	const confirmation = linkIn(await letterTo(layla.email));
	// Opening it twice changes nothing: programs that look into mail open links, too.
	await page.goto(confirmation);
	await page.goto(confirmation);
	await page.getByRole('button', { name: 'تأكيد هذا العنوان' }).click();
	await expect(said(page)).toHaveText('تم تأكيد عنوانك. يمكنك تسجيل الدخول الآن.');
	await page.goto(confirmation);
	await expect(heading(page)).toHaveText('هذا الرابط لم يعد صالحًا');

	await signIn(page, layla, 'ar');
	await expect(page).toHaveURL(/\/ar\/desk$/);
	const elsewhere = await browser.newContext({
		baseURL: baseURL ?? '',
		userAgent: firefox,
		javaScriptEnabled: false
	});
	const there = await elsewhere.newPage();
	await signIn(there, layla, 'ar');
	await page.goto('/ar/account');
	await expectFits(page);
	const sessions = page.getByRole('region', { name: 'أين سجّلت الدخول' });
	await expect(sessions.getByText('Firefox على Windows')).toBeVisible();
	await expect(sessions.getByText('هذا الجهاز')).toHaveCount(1);
	await sessions.getByRole('button', { name: 'إنهاء الجلسة: Firefox على Windows' }).click();
	await expect(said(page)).toHaveText('انتهت الجلسة.');
	await expect(sessions.getByText('Firefox على Windows')).toHaveCount(0);
	await there.goto('/ar/account');
	await expect(there).toHaveURL(/\/ar\/sign-in\?then=%2Far%2Faccount$/);

	await signIn(there, layla, 'ar');
	await expect(there).toHaveURL(/\/ar\/desk$/);
	await page.goto('/ar/account/password');
	await page.getByLabel('كلمة المرور الحالية').fill('not this one');
	await page.getByLabel('كلمة المرور الجديدة').fill('قافلة تستريح عند الغروب');
	await page.getByRole('button', { name: 'تغيير كلمة المرور' }).click();
	await expect(wrong(page)).toContainText('كلمة المرور الحالية غير صحيحة. لم يتغير شيء.');
	await page.getByLabel('كلمة المرور الحالية').fill(layla.password);
	await page.getByLabel('كلمة المرور الجديدة').fill('قافلة تستريح عند الغروب');
	await page.getByRole('button', { name: 'تغيير كلمة المرور' }).click();
	await expect(said(page)).toHaveText('تغيّرت كلمة المرور وانتهت كل الجلسات الأخرى.');
	await there.goto('/ar/account');
	await expect(there).toHaveURL(/\/ar\/sign-in\?then=/);
	await letterTo(layla.email, '/ar/forgotten');

	await there.goto('/ar/forgotten');
	await there.getByLabel('البريد الإلكتروني').fill(layla.email);
	await there.getByRole('button', { name: 'إرسال الرابط' }).click();
	await expect(said(there)).toContainText(layla.email);
	const reset = linkIn(await letterTo(layla.email, '/ar/reset?token='));
	const late = await elsewhere.newPage();
	for (const tab of [there, late]) await tab.goto(reset);
	const password = 'نجوم فوق طريق طويل';
	for (const tab of [there, late]) {
		await tab.getByLabel('كلمة المرور الجديدة').fill(password);
		await tab.getByRole('button', { name: 'حفظ كلمة المرور' }).click();
	}
	await expect(said(there)).toHaveText('حُفظت كلمة المرور الجديدة. سجّل الدخول بها.');
	await expect(heading(late)).toHaveText('هذا الرابط لم يعد صالحًا');
	await page.goto('/ar/account');
	await expect(page).toHaveURL(/\/ar\/sign-in\?then=/);
	await signIn(page, layla, 'ar');
	await expect(wrong(page)).toContainText('العنوان وكلمة المرور غير متطابقين');

	await signIn(page, { ...layla, password }, 'ar');
	await page.goto('/ar/sign-out');
	await page.getByRole('main').getByRole('button', { name: 'تسجيل الخروج' }).click();
	await expect(said(page)).toHaveText('سجّلت الخروج.');
	expect(await page.context().cookies()).toEqual([]);
	await elsewhere.close();
});

test('an address with an account and one without get the same answer', async ({ page }) => {
	const known = await newPerson(page);
	const unknown = someone();
	const answerTo = async (path: string, fields: Record<string, string>) => {
		await page.goto(`/en/${path}`);
		const answered = page.waitForResponse((response) => response.request().method() === 'POST');
		await send(page, fields);
		const words = await page.locator('main').innerText();
		return [(await answered).status(), words.replaceAll(fields['email'] ?? '', 'the address')];
	};
	for (const [path, more, status] of [
		['sign-in', { password: 'certainly not this' }, 422],
		['forgotten', {}, 200],
		['sign-up', { name: 'Somebody', password: 'certainly not this' }, 200]
	] as const) {
		const ofKnown = await answerTo(path, { ...more, email: known.email });
		expect(ofKnown[0]).toBe(status);
		expect(await answerTo(path, { ...more, email: unknown.email })).toEqual(ofKnown);
	}
	// Only who reads the mail learns it.
	await letterTo(known.email, 'You already have one, and nothing has changed.');
	await letterTo(unknown.email, '/en/confirm?token=');
	await signIn(page, known);
	await expect(page).toHaveURL(/\/en\/desk$/);
});

test('too many attempts are refused with 429, and a sentence that says when again', async ({
	page,
	request
}) => {
	const guessed = await newPerson(page);
	for (let tries = 0; tries < 10; tries++) {
		const answer = await post(request, '/en/sign-in', { email: guessed.email, password: `guess ${tries}` });
		expect(answer.status()).toBe(422);
	}
	const answered = page.waitForResponse((response) => response.request().method() === 'POST');
	await signIn(page, guessed);
	expect((await answered).status()).toBe(429);
	await expect(wrong(page)).toContainText(
		/There were too many attempts\. Nothing is lost\. Try again in 1[45] minutes\./
	);
	await expect(page.getByLabel('E-mail address')).toHaveValue(guessed.email);
	await expect(page.getByLabel('Password')).toHaveValue('');
});

test('by keyboard alone: a mistake is read out, the next try signs in', async ({ page, context }) => {
	const person = await newPerson(page);
	const onto = async (field: Locator) => {
		for (let pressed = 0; pressed < 20; pressed++) {
			await page.keyboard.press('Tab');
			if (await field.evaluate((one) => one === document.activeElement)) return;
		}
		await expect(field).toBeFocused();
	};
	await page.goto('/en/sign-in');
	await onto(page.getByLabel('E-mail address'));
	await page.keyboard.type(person.email);
	await onto(page.getByLabel('Password'));
	await page.keyboard.type('a slip of the finger');
	await page.keyboard.press('Enter');
	await expect(wrong(page)).toBeFocused();
	await onto(page.getByLabel('Password'));
	await page.keyboard.type(person.password);
	await onto(page.getByLabel('Keep me signed in on this device'));
	await page.keyboard.press('Space');
	await onto(page.getByRole('main').getByRole('button', { name: 'Sign in' }));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/en\/desk$/);
	// Not to stay: it ends with the browser.
	expect((await context.cookies()).map(({ name, expires }) => [name, expires])).toContainEqual([
		'serai_session',
		-1
	]);
});

test('a deleted account is gone at once, and its address is free', async ({ page, context }) => {
	const person = await newPerson(page);
	await signIn(page, person);
	await page.goto('/en/account');
	await page.getByRole('link', { name: 'Delete my account' }).click();
	await page.getByLabel('Current password').fill('not this one');
	await page.getByRole('button', { name: 'Delete the account for good' }).click();
	await expect(wrong(page)).toContainText('The current password is not right. Nothing has changed.');
	await page.getByLabel('Current password').fill(person.password);
	await page.getByRole('button', { name: 'Delete the account for good' }).click();
	await expect(said(page)).toHaveText('Your account is deleted.');
	expect(await context.cookies()).toEqual([]);
	await signIn(page, person);
	await expect(wrong(page)).toContainText('Address and password do not belong together.');
	// Somebody new may have it: the letter is another one.
	const first = await letterTo(person.email);
	await page.goto('/en/sign-up');
	await send(page, person);
	await expect(async () => expect(await letterTo(person.email, '/confirm?')).not.toEqual(first)).toPass();
});

test('after signing in one comes back to the page asked for, and never to another site', async ({
	page,
	request
}) => {
	const person = await newPerson(page);
	await page.goto('/en/account/password');
	await send(page, { email: person.email, password: person.password });
	await expect(page).toHaveURL(/\/en\/account\/password$/);
	const locationOf = async (answer: Awaited<ReturnType<typeof post>>) => answer.headers()['location'];
	for (const then of [
		'https://elsewhere.example',
		'//elsewhere.example',
		'/\\elsewhere.example',
		'\\\\elsewhere.example',
		'/\t/elsewhere.example',
		'/.//elsewhere.example',
		' https://elsewhere.example',
		'javascript:alert(1)',
		'//user@elsewhere.example/en'
	]) {
		const query = `?then=${encodeURIComponent(then)}`;
		const visited = await (await request.get(`/en/sign-in${query}`)).text();
		expect(/name="then" value="([^"]*)"/.exec(visited)?.[1], then).toBe('');
		const signedIn = async (path: string) =>
			locationOf(await page.request.get(`/en/${path}${query}`, { maxRedirects: 0 }));
		expect(await signedIn('sign-in'), then).toBe('/en/account');
		expect(await signedIn('sign-in/passkey'), then).toBe('/en/desk');
		const sent = await post(page.request, '/en/sign-in', {
			email: person.email,
			password: person.password,
			then
		});
		expect([sent.status(), await locationOf(sent)], then).toEqual([303, '/en/desk']);
	}
});

test('a form or a script of another site does nothing here', async ({ page }) => {
	const person = await newPerson(page);
	await signIn(page, person);
	for (const origin of ['https://elsewhere.example', 'null', 'http://127.0.0.1:1'])
		for (const [path, form] of [
			['/en/sign-in', { email: person.email, password: person.password }],
			['/en/sign-out', {}],
			['/en/account?/profile', { name: 'Somebody else', language: 'en' }],
			['/en/account/password', { current: person.password, password: 'a door left open' }],
			['/en/account/delete', { current: person.password }]
		] as const)
			expect((await post(page.request, path, form, origin)).status(), `${path} of ${origin}`).toBe(403);
	const forged = await page.request.post('/api/auth/passkey/verify-registration', {
		data: { response: {} },
		headers: { origin: 'https://elsewhere.example' }
	});
	expect(forged.status()).toBe(403);
	// Of better-auth only the passkeys' steps are there at all.
	for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'delete-user'])
		expect((await page.request.post(`/api/auth/${path}`, { data: {} })).status(), path).toBe(404);
	await page.goto('/en/account');
	await expect(page.getByLabel('Name')).toHaveValue(person.name);
});

test('what is far too large is refused, with a sentence', async ({ request, baseURL }) => {
	const large = 'x'.repeat(11 * 1024 * 1024);
	const answer = await post(request, '/en/sign-up', { ...someone(), name: large });
	expect(answer.status()).toBe(422);
	const page = await answer.text();
	expect(page).toContain('The name is too long. Shorten it to 100 characters.');
	expect(page.length).toBeLessThan(100_000);
	for (const announced of [true, false])
		expect(await statusOfUpload(`${baseURL}/en/sign-up`, 13 * 1024 * 1024, announced)).toBe(413);
});

/** The status that comes while a form is still being sent; `announced`: with a Content-Length. */
function statusOfUpload(address: string, length: number, announced: boolean): Promise<number> {
	return new Promise((resolve, reject) => {
		const upload = httpRequest(
			address,
			{
				method: 'POST',
				headers: {
					origin: new URL(address).origin,
					'content-type': 'application/x-www-form-urlencoded',
					...(announced ? { 'content-length': length } : { 'transfer-encoding': 'chunked' })
				}
			},
			(answer) => {
				resolve(answer.statusCode ?? 0);
				upload.destroy();
			}
		);
		upload.on('error', reject);
		upload.write('name=');
		upload.end(Buffer.alloc(length - 5, 'x'));
	});
}

test.describe('for everyone', () => {
	// axe itself is a script, put into pages that have none.
	test.use({ javaScriptEnabled: true });
	for (const language of ['en', 'ar'])
		for (const colorScheme of ['light', 'dark'] as const)
			test(`every page of an account is accessible: ${language}, ${colorScheme}`, async ({ page }) => {
				await page.emulateMedia({ colorScheme });
				await page.setViewportSize({ width: 360, height: 800 });
				const look = async (path?: string) => {
					if (path !== undefined) await page.goto(`/${language}/${path}`);
					await expectAccessible(page);
					await expectFits(page);
				};
				for (const path of [
					'sign-in',
					'sign-in?then=%2Fen%2Faccount',
					'sign-in/passkey',
					'sign-up',
					'forgotten'
				])
					await look(path);
				for (const path of ['confirm', 'reset', 'first-administrator']) await look(`${path}?token=unknown`);
				await page.goto(`/${language}/sign-up`);
				await send(page, { name: '\u202e', email: 'nobody', password: 'short' });
				await expect(wrong(page)).toBeVisible();
				await look();
				const person = await newPerson(page, language, someone(), { seen: look });
				await page.goto(`/${language}/forgotten`);
				await send(page, { email: person.email });
				await look();
				await page.goto(linkIn(await letterTo(person.email, '/reset?token=')));
				await look();
				await signIn(page, person, language);
				await expect(page).toHaveURL(/\/desk$/);
				for (const path of ['', '/password', '/passkeys', '/delete']) await look(`account${path}`);
				await look('sign-out');
			});
});
