import { redirect } from '@sveltejs/kit';
import { signOut } from '#people/index.server.ts';
import { setCookies } from '../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.actor.kind !== 'person') redirect(303, `/${locals.language}/sign-in?done=out`);
};

export const actions: Actions = {
	default: async (event) => {
		setCookies(event, await signOut(event.request.headers));
		redirect(303, `/${event.locals.language}/sign-in?done=out`);
	}
};
