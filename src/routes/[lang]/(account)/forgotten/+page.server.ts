import { forgotPassword } from '#people/index.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringSafely, callerOf } from '../request.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const values = valuesOf(await event.request.formData());
		return answeringSafely(values, async () => {
			const email = one(values, 'email').trim();
			await forgotPassword(email, callerOf(event));
			return { sentTo: email };
		});
	}
};
