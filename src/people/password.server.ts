import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { longestPassword } from './password.ts';

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>;

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. About 40 ms. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/** The PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const hash = await derive('argon2id', { message: bytes(password), nonce: salt, tagLength, ...cost });
	return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(hash)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** With the cost the hash was made with, so that a later, dearer one does not lock anybody out. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
	const [, memory, passes, parallelism, salt, hash] = phc.exec(stored) ?? [];
	if (!salt || !hash || password.length > longestPassword) return false;
	const expected = Buffer.from(hash, 'base64');
	const found = await derive('argon2id', {
		message: bytes(password),
		nonce: Buffer.from(salt, 'base64'),
		tagLength: expected.length,
		memory: Number(memory),
		passes: Number(passes),
		parallelism: Number(parallelism)
	});
	return timingSafeEqual(found, expected);
}

/** One password, one byte sequence, whichever keyboard composed its accents. */
function bytes(password: string): Buffer {
	return Buffer.from(password.normalize('NFKC'));
}

function base64(buffer: Buffer): string {
	return buffer.toString('base64').replaceAll('=', '');
}
