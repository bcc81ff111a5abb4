import { pools } from '#platform/index.server.ts';
import type { makeBetterAuth } from './better-auth.server.ts';
import { secret } from './secret.server.ts';

type Auth = ReturnType<typeof makeBetterAuth>;
const made = new WeakMap<object, Promise<Auth>>();

/** One for each connection to a database (tests have many), loaded when first needed: most requests are a visitor's. */
export function auth(): Promise<Auth> {
	const pool = pools().writing;
	let found = made.get(pool);
	if (!found) made.set(pool, (found = load()));
	return found;
}

async function load(): Promise<Auth> {
	const [library, signing] = await Promise.all([import('./better-auth.server.ts'), secret()]);
	return library.makeBetterAuth(signing);
}
