import { localPath } from '#people/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { forgotPassword } from '#people/index.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringSafely, callerOf } from '../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	then: localPath(url.searchParams.get('then'), ''),
	mailIsSent: mailIsSent()
});

export const actions: Actions = {
	default: async (event) => {
		const values = valuesOf(await event.request.formData());
		return answeringSafely(values, async () => {
			const email = one(values, 'email').trim();
			await forgotPassword(email, callerOf(event), localPath(one(values, 'then'), ''));
			return { sentTo: email };
		});
	}
};
