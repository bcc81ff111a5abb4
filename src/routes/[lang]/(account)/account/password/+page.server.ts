import { redirect } from '@sveltejs/kit';
import { changePassword } from '#people/index.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringSafely, callerOf, signedInOnly } from '../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => signedInOnly(event);

export const actions: Actions = {
	default: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		return answeringSafely(values, async () => {
			const passwords = { current: one(values, 'current'), next: one(values, 'password') };
			await changePassword(event.locals.actor, passwords, callerOf(event));
			redirect(303, `/${event.locals.language}/account?done=password`);
		});
	}
};
