import { expect, test } from 'vitest';
import { transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { visitor } from './actor.ts';
import { aCaller, aPerson, lettersQueued } from './builders.server.ts';
import { writeLetter } from './letter.server.ts';
import { makeLink } from './link.server.ts';
import { resetPassword } from './reset.server.ts';
import { actorOf } from './session.server.ts';
import { signIn } from './sign-in.server.ts';
import { confirmAddress } from './sign-up.server.ts';

useDatabase();

const old = 'four stones by the well';
const next = 'five stones by the well';
const now = new Date();
const unusable = { code: 'link_unusable' };

const linkFor = (personId: string, made = now) => transaction((tx) => makeLink(tx, 'reset', personId, made));
const signInWith = (email: string, password: string) => signIn({ email, password, brief: false }, aCaller());

test('the link of the letter sets a new password once, ends every session, and the owner is told', async () => {
	const owner = await aPerson({ password: old, language: 'ru' });
	const [session] = await signInWith(owner.email, old);
	const letter = await writeLetter({ personId: owner.id, letter: 'reset' }, now);
	expect(letter?.subject).toBe('Новый пароль для Serai');
	const token = /\/ru\/reset\?token=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
	await resetPassword(token, next, aCaller());
	await expect(resetPassword(token, next, aCaller())).rejects.toMatchObject(unusable);
	const cookie = `serai_session=${encodeURIComponent(session?.value ?? '')}`;
	expect(await actorOf(new Headers({ cookie }))).toEqual(visitor);
	await expect(signInWith(owner.email, old)).rejects.toMatchObject({ code: 'sign_in_failed' });
	expect(await signInWith(owner.email, next)).toHaveLength(1);
	expect((await lettersQueued()).at(-1)).toEqual({ personId: owner.id, letter: 'password_changed' });
});

test('of two who use one link at once, one sets the password', async () => {
	const owner = await aPerson({ password: old });
	const token = await linkFor(owner.id);
	const both = await Promise.allSettled([
		resetPassword(token, next, aCaller()),
		resetPassword(token, next, aCaller())
	]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a refused password leaves the link good', async () => {
	const owner = await aPerson({ password: old });
	const token = await linkFor(owner.id);
	await expect(resetPassword(token, 'short', aCaller())).rejects.toMatchObject({ code: 'password_short' });
	await resetPassword(token, next, aCaller());
	expect(await signInWith(owner.email, next)).toHaveLength(1);
});

test('a link is too old after an hour, replaced by the next one, and good for its purpose only', async () => {
	const owner = await aPerson({ password: old });
	const aged = await linkFor(owner.id);
	const hourLater = new Date(now.getTime() + 3_600_000);
	await expect(resetPassword(aged, next, aCaller({ now: hourLater }))).rejects.toMatchObject(unusable);
	const newer = await linkFor(owner.id);
	await expect(resetPassword(aged, next, aCaller())).rejects.toMatchObject(unusable);
	await expect(confirmAddress(newer, aCaller())).rejects.toMatchObject(unusable);
	for (const token of ['', 'x', '\u0000', "' or 1=1 --", 'x'.repeat(1_000_000)])
		await expect(resetPassword(token, next, aCaller())).rejects.toMatchObject(unusable);
	await resetPassword(newer, next, aCaller());
});
