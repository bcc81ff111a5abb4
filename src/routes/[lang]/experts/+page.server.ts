import { rosterListed } from '../../roster/listed.server.ts';
import type { PageServerLoad } from './$types';

/** As everybody sees it, or, for who signed in, as members do; the whole roster is at the desk. */
export const load: PageServerLoad = async ({ url, locals: { actor, language, now }, setHeaders }) => {
	// What is withdrawn is gone at once: no cache keeps it.
	setHeaders({ 'cache-control': 'no-store' });
	const as = actor.kind === 'person' ? 'member' : 'visitor';
	return { listed: await rosterListed(actor, url.searchParams, { language, now, as }) };
};
