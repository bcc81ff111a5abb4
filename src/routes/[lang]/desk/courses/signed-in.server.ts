import { redirect, type RequestEvent } from '@sveltejs/kit';

/** The workshop is for whoever writes a course, with a role or without; what they may not write they do not find. */
export function signedIn({ locals, url, request }: Pick<RequestEvent, 'locals' | 'url' | 'request'>): void {
	if (locals.actor.kind === 'person') return;
	const back = request.method === 'GET' ? url.pathname + url.search : url.pathname;
	redirect(303, `/${locals.language}/sign-in?then=${encodeURIComponent(back)}`);
}
