import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/when.ts';
import { listAuthors, openWorkshop, removeAuthor, shareCourse } from '#courses/index.server.ts';
import { organisationsById } from '#network/index.server.ts';
import { nameIn } from '#network/index.ts';
import { m } from '#messages/messages.js';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { signedIn } from '../../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { course } = await openWorkshop(locals.actor, params.course);
	const organisations = await organisationsById(course.governed.providers);
	return {
		authors: (await listAuthors(locals.actor, course.id)).map(({ id, name, addedAt }) => ({
			id,
			name,
			since: dayText(addedAt.toISOString().slice(0, 10), locals.language)
		})),
		organisations: [...organisations.values()].map((one) => nameIn(one, locals.language)),
		done:
			{ shared: m.courses_done_shared(), unshared: m.courses_done_unshared() }[
				url.searchParams.get('done') ?? ''
			] ?? null
	};
};

export const actions: Actions = {
	share: async (event) => {
		signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			const { course } = await openWorkshop(locals.actor, params.course);
			await shareCourse(locals.actor, course.id, one(values, 'email'));
			redirect(303, `/${locals.language}/desk/courses/${params.course}/course/authors?done=shared`);
		});
	},
	unshare: async (event) => {
		signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const { course } = await openWorkshop(locals.actor, params.course);
		await removeAuthor(locals.actor, course.id, one(values, 'person'));
		redirect(303, `/${locals.language}/desk/courses/${params.course}/course/authors?done=unshared`);
	}
};
