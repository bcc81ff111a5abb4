import type { Cookies } from '@sveltejs/kit';

/** As long as a draft is kept without anybody coming back to it. */
const seconds = 60 * 86_400;
const nameFor = (slug: string): string => `application-${slug}`;

// Not always secure, as SvelteKit would have it: a hub in a house of its own is reached over plain http.
const place = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/** The key to one's own application, kept by the browser it was begun in. */
export function keyOf(cookies: Pick<Cookies, 'get'>, slug: string): string {
	return cookies.get(nameFor(slug)) ?? '';
}

export function keepKey({ cookies, url }: { cookies: Cookies; url: URL }, slug: string, key: string): void {
	cookies.set(nameFor(slug), key, { ...place(url), maxAge: seconds });
}

export function forgetKey({ cookies, url }: { cookies: Cookies; url: URL }, slug: string): void {
	cookies.delete(nameFor(slug), place(url));
}
