import { redirect } from '@sveltejs/kit';
import { localPath } from '#people/index.ts';
import { passkeysPossible, signIn } from '#people/index.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { homeWith } from '../home.server.ts';
import { forgetThen, keptThen } from '../then.server.ts';
import { answeringSafely, callerOf, setCookies } from '../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, cookies }) => {
	const then = localPath(url.searchParams.get('then'), keptThen(cookies));
	if (locals.actor.kind === 'person') redirect(303, then || `/${locals.language}/account`);
	return { then, done: url.searchParams.get('done'), passkeys: passkeysPossible() };
};

export const actions: Actions = {
	default: async (event) => {
		const values = valuesOf(await event.request.formData());
		return answeringSafely(values, async () => {
			const cookies = await signIn(
				{
					email: one(values, 'email'),
					password: one(values, 'password'),
					brief: one(values, 'stay') !== 'yes'
				},
				callerOf(event)
			);
			setCookies(event, cookies);
			forgetThen(event.cookies);
			const home = await homeWith(cookies, event.locals.language);
			redirect(303, localPath(one(values, 'then'), home));
		});
	}
};
