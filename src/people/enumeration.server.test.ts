import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aCaller, aPerson, lettersQueued } from './builders.server.ts';
import { forgotPassword } from './reset.server.ts';
import { signIn } from './sign-in.server.ts';
import { signUp } from './sign-up.server.ts';

useDatabase();

const password = 'four stones by the well';
const newcomer = (email: string) => ({ name: 'Eve', email, password, language: 'en' });

test('signing up with an address that has an account answers as for a new one; its owner gets a letter', async () => {
	const owner = await aPerson({ password });
	expect(await signUp(newcomer(owner.email), aCaller())).toBe(
		await signUp(newcomer('new@example.org'), aCaller())
	);
	const letters = await lettersQueued();
	expect(letters.map(({ letter }) => letter)).toEqual(['exists', 'confirm']);
	expect(letters[0]?.personId).toBe(owner.id);
	// and the owner's password is the one they had
	expect(await signIn({ email: owner.email, password, brief: false }, aCaller())).toHaveLength(1);
});

test('signing up again before confirming sends the first account’s link again, and changes nothing in it', async () => {
	await signUp(newcomer('twice@example.org'), aCaller());
	const before = (await lettersQueued()).length;
	await signUp({ ...newcomer('twice@example.org'), password: 'another five stones' }, aCaller());
	expect((await lettersQueued()).slice(before).map(({ letter }) => letter)).toEqual(['confirm']);
	await expect(
		signIn({ email: 'twice@example.org', password: 'another five stones', brief: false }, aCaller())
	).rejects.toMatchObject({ code: 'sign_in_failed' });
});

test('two who sign up with one address at once make one account', async () => {
	await Promise.all([
		signUp(newcomer('race@example.org'), aCaller()),
		signUp(newcomer('race@example.org'), aCaller())
	]);
	const people = new Set((await lettersQueued()).slice(-2).map(({ personId }) => personId));
	expect(people.size).toBe(1);
});

test('asking for a new password answers the same, and takes the same time, for an address nobody has', async () => {
	const owner = await aPerson({ password });
	const took = async (email: string) => {
		const began = performance.now();
		expect(await forgotPassword(email, aCaller())).toBeUndefined();
		return performance.now() - began;
	};
	const times = [await took(owner.email), await took('nobody@example.org')];
	expect(times.every((milliseconds) => milliseconds >= 249)).toBe(true);
	expect((await lettersQueued()).filter(({ personId }) => personId === owner.id)).toEqual([
		{ personId: owner.id, letter: 'reset' }
	]);
});

test('a wrong password and an unknown address are refused alike', async () => {
	const owner = await aPerson({ password });
	const refusal = (email: string) =>
		signIn({ email, password: 'wrong', brief: false }, aCaller()).catch((error: unknown) => String(error));
	expect(await refusal(owner.email)).toBe(await refusal('nobody@example.org'));
});

test.each([
	['an address that is none', { email: 'x' }, 'email_invalid'],
	['a password of ten million characters', { password: 'x'.repeat(10_000_000) }, 'password_long'],
	['a name of control characters', { name: '\u0000\u0007' }, 'name_missing']
])('%s is refused before anything is counted or hashed', async (_, part, code) => {
	const before = (await lettersQueued()).length;
	await expect(signUp({ ...newcomer('bad@example.org'), ...part }, aCaller())).rejects.toMatchObject({
		code
	});
	expect(await lettersQueued()).toHaveLength(before);
});
