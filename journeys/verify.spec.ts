import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectFits, heading, test } from '../testing/journey.ts';

// The demonstration's certificates have the same codes in every hub.
const completion = 'DEM0-0000-0000-002G';
const participation = 'DEM0-0000-0000-003J';
const superseded = 'DEM0-0000-0000-001P';
const revoked = 'DEM0-0000-0000-004W';

const answers = (page: Page) => page.locator('#checks strong').allTextContents();

/** The page was opened once, with a network, and has kept what it needs. */
async function opened(page: Page, language = 'en'): Promise<void> {
	await page.goto(`/${language}/verify`);
	await expect(page.locator('html')).toHaveAttribute('data-kept', 'yes');
}

async function linkOf(page: Page, code: string): Promise<string> {
	await page.goto(`/en/certificates/${code}`);
	return (await page.locator('aside a').first().getAttribute('href'))?.replace('/en', '') ?? '';
}

test('a stranger scans the printed code with the network off', async ({ page, context }) => {
	const link = await linkOf(page, completion);
	await opened(page);
	await context.setOffline(true);
	await page.goto(link);
	await expect(page).toHaveURL(/\/en\/verify#/);
	await expect(page.getByRole('heading', { name: 'Genuine and valid' })).toBeVisible();
	expect(await answers(page)).toEqual(['yes', 'yes', 'no', 'no']);
	await expect(page.locator('#says')).toContainText('Amina Example (invented person)');
	await expect(page.locator('#says')).toContainText('3 March – 30 April 2025');
	await expect(page.locator('#offline')).toBeVisible();
	await context.setOffline(false);
});

test('a changed letter is caught, in each form, with the network off', async ({ page, context, request }) => {
	const badge = await (await request.get(`/certificates/${completion}.json`)).text();
	const token = await (await request.get(`/certificates/${completion}.jwt`)).text();
	const [head = '', body = '', proof = ''] = token.split('.');
	const changed = (text: string): string => text.replace('Amina Example', 'Anina Example');
	const changedBody = Buffer.from(changed(Buffer.from(body, 'base64url').toString())).toString('base64url');
	await opened(page);
	await context.setOffline(true);
	for (const form of [badge, token]) {
		await page.getByLabel('Or paste what its QR code holds').fill(form);
		await page.getByRole('button', { name: 'Check', exact: true }).click();
		await expect(page.locator('#verdict')).toHaveText('Genuine and valid');
	}
	for (const form of [changed(badge), `${head}.${changedBody}.${proof}`]) {
		await page.getByLabel('Or paste what its QR code holds').fill(form);
		await page.getByRole('button', { name: 'Check', exact: true }).click();
		await expect(page.locator('#verdict')).toHaveText(
			'Not to be relied on: it was changed, or not issued here'
		);
		const unknown = 'could not be determined';
		expect(await answers(page)).toEqual(['no', unknown, unknown, unknown]);
		await expect(page.locator('#says')).toContainText('Anina Example');
	}
	await page.getByLabel('Or paste what its QR code holds').fill('the wrong thing');
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.locator('#verdict')).toHaveText('This is no certificate that we can read');
	await context.setOffline(false);
});

test('files are read: our PDF, the signed file, the token', async ({ page, request }) => {
	await opened(page);
	for (const [name, type] of [
		[`${revoked}.pdf?lang=es`, 'application/pdf'],
		[`${revoked}.json`, 'application/json'],
		[`${revoked}.jwt`, 'application/jwt']
	] as const) {
		const buffer = await (await request.get(`/certificates/${name}`)).body();
		await page.locator('#file').setInputFiles({ name: name.replace(/\?.*/, ''), mimeType: type, buffer });
		await expect(page.locator('#verdict')).toHaveText('Genuine, but revoked');
		expect(await answers(page)).toEqual(['yes', 'yes', 'yes', 'no']);
		await page.reload();
	}
});

for (const [language, verdict] of [
	['en', 'Genuine and valid'],
	['ar', 'أصلية وسارية']
] as const)
	test(`the page in ${language} is accessible and fits a small phone, before and after`, async ({ page }) => {
		const link = await linkOf(page, participation);
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(`/${language}/verify`);
		await expectAccessible(page);
		await expectFits(page);
		await page.goto(`/${language}${link}`);
		await expect(page.locator('#verdict')).toHaveText(verdict);
		await expectAccessible(page);
		await expectFits(page);
		for (const code of [participation, revoked]) {
			await page.goto(`/${language}/certificates/${code}`);
			await expectAccessible(page);
			await expectFits(page);
		}
	});

test('the page weighs at most 30 kB', async ({ page }) => {
	const client = await page.context().newCDPSession(page);
	await client.send('Network.enable');
	let bytes = 0;
	client.on('Network.loadingFinished', (loaded) => (bytes += loaded.encodedDataLength));
	await opened(page);
	expect(bytes).toBeGreaterThan(5_000);
	expect(bytes).toBeLessThan(30_000);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a code leads to the certificate, by keyboard', async ({ page }) => {
		await page.goto('/en/verify');
		await page.getByLabel('Code', { exact: true }).fill('demo 0000 0000 002g');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(`/en/certificates/${completion}`);
		await expect(heading(page)).toHaveText('Amina Example (invented person)');
		await expect(page.getByText('Status: Valid')).toBeVisible();
	});

	test('a mistyped code is told what to compare', async ({ page }) => {
		await page.goto('/en/verify?code=DEM0-0000-0000-002H');
		await expect(page.getByRole('alert')).toContainText('No certificate has this code');
		const response = await page.goto('/ar/certificates/nothing');
		expect(response?.status()).toBe(404);
		await expect(heading(page)).toHaveText('لا توجد شهادة بهذا الرمز');
	});

	test('a superseded and a revoked one say so', async ({ page }) => {
		await page.goto(`/certificates/${superseded}?lang=fr`);
		await expect(page.getByText('État : Remplacé')).toBeVisible();
		await page.getByRole('link', { name: 'Voir le certificat qui vaut désormais' }).click();
		await expect(page).toHaveURL(`/fr/certificates/${completion}`);
		await page.goto(`/es/certificates/${revoked}`);
		await expect(page.getByText('Se expidió por error.')).toBeVisible();
	});
});

test('programmes get the claims, the DID document and the status list', async ({ request }) => {
	const credential = await request.get(`/certificates/${completion}`, {
		headers: { accept: 'application/ld+json' }
	});
	expect(credential.headers()['content-type']).toBe('application/vc+json; charset=utf-8');
	const { issuer, proof, credentialStatus } = (await credential.json()) as Record<
		'issuer' | 'proof' | 'credentialStatus',
		Record<string, string>
	>;
	const did = (await (await request.get('/.well-known/did.json')).json()) as Record<string, string>;
	expect(issuer['id']).toBe(did['id']);
	expect(did['assertionMethod']).toContain(proof['verificationMethod']);
	const list = await request.get(credentialStatus['statusListCredential'] ?? '');
	expect(((await list.json()) as { type: string[] }).type).toContain('BitstringStatusListCredential');
});
