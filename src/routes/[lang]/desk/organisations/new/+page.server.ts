import { redirect } from '@sveltejs/kit';
import { addOrganisation } from '#network/index.server.ts';
import { readOrganisation } from '#network/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { valuesOf } from '#ui/form/values.ts';
import { onlyFor } from '../../only.server.ts';
import { enteredOrganisation, hear, organisationChoices } from '../form/organisation-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	return { choices: await organisationChoices(event.locals.language, null, {}) };
};

export const actions: Actions = {
	default: async (event) => {
		onlyFor('reviewers', event);
		const { locals, request } = event;
		const values = valuesOf(await request.formData());
		const { entered, form } = enteredOrganisation(values);
		const slug = form.line('slug', { required: true, longest: 100 });
		hear(form, readOrganisation(entered).problems);
		if (form.problems.length > 0 || slug === null) return refused(values, form.problems);
		return answering(values, async () => {
			const made = await addOrganisation(locals.actor, slug, entered, locals.now);
			redirect(303, `/${locals.language}/desk/organisations/${made.slug}?done=added`);
		});
	}
};
