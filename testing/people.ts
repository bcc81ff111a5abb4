import type { Browser, BrowserContext, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { serai } from './hub.ts';
import { letterTo, linkIn } from './letters.ts';

export type Person = { name: string; email: string; password: string };

/** Somebody no other journey knows: what is counted by address is counted for them alone. */
export function someone(name = 'Samir Okafor'): Person {
	return { name, email: `${randomUUID()}@example.org`, password: 'four stones by the well' };
}

/** Fills in the page's form by the names of its fields, and sends it. */
export async function send(page: Page, fields: Record<string, string>): Promise<void> {
	const form = page.locator('main form').last();
	for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(value);
	await form.locator('button').last().click();
}

/** Makes an account, by the letter's link, and leaves the page at the form to sign in. `seen` is called on each page. */
export async function newPerson(
	page: Page,
	language = 'en',
	person = someone(),
	{ seen = async () => {}, output }: { seen?: () => Promise<void>; output?: () => string } = {}
): Promise<Person> {
	await page.goto(`/${language}/sign-up`);
	await send(page, person);
	await seen();
	await page.goto(linkIn(await letterTo(person.email, '/confirm?token=', output)));
	await seen();
	await send(page, {});
	await page.waitForURL(/\/sign-in\?done=confirmed$/);
	return person;
}

export async function signIn(page: Page, { email, password }: Person, language = 'en'): Promise<void> {
	await page.goto(`/${language}/sign-in`);
	await send(page, { email, password });
}

/** What a browser keeps of somebody who signed in. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Where the one-time link leads that an operator hands to whoever is to be administrator. */
export async function administratorPath(email: string): Promise<string> {
	const directory = join(dirname(process.env['SERAI_JOURNEYS_LOG'] ?? ''), 'hub');
	const { output } = await serai(['admin', email], { HUB_DATA: directory });
	const token = /token=(\S+)/.exec(output)?.[1];
	if (!token) throw new Error(output);
	return `/en/first-administrator?token=${token}`;
}

/** Somebody who may everything on the journeys' hub, made as an operator makes one: by a one-time link. */
export async function newAdministrator(browser: Browser, name: string): Promise<Session> {
	const { email, password } = someone(name);
	const path = await administratorPath(email);
	const baseURL = process.env['SERAI_JOURNEYS_URL'];
	const context = await browser.newContext({ ...(baseURL && { baseURL }) });
	const page = await context.newPage();
	await page.goto(path);
	await send(page, { name, password });
	await page.waitForURL(/\/en\/desk/);
	const session = await context.storageState();
	await context.close();
	return session;
}

/** What an administrator gives: for a contributor, the name of the organisation or its place in the list. */
export type GivenRole = 'Editor' | 'Keeper of the roster' | { contributor: string | number };

/** Somebody with an account, and what an administrator gives them. `organisation`: what they contribute for. */
export async function newWorker(
	browser: Browser,
	administrator: Session | null,
	name: string,
	...given: GivenRole[]
): Promise<{ session: Session; person: Person; organisation: string }> {
	const baseURL = process.env['SERAI_JOURNEYS_URL'] ?? '';
	const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
	const page = await context.newPage();
	const person = await newPerson(page, 'en', someone(name));
	await signIn(page, person);
	await page.waitForURL(/\/en\/learning$/);
	let organisation = '';
	if (administrator) {
		const desk = await browser.newContext({
			baseURL,
			storageState: administrator,
			javaScriptEnabled: false
		});
		for (const role of given)
			organisation = (await giveRole(await desk.newPage(), person, role)) ?? organisation;
		await desk.close();
	}
	const session = await context.storageState();
	await context.close();
	return { session, person, organisation };
}

async function giveRole(desk: Page, { name, email }: Person, role: GivenRole): Promise<string | null> {
	await desk.goto(`/en/desk/people?q=${encodeURIComponent(email)}`);
	await desk.getByRole('main').getByRole('link', { name }).click();
	let organisation: string | null = null;
	if (typeof role === 'string') await desk.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
	else {
		await desk.getByRole('radio', { name: /^Contributor/ }).check();
		const choice = desk.getByLabel('Organisation', { exact: true });
		await choice.selectOption(
			typeof role.contributor === 'number' ? { index: role.contributor } : { label: role.contributor }
		);
		organisation = ((await choice.locator('option:checked').textContent()) ?? '').trim();
	}
	await desk.getByRole('button', { name: 'Give this role' }).click();
	await desk.getByRole('status').filter({ hasText: 'The role is given' }).waitFor();
	return organisation;
}
