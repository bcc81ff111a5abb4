import { redirect } from '@sveltejs/kit';
import { leaveDiscussions } from '#discussions/index.server.ts';
import { deleteAccount, signOut } from '#people/index.server.ts';
import { leaveSurveys } from '#surveys/index.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringSafely, callerOf, setCookies, signedInOnly } from '../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => signedInOnly(event);

export const actions: Actions = {
	default: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		return answeringSafely(values, async () => {
			const keep = one(values, 'keepPosts') === 'yes';
			await deleteAccount(
				event.locals.actor,
				one(values, 'current'),
				callerOf(event),
				async (tx, personId) => {
					await leaveSurveys(tx, personId);
					await leaveDiscussions(tx, personId, keep);
				}
			);
			setCookies(event, await signOut(event.request.headers));
			redirect(303, `/${event.locals.language}/sign-in?done=deleted`);
		});
	}
};
