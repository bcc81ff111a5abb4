import { redirect } from '@sveltejs/kit';
import { localPath } from '#people/index.ts';
import { passkeysPossible } from '#people/index.server.ts';
import { homeOf } from '../../home.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url }) => {
	const then = localPath(url.searchParams.get('then'), '');
	if (locals.actor.kind === 'person') redirect(303, then || (await homeOf(request.headers, locals.language)));
	return { then, possible: passkeysPossible() };
};
