import { createHmac, timingSafeEqual } from 'node:crypto';
import { remembered } from '#platform/index.ts';
import { isSecure } from './address.server.ts';
import { secret } from './secret.server.ts';

/** A session nobody came back to for so long has ended. */
export const sessionDays = 60;

/** `__Host-`: only this host, only https, no subdomain can set it. A hub without https cannot have it. */
export function cookieName(name: string): string {
	return isSecure() ? `__Host-serai_${name}` : `serai_${name}`;
}

/** As SvelteKit's `cookies.set(name, value, options)` takes it. */
export type Cookie = {
	name: string;
	value: string;
	options: { path: string; httpOnly: boolean; secure: boolean; sameSite: 'lax'; maxAge?: number };
};

/** The session's token, when the cookie is there and we signed it (HMAC-SHA-256, as better-auth does). */
export async function sessionToken(headers: Headers): Promise<string | null> {
	const value = cookieValue(headers, cookieName('session'));
	if (!value || value.length > 200) return null;
	return tokenSigned(`${await secret()}\0${value}`);
}

// A page comes with some requests of the same cookie, and a learner with hundreds.
const tokenSigned = remembered((secretAndValue) => {
	const [key = '', value = ''] = secretAndValue.split('\0', 2);
	const dot = value.lastIndexOf('.');
	const token = value.slice(0, dot);
	const given = Buffer.from(value.slice(dot + 1), 'base64');
	const signature = createHmac('sha256', key).update(token).digest();
	return given.length === signature.length && timingSafeEqual(given, signature) ? token : null;
});

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
