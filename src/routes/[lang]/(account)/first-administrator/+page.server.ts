import { redirect } from '@sveltejs/kit';
import { problemsOf } from '#people/index.ts';
import { becomeAdministrator, findAdministratorLink, signIn } from '#people/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringSafely, callerOf, setCookies, withoutSecrets } from '../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const token = url.searchParams.get('token') ?? '';
	return { token, link: await findAdministratorLink(token, locals.now) };
};

export const actions: Actions = {
	default: async (event) => {
		const values = valuesOf(await event.request.formData());
		const token = one(values, 'token');
		const link = await findAdministratorLink(token, event.locals.now);
		const wanted = {
			name: one(values, 'name'),
			email: link?.email ?? one(values, 'email'),
			password: one(values, 'password'),
			language: event.locals.language
		};
		const problems = problemsOf(wanted);
		if (problems.length > 0) return refused(withoutSecrets(values), problems);
		return answeringSafely(values, async () => {
			await becomeAdministrator(token, wanted, callerOf(event));
			// The account is made whatever becomes of this: whoever may not sign in yet is told so where it is done.
			const cookies = await signIn({ ...wanted, brief: false }, callerOf(event)).catch(nullIfRefused);
			if (!cookies) redirect(303, `/${event.locals.language}/sign-in?done=administrator`);
			setCookies(event, cookies);
			redirect(303, `/${event.locals.language}/desk`);
		});
	}
};

function nullIfRefused(error: unknown): null {
	if (error instanceof Refusal) return null;
	throw error;
}
