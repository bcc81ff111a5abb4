import { passkey } from '@better-auth/passkey';
import { isAPIError } from 'better-auth/api';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import { drizzleAdapter } from '@better-auth/drizzle-adapter';
import { drizzle } from 'drizzle-orm/node-postgres';
import { newId } from '#platform/index.ts';
import { log, pools, publicUrl } from '#platform/index.server.ts';
import { isSecure } from './address.server.ts';
import { deviceFromUserAgent, deviceToText } from './device.ts';
import { hashPassword, verifyPassword } from './password.server.ts';
import { longestPassword, shortestPassword } from './password.ts';
import { cookieName, sessionDays, type Cookie } from './session-cookie.server.ts';
import {
	person,
	personCredential,
	personPasskey,
	personSession,
	personVerification
} from './tables.server.ts';

const day = 86_400_000;

/**
 * better-auth checks passwords and passkeys, begins sessions and signs their cookies. What it would also do (sign-up,
 * links by mail, rate limits by network address) is done by our commands, where the letter is queued in the same
 * transaction as the row and nothing is kept that is not needed.
 */
export function makeBetterAuth(signing: string) {
	const secure = isSecure();
	return betterAuth({
		appName: 'Serai',
		baseURL: publicUrl(),
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
								// better-auth gives a session that is not to stay one day.
								expiresAt: new Date(Math.min(session.expiresAt.getTime(), Date.now() + sessionDays * day))
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
				rpID: new URL(publicUrl()).hostname,
				origin: publicUrl(),
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

/** The cookies better-auth answered with. */
export function cookiesFromHeaders(headers: Headers): Cookie[] {
	return headers.getSetCookie().flatMap((line) =>
		[...parseSetCookieHeader(line)].map(([name, { value, ...attributes }]) => ({
			name,
			value: decodeURIComponent(value),
			options: {
				path: '/',
				httpOnly: true,
				secure: attributes.secure === true,
				sameSite: 'lax' as const,
				...(attributes['max-age'] === undefined ? {} : { maxAge: Number(attributes['max-age']) })
			}
		}))
	);
}

/** better-auth's own word for what went wrong; null for an error that is not its answer. */
export function codeOf(error: unknown): string | null {
	return isAPIError(error) ? (error.body?.code ?? null) : null;
}
