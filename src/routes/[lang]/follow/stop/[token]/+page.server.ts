import { findStop, stopByToken } from '#following/index.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a letter's link ends. Opening it changes nothing: programs open links before people do. */
export const load: PageServerLoad = async ({ params, setHeaders }) => {
	// No other site learns the address; our own form would have no Origin under 'no-referrer'.
	setHeaders({ 'referrer-policy': 'same-origin' });
	return { stop: await findStop(params.token) };
};

export const actions: Actions = {
	/** Also what a mail program sends by itself (RFC 8058): no sign-in, no question, twice is as good as once. */
	default: async ({ params }) => ({ stopped: await stopByToken(params.token) })
};
