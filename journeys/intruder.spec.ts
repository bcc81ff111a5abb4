import type { APIRequestContext } from '@playwright/test';
import { request as httpRequest } from 'node:http';
import { expect, said, test, wrong } from '../testing/journey.ts';
import { letterTo } from '../testing/letters.ts';
import { administratorPath, newPerson, send, signIn, someone } from '../testing/people.ts';

// Passwords are slow on purpose, and every letter is waited for.
test.setTimeout(120_000);
test.use({ javaScriptEnabled: false });

/** As a browser sends a form; Playwright's own requests have no Origin, and would get JSON. */
function post(request: APIRequestContext, path: string, form: Record<string, string>, origin?: string) {
	return request.post(path, {
		form,
		headers: { accept: 'text/html', origin: origin ?? process.env['SERAI_JOURNEYS_URL'] ?? '' },
		maxRedirects: 0
	});
}

test('an address with an account and one without get the same answer', async ({ page }) => {
	const known = await newPerson(page);
	const unknown = someone();
	const answerTo = async (path: string, fields: Record<string, string>) => {
		await page.goto(`/en/${path}`);
		const answered = page.waitForResponse((response) => response.request().method() === 'POST');
		await send(page, fields);
		await expect(wrong(page).or(said(page))).toBeVisible();
		const words = await page.getByRole('main').innerText();
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
	await expect(page).toHaveURL(/\/en\/learning$/);
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

test('guesses at an address do not make the link of its administrator look used in vain', async ({
	page,
	request
}) => {
	const { name, email, password } = someone('Leyla Aliyeva');
	await page.goto(await administratorPath(email));
	for (let tries = 0; tries < 10; tries++)
		await post(request, '/en/sign-in', { email, password: `guess ${tries}` });
	await send(page, { name, password });
	await expect(page).toHaveURL(/\/en\/sign-in\?done=administrator$/);
	await expect(said(page)).toContainText('Your account is made, and it administers this hub.');
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
		expect(await signedIn('sign-in/passkey'), then).toBe('/en/learning');
		const sent = await post(page.request, '/en/sign-in', {
			email: person.email,
			password: person.password,
			then
		});
		expect([sent.status(), await locationOf(sent)], then).toEqual([303, '/en/learning']);
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

test('what a page is made from is not given out by itself', async ({ request }) => {
	for (const path of ['/en/search', '/en', '/en/organisations', '/ar/about', '/no-such-page', '/en/desk']) {
		const response = await request.get(`${path}/__data.json?q=migration`);
		expect(response.status(), path).toBe(404);
		expect(await response.text(), path).not.toContain('migration');
		expect(response.headers()['content-security-policy'], path).toContain("default-src 'none'");
	}
	// A page with client code asks for it, and is given nothing that its visitor may not see.
	const response = await request.get('/en/desk/courses/__data.json');
	expect(await response.text()).toContain('"redirect"');
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
