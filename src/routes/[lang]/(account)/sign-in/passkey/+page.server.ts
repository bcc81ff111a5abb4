import { redirect } from '@sveltejs/kit';
import { localPath } from '#people/index.ts';
import { passkeysPossible } from '#people/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const then = localPath(url.searchParams.get('then'), `/${locals.language}/desk`);
	if (locals.actor.kind === 'person') redirect(303, then);
	return { then, possible: passkeysPossible() };
};
