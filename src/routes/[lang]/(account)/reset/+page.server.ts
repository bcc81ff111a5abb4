import { redirect } from '@sveltejs/kit';
import { personOfLink, resetPassword } from '#people/index.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringSafely, callerOf } from '../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const token = url.searchParams.get('token') ?? '';
	return { token, usable: (await personOfLink('reset', token, locals.now)) !== null };
};

export const actions: Actions = {
	default: async (event) => {
		const values = valuesOf(await event.request.formData());
		return answeringSafely(values, async () => {
			await resetPassword(one(values, 'token'), one(values, 'password'), callerOf(event));
			redirect(303, `/${event.locals.language}/sign-in?done=reset`);
		});
	}
};
