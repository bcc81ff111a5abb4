import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Person } from '#people/index.ts';

/** Who acts at the desk of an edition. A visitor signs in first, and comes back to the page, not to what a form asked. */
export function signedIn({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Person {
	const { actor, language } = locals;
	if (actor.kind !== 'person') redirect(303, `/${language}/sign-in?then=${encodeURIComponent(url.pathname)}`);
	return actor;
}
