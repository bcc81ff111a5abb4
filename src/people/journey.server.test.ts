import { describe, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { visitor } from './actor.ts';
import { aCaller, lettersQueued } from './builders.server.ts';
import { writeLetter } from './letter.server.ts';
import type { Cookie } from './session-cookie.server.ts';
import { actorOf, endOtherSessions, endSession, listSessions } from './session.server.ts';
import { signIn, signOut } from './sign-in.server.ts';
import { confirmAddress, signUp } from './sign-up.server.ts';

useDatabase();

const wanted = {
	name: 'Amina',
	email: 'Amina@Example.org',
	password: 'four stones by the well',
	language: 'fr'
};
const firefox = new Headers({
	'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
	cookie: 'other=1'
});

function carrying(cookies: Cookie[], more: Record<string, string> = {}): Headers {
	const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
	return new Headers({ cookie: `first=x; ${cookie}`, ...more });
}

describe('from sign-up to the end of a session', () => {
	let token = '';

	test('signing up queues a letter with a link, in the language of the page', async () => {
		await signUp(wanted, aCaller(), '/fr/learning?edition=one&x=y');
		const [letter] = await lettersQueued();
		const written = letter && (await writeLetter(letter, new Date()));
		expect(written?.to).toBe('amina@example.org');
		expect(written?.subject).toBe('Confirmez votre adresse pour Serai');
		token = /confirm\?token=([\w-]+)/.exec(written?.text ?? '')?.[1] ?? '';
		expect(token).toHaveLength(32);
		// The letter may be opened by another browser: it says itself where to go on.
		expect(written?.text).toContain(`${token}&then=%2Ffr%2Flearning%3Fedition%3Done%26x%3Dy\n`);
	});

	test('before the address is confirmed nobody can sign in', async () => {
		await expect(signIn({ ...wanted, brief: false }, aCaller())).rejects.toMatchObject({
			code: 'address_unconfirmed_without_mail'
		});
	});

	test('the link confirms the address, once', async () => {
		await confirmAddress(token, aCaller());
		await expect(confirmAddress(token, aCaller())).rejects.toMatchObject({ code: 'link_unusable' });
	});

	test('then the cookie of a sign-in names the person', async () => {
		const cookies = await signIn({ ...wanted, brief: false }, aCaller({ headers: firefox }));
		expect(cookies.map(({ name, options }) => ({ name, ...options }))).toEqual([
			{ name: 'serai_session', path: '/', httpOnly: true, secure: false, sameSite: 'lax', maxAge: 34_560_000 }
		]);
		const headers = carrying(cookies);
		expect(await actorOf(headers)).toEqual({
			kind: 'person',
			id: expect.any(String) as string,
			name: 'Amina',
			language: 'fr',
			roles: []
		});
		const [session] = await listSessions(await actorOf(headers), headers);
		expect(session).toMatchObject({ device: { browser: 'Firefox', system: 'Android' }, isThisOne: true });
	});

	test('a cookie that we did not sign names nobody', async () => {
		const [cookie] = await signIn({ ...wanted, brief: false }, aCaller());
		const [token = '', signature = ''] = cookie?.value.split('.') ?? [];
		for (const value of [
			'',
			'x',
			'.',
			token,
			`${token}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
			'%',
			'a'.repeat(9000)
		])
			expect(await actorOf(new Headers({ cookie: `serai_session=${value}` }))).toEqual(visitor);
	});

	test('one of several sessions can be ended, then all others, then this one', async () => {
		const [phone, desk, library] = [
			carrying(await signIn({ ...wanted, brief: false }, aCaller())),
			carrying(await signIn({ ...wanted, brief: false }, aCaller())),
			carrying(await signIn({ ...wanted, brief: true }, aCaller()))
		];
		const actor = await actorOf(desk);
		const own = (await listSessions(actor, phone)).find(({ isThisOne }) => isThisOne);
		await endSession(actor, own?.id ?? '');
		expect(await actorOf(new Headers(phone))).toEqual(visitor);
		for (const gone of [own?.id ?? '', 'no id\0'])
			await expect(endSession(actor, gone)).rejects.toMatchObject({ name: 'NotFound' });
		await endOtherSessions(actor, desk);
		expect(await actorOf(new Headers(library))).toEqual(visitor);
		expect(await listSessions(actor, desk)).toHaveLength(1);
		const emptied = await signOut(desk);
		expect(emptied.find(({ name }) => name === 'serai_session')).toMatchObject({
			value: '',
			options: { maxAge: 0 }
		});
		expect(await actorOf(new Headers(desk))).toEqual(visitor);
	});
});
