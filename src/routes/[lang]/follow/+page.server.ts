import { redirect } from '@sveltejs/kit';
import { followedQuery, isRhythm, queryOf } from '#following/index.ts';
import { followSearch, namesOfQueries } from '#following/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { signedInOnly } from '../(account)/request.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a visitor comes back to from signing in, with what they wanted in the address; following needs their touch again. */
export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const query = followedQuery(queryOf(event.url.search));
	const names = await namesOfQueries([query], event.locals.language);
	return { query, name: names.get(query) ?? '' };
};

export const actions: Actions = {
	default: async (event) => {
		signedInOnly(event);
		const { locals, url, request } = event;
		const values = valuesOf(await request.formData());
		const rhythm = one(values, 'rhythm') || 'weekly';
		return answering(values, async () => {
			const query = queryOf(url.search);
			await followSearch(locals.actor, query, isRhythm(rhythm) ? rhythm : 'weekly', locals.now);
			redirect(303, `/${locals.language}/account/following?done=followed`);
		});
	}
};
