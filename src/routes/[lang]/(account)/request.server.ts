import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Caller, Cookie } from '#people/index.server.ts';
import { answering, type Answer } from '#ui/form/answer.server.ts';
import type { Values } from '#ui/form/values.ts';

/** What the people's commands need to know of a request. */
export function callerOf(event: Pick<RequestEvent, 'getClientAddress' | 'request' | 'locals'>): Caller {
	return { client: event.getClientAddress(), headers: event.request.headers, now: event.locals.now };
}

export function setCookies(event: Pick<RequestEvent, 'cookies'>, cookies: readonly Cookie[]): void {
	for (const { name, value, options } of cookies) event.cookies.set(name, value, options);
}

/** Sends a visitor to sign in, and back here afterwards. */
export function signedInOnly(event: Pick<RequestEvent, 'locals' | 'url'>): void {
	if (event.locals.actor.kind === 'person') return;
	const { pathname, search } = event.url;
	redirect(303, `/${event.locals.language}/sign-in?then=${encodeURIComponent(pathname + search)}`);
}

const secrets = ['password', 'current'];

/** As `answering`, but passwords are never sent back. */
export function answeringSafely<Result>(
	values: Values,
	work: () => Promise<Result>
): Promise<Result | ActionFailure<Answer>> {
	return answering(withoutSecrets(values), work);
}

export function withoutSecrets(values: Values): Values {
	return Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name)));
}
