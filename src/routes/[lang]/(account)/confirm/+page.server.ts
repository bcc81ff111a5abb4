import { redirect } from '@sveltejs/kit';
import { localPath } from '#people/index.ts';
import { confirmAddress, personOfLink } from '#people/index.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringSafely, callerOf } from '../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

// Opening the link only asks: programs that look into mail open links too.
export const load: PageServerLoad = async ({ locals, url }) => {
	const token = url.searchParams.get('token') ?? '';
	return {
		token,
		then: localPath(url.searchParams.get('then'), ''),
		usable: (await personOfLink('confirm', token, locals.now)) !== null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const values = valuesOf(await event.request.formData());
		return answeringSafely(values, async () => {
			await confirmAddress(one(values, 'token'), callerOf(event));
			const then = localPath(one(values, 'then'), '');
			const onward = then && `&then=${encodeURIComponent(then)}`;
			redirect(303, `/${event.locals.language}/sign-in?done=confirmed${onward}`);
		});
	}
};
