import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aCaller, aPerson } from './builders.server.ts';
import { answerPasskey, passkeysPossible, removePasskey } from './passkey.server.ts';
import { actorOf } from './session.server.ts';
import { signIn } from './sign-in.server.ts';

useDatabase();

beforeAll(() => {
	process.env['PUBLIC_URL'] = 'https://hub.example.org';
});
afterAll(() => {
	delete process.env['PUBLIC_URL'];
});

const password = 'four stones by the well';

test('a hub behind https has cookies that no other host can set or read', async () => {
	const { email, id } = await aPerson({ password });
	const cookies = await signIn({ email, password, brief: true }, aCaller());
	const [cookie] = cookies;
	expect(cookies.map(({ name, options }) => ({ name, ...options }))).toEqual([
		{ name: '__Host-serai_session', path: '/', httpOnly: true, secure: true, sameSite: 'lax' },
		{ name: '__Host-serai_brief', path: '/', httpOnly: true, secure: true, sameSite: 'lax' }
	]);
	const cookieLine = `__Host-serai_session=${encodeURIComponent(cookie?.value ?? '')}`;
	expect(await actorOf(new Headers({ cookie: cookieLine }))).toMatchObject({ kind: 'person', id });
	expect(await actorOf(new Headers({ cookie: cookieLine.replace('__Host-', '') }))).toEqual({
		kind: 'visitor'
	});
});

test('of better-auth only the steps of a passkey are open', async () => {
	const ask = (method: string, path: string) =>
		answerPasskey(new Request(`https://hub.example.org/api/auth/${path}`, { method }), aCaller());
	expect(passkeysPossible()).toBe(true);
	const options = (await (await ask('GET', 'passkey/generate-authenticate-options')).json()) as {
		rpId: string;
	};
	expect(options.rpId).toBe('hub.example.org');
	expect((await ask('GET', 'passkey/generate-register-options')).status).toBe(401);
	for (const [method, path] of [
		['POST', 'sign-up/email'],
		['POST', 'sign-in/email'],
		['GET', 'get-session'],
		['POST', 'delete-user'],
		['GET', 'passkey/list-user-passkeys'],
		['POST', 'passkey/../sign-up/email']
	] as const)
		await expect(ask(method, path)).rejects.toMatchObject({ name: 'NotFound' });
});

test('a passkey that is none is not found', async () => {
	const actor = await aPerson({ password });
	for (const id of ['no id\0', actor.id])
		await expect(removePasskey(actor, id)).rejects.toMatchObject({ name: 'NotFound' });
});
