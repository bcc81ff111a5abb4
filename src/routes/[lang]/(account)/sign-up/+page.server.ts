import { redirect } from '@sveltejs/kit';
import { localPath, problemsOf } from '#people/index.ts';
import { signUp } from '#people/index.server.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { keepThen } from '../then.server.ts';
import { answeringSafely, callerOf, withoutSecrets } from '../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const then = localPath(url.searchParams.get('then'), '');
	if (locals.actor.kind === 'person') redirect(303, then || `/${locals.language}/account`);
	return { then };
};

export const actions: Actions = {
	default: async (event) => {
		const values = valuesOf(await event.request.formData());
		const wanted = {
			name: one(values, 'name'),
			email: one(values, 'email'),
			password: one(values, 'password'),
			language: event.locals.language
		};
		const problems = problemsOf(wanted);
		if (problems.length > 0) return refused(withoutSecrets(values), problems);
		return answeringSafely(values, async () => {
			const then = localPath(one(values, 'then'), '');
			await signUp(wanted, callerOf(event), then);
			keepThen(event, then);
			const address = wanted.email.trim();
			return mailIsSent() ? { sentTo: address } : { waits: address };
		});
	}
};
