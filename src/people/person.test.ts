import { expect, test } from 'vitest';
import { emailFrom } from './email.ts';
import { refusalToPassword } from './password.ts';
import { problemsOf } from './person.ts';

test.each([
	[' Amina@Example.ORG ', 'amina@example.org'],
	["o'neil+hub@mail.example.co", "o'neil+hub@mail.example.co"],
	['amina', null],
	['amina@example', null],
	['amina@@example.org', null],
	['amina@example.org, eve@example.org', null],
	['amina@example.org\nBcc: eve@example.org', null],
	['ami na@example.org', null],
	['amina@-example.org', null],
	['аmina@example.org', null], // the first letter is Cyrillic
	[`${'a'.repeat(65)}@example.org`, null],
	['a@example.org'.repeat(1_000_000), null]
])('the address in %j is %j', (text, email) => {
	expect(emailFrom(text)).toBe(email);
});

const about = { email: 'amina.diop@example.org', name: 'Amina Diop-Ndiaye' };
test.each([
	['four stones by the well', null],
	['井边的四块石头和一棵老树', null],
	['short', 'password_short'],
	['😀😀😀😀😀', 'password_short'],
	['a'.repeat(201), 'password_long'],
	['a'.repeat(10_000_000), 'password_long'],
	['aaaaaaaaaaaa', 'password_common'],
	['Password123', 'password_common'],
	['amina.diop', 'password_common'],
	['amina.diop@example.org', 'password_common'],
	['amina diop-ndiaye', 'password_common']
])('the password %.30j: %s', (password, refusal) => {
	expect(refusalToPassword(password, about)).toBe(refusal);
});

test('all problems are told at once, in the order of the form', () => {
	expect(problemsOf({ name: ' ', email: 'x', password: 'y', language: 'en' })).toEqual([
		{ field: 'name', code: 'name_missing' },
		{ field: 'email', code: 'email_invalid' },
		{ field: 'password', code: 'password_short' }
	]);
});
