import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { db, pools, transaction } from '#platform/index.server.ts';
import { hubSecret } from './tables.server.ts';

const known = new WeakMap<object, Promise<string>>();

/** What cookies are signed with: HUB_SECRET, or a row made once, so that all processes of a hub share it. */
export function secret(): Promise<string> {
	const set = process.env['HUB_SECRET'];
	if (set && set.length >= 32) return Promise.resolve(set);
	const pool = pools().reading;
	let found = known.get(pool);
	if (!found) {
		found = readOrMake();
		found.catch(() => known.delete(pool));
		known.set(pool, found);
	}
	return found;
}

async function readOrMake(): Promise<string> {
	const [row] = await db.select().from(hubSecret);
	if (row) return row.secret;
	await transaction((tx) =>
		tx
			.insert(hubSecret)
			.values({ secret: randomBytes(32).toString('base64url') })
			.onConflictDoNothing()
	);
	return readOrMake();
}

/** A hash nobody can make without the secret: for network and e-mail addresses, which could be guessed. */
export async function keyedHash(text: string): Promise<string> {
	return createHmac('sha256', await secret())
		.update(text)
		.digest('base64url');
}

/** A key of 32 bytes for one purpose, derived from the secret (HKDF, RFC 5869): what is sealed with it opens in this hub only. */
export async function secretKey(purpose: string): Promise<Buffer> {
	return Buffer.from(hkdfSync('sha256', await secret(), 'serai', purpose, 32));
}

/** For random tokens, which cannot be guessed. */
export function hash(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

export function newToken(): string {
	return randomBytes(24).toString('base64url');
}
