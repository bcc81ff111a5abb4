import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.server.ts';

test('a password is kept as argon2id with the recommended cost and a salt of its own', async () => {
	const [one, two] = await Promise.all([hashPassword('four stones'), hashPassword('four stones')]);
	expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
	expect(one).not.toBe(two);
	expect(await verifyPassword('four stones', one)).toBe(true);
	expect(await verifyPassword('four stone', one)).toBe(false);
});

test('accents count the same however the keyboard composed them', async () => {
	expect(await verifyPassword('cafe\u0301 au lait', await hashPassword('café au lait'))).toBe(true);
});

test('a hash made with another cost is checked with that cost', async () => {
	// From the test vectors of the reference implementation, phc-winner-argon2.
	const stored = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
	expect(await verifyPassword('password', stored)).toBe(true);
});

test.each([
	'',
	'x',
	'$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65',
	'$argon2id$v=19$m=99999999,t=2,p=1$c29t$nf65'
])('what is no hash of ours matches nothing: %s', async (stored) => {
	expect(await verifyPassword('password', stored)).toBe(false);
});

test('ten million characters match nothing, not even their own hash', async () => {
	const endless = 'x'.repeat(10_000_000);
	expect(await verifyPassword(endless, await hashPassword(endless))).toBe(false);
});
