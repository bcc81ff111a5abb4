import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { localPath } from '#people/index.ts';

const name = 'then';
/** As long as the letter that confirms an address can be used. */
const seconds = 72 * 3600;

/**
 * Where somebody was going when they had to make an account: kept by their browser until they first sign in, because the
 * letter in between knows nothing of it.
 */
export function keepThen({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, then: string): void {
	if (then === '') return;
	const secure = url.protocol === 'https:';
	cookies.set(name, then, { path: '/', maxAge: seconds, httpOnly: true, sameSite: 'lax', secure });
}

/** A path of this hub; '' when there is none. */
export function keptThen(cookies: Pick<Cookies, 'get'>): string {
	return localPath(cookies.get(name), '');
}

export function forgetThen(cookies: Pick<Cookies, 'get' | 'delete'>): void {
	if (cookies.get(name) !== undefined) cookies.delete(name, { path: '/' });
}
