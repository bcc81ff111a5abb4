import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { cookieName } from './auth.server.ts';
import { secret } from './secret.server.ts';

/** As SvelteKit's `cookies.set(name, value, options)` takes it. */
export type Cookie = {
	name: string;
	value: string;
	options: { path: string; httpOnly: boolean; secure: boolean; sameSite: 'lax'; maxAge?: number };
};

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

/** The session's token, when the cookie is there and we signed it (HMAC-SHA-256, as better-auth does). */
export async function sessionToken(headers: Headers): Promise<string | null> {
	const value = cookieValue(headers, cookieName('session'));
	if (!value || value.length > 200) return null;
	const dot = value.lastIndexOf('.');
	const token = value.slice(0, dot);
	const given = Buffer.from(value.slice(dot + 1), 'base64');
	const signature = createHmac('sha256', await secret())
		.update(token)
		.digest();
	return given.length === signature.length && timingSafeEqual(given, signature) ? token : null;
}

function cookieValue(headers: Headers, name: string): string | null {
	for (const part of (headers.get('cookie') ?? '').split(';')) {
		const [key, value] = part.trim().split('=', 2);
		if (key !== name || !value) continue;
		try {
			return decodeURIComponent(part.trim().slice(name.length + 1));
		} catch {
			return null;
		}
	}
	return null;
}
