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

/** Somebody who may everything on the journeys' hub, made as an operator makes one: by a one-time link. */
export async function newAdministrator(browser: Browser, name: string): Promise<Session> {
	const { email, password } = someone(name);
	const directory = join(dirname(process.env['SERAI_JOURNEYS_LOG'] ?? ''), 'hub');
	const { output } = await serai(['admin', email], { HUB_DATA: directory });
	const token = /token=(\S+)/.exec(output)?.[1];
	if (!token) throw new Error(output);
	const baseURL = process.env['SERAI_JOURNEYS_URL'];
	const context = await browser.newContext({ ...(baseURL && { baseURL }) });
	const page = await context.newPage();
	await page.goto(`/en/first-administrator?token=${token}`);
	await send(page, { name, password });
	await page.waitForURL(/\/en\/desk/);
	const session = await context.storageState();
	await context.close();
	return session;
}
