import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth/minimal';
import { drizzleAdapter } from '@better-auth/drizzle-adapter';
import { drizzle } from 'drizzle-orm/node-postgres';
import { newId } from '#platform/index.ts';
import { log, pools } from '#platform/index.server.ts';
import { hubAddress, isSecure } from './address.server.ts';
import { deviceFromUserAgent, deviceToText } from './device.ts';
import { hashPassword, verifyPassword } from './password.server.ts';
import { longestPassword, shortestPassword } from './password.ts';
import { secret } from './secret.server.ts';
import {
	person,
	personCredential,
	personPasskey,
	personSession,
	personVerification
} from './tables.server.ts';

/** A session nobody came back to for so long has ended. */
export const sessionDays = 60;

const day = 86_400_000;

/** `__Host-`: only this host, only https, no subdomain can set it. A hub without https cannot have it. */
export function cookieName(name: string): string {
	return isSecure() ? `__Host-serai_${name}` : `serai_${name}`;
}

/**
 * better-auth checks passwords and passkeys, begins sessions and signs their cookies. What it would also do (sign-up,
 * links by mail, rate limits by network address) is done by our commands, where the letter is queued in the same
 * transaction as the row and nothing is kept that is not needed.
 */
function make(signing: string) {
	const secure = isSecure();
	return betterAuth({
		appName: 'Serai',
		baseURL: hubAddress(),
		basePath: '/api/auth',
		secret: signing,
		database: drizzleAdapter(drizzle(pools().writing), {
			provider: 'pg',
			transaction: true,
			schema: { person, personSession, personCredential, personVerification, personPasskey }
		}),
		user: { modelName: 'person', additionalFields: { language: { type: 'string', required: true } } },
		account: { modelName: 'personCredential', fields: { userId: 'personId' } },
		verification: { modelName: 'personVerification', storeIdentifier: 'hashed', disableCleanup: true },
		session: {
			modelName: 'personSession',
			fields: { userId: 'personId' },
			// The cookie may stay as long as browsers allow; the row says when the session ends.
			expiresIn: (400 * day) / 1000,
			disableSessionRefresh: true
		},
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			requireEmailVerification: true,
			minPasswordLength: shortestPassword,
			maxPasswordLength: longestPassword,
			password: { hash: hashPassword, verify: ({ password, hash }) => verifyPassword(password, hash) }
		},
		databaseHooks: {
			session: {
				create: {
					before: (session) =>
						Promise.resolve({
							data: {
								...session,
								ipAddress: undefined,
								userAgent: deviceToText(deviceFromUserAgent(session.userAgent ?? '')),
								expiresAt: new Date(Date.now() + sessionDays * day)
							}
						})
				}
			}
		},
		advanced: {
			// Columns we have no use for (pictures, network addresses, other providers' tokens) do not exist: our tests check instead.
			database: { generateId: () => newId(), validateSchema: false },
			ipAddress: { disableIpTracking: true },
			useSecureCookies: false, // its prefix is __Secure-; ours is in the names below
			defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
			cookies: {
				session_token: { name: cookieName('session') },
				dont_remember: { name: cookieName('brief') }
			}
		},
		plugins: [
			passkey({
				rpName: 'Serai',
				rpID: new URL(hubAddress()).hostname,
				origin: hubAddress(),
				advanced: { webAuthnChallengeCookie: 'challenge' },
				schema: {
					passkey: {
						modelName: 'personPasskey',
						fields: { userId: 'personId', credentialID: 'credentialId' }
					}
				}
			})
		],
		rateLimit: { enabled: false },
		telemetry: { enabled: false },
		// Its messages can hold addresses; its codes reach us as errors.
		logger: { level: 'error', log: (_level, message) => log.error({ from: 'better-auth' }, message) }
	});
}

type Auth = ReturnType<typeof make>;
const made = new WeakMap<object, Promise<Auth>>();

/** One for each connection to a database: tests have many. */
export function auth(): Promise<Auth> {
	const pool = pools().writing;
	let found = made.get(pool);
	if (!found) made.set(pool, (found = secret().then((signing) => make(signing))));
	return found;
}
