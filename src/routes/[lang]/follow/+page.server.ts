import { redirect } from '@sveltejs/kit';
import { expertOf, followedQuery, isRhythm, queryOf } from '#following/index.ts';
import { followExpert, followSearch, namesOfQueries } from '#following/index.server.ts';
import { expertsFollowed } from '#network/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { signedInOnly } from '../(account)/request.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a visitor comes back to from signing in, with what they wanted in the address; following needs their touch again. */
export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const asked = event.url.search.slice(1);
	const code = expertOf(asked);
	const { language, now } = event.locals;
	if (code !== null && !(await expertsFollowed([code], now)).has(code)) throw new NotFound('expert');
	const query = code === null ? followedQuery(queryOf(event.url.search)) : asked;
	const names = await namesOfQueries([query], language, now);
	return { query, name: names.get(query) ?? '' };
};

export const actions: Actions = {
	default: async (event) => {
		signedInOnly(event);
		const { locals, url, request } = event;
		const values = valuesOf(await request.formData());
		const rhythm = one(values, 'rhythm') || 'weekly';
		return answering(values, async () => {
			const often = isRhythm(rhythm) ? rhythm : 'weekly';
			const code = expertOf(url.search.slice(1));
			if (code === null) await followSearch(locals.actor, queryOf(url.search), often, locals.now);
			else await followExpert(locals.actor, code, often, locals.now);
			redirect(303, `/${locals.language}/account/following?done=followed`);
		});
	}
};
