import { describe, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { system } from './actor.ts';
import {
	becomeAdministrator,
	findAdministratorLink,
	firstAdministratorLink,
	grantAdministrator
} from './administrator.server.ts';
import { aCaller, aPerson } from './builders.server.ts';
import { listPeople } from './person.server.ts';
import { signIn } from './sign-in.server.ts';
import { signUp } from './sign-up.server.ts';

useDatabase();

const password = 'four stones by the well';
const someone = (email: string) => ({ name: 'Amina', email, password, language: 'es' });
const used = { code: 'administrator_link_used' };
const administrators = async () =>
	(await listPeople(system('test'))).people
		.filter(({ roles }) => roles.some(({ role }) => role === 'administrator'))
		.map(({ email }) => email)
		.sort();

function tokenOf(link: string | null): string {
	return new URL(link ?? 'http://none').searchParams.get('token') ?? '';
}

describe.sequential('the first administrator', () => {
	let token = '';

	test('a link is made while there is none; only the newest works', async () => {
		const older = tokenOf(await firstAdministratorLink());
		const link = await firstAdministratorLink();
		expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/en\/first-administrator\?token=[\w-]{32}$/);
		token = tokenOf(link);
		expect(await findAdministratorLink(older, new Date())).toBeNull();
		expect(await findAdministratorLink(token, new Date())).toEqual({ email: null });
		expect(await findAdministratorLink(token, new Date(Date.now() + 7 * 86_400_000))).toBeNull();
	});

	test('somebody who signed up with the address first does not bar the way', async () => {
		await signUp({ ...someone('one@example.org'), password: 'the password of a stranger' }, aCaller());
	});

	test('of two who open it at once one wins, and can sign in; the other is refused', async () => {
		const both = await Promise.allSettled([
			becomeAdministrator(token, someone('one@example.org'), aCaller()),
			becomeAdministrator(token, someone('one@example.org'), aCaller())
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: used });
		expect(await administrators()).toEqual(['one@example.org']);
		expect(await signIn({ email: 'one@example.org', password, brief: false }, aCaller())).toHaveLength(1);
	});

	test('then there is no link any more', async () => {
		expect(await firstAdministratorLink()).toBeNull();
		await expect(becomeAdministrator(token, someone('two@example.org'), aCaller())).rejects.toMatchObject(
			used
		);
	});
});

describe('the command line', () => {
	test('makes a person administrator, and says when they are one', async () => {
		const amina = await aPerson({ email: 'amina@example.org' });
		expect(await grantAdministrator(' Amina@example.org')).toEqual({ outcome: 'granted' });
		expect(await grantAdministrator(amina.email)).toEqual({ outcome: 'already' });
	});

	test('gives a link for an address without an account, which makes that account and no other', async () => {
		const granted = await grantAdministrator('new@example.org');
		const token = tokenOf(granted.outcome === 'invited' ? granted.link : null);
		expect(await findAdministratorLink(token, new Date())).toEqual({ email: 'new@example.org' });
		await becomeAdministrator(token, someone('else@example.org'), aCaller());
		await expect(becomeAdministrator(token, someone('x@example.org'), aCaller())).rejects.toMatchObject(used);
		expect(await administrators()).toEqual(['amina@example.org', 'new@example.org', 'one@example.org']);
	});

	test('refuses what is no address', async () => {
		await expect(grantAdministrator('amina')).rejects.toMatchObject({ code: 'email_invalid' });
	});
});
