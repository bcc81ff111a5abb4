import { redirect } from '@sveltejs/kit';
import { correctOrganisation, keptOrganisation, organisationsById } from '#network/index.server.ts';
import { readOrganisation } from '#network/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringEdit } from '../../../meanwhile.server.ts';
import { onlyFor } from '../../../only.server.ts';
import {
	enteredOrganisation,
	hear,
	organisationChoices,
	organisationValues
} from '../../form/organisation-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	const organisation = await keptOrganisation(actor, event.params.slug);
	const { parentId, slug, name, names } = organisation;
	const parent = parentId ? (await organisationsById([parentId])).get(parentId) : null;
	return {
		...{ slug, name },
		values: organisationValues(organisation, parent?.slug ?? null),
		choices: await organisationChoices(language, slug, names)
	};
};

export const actions: Actions = {
	default: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		await keptOrganisation(locals.actor, params.slug);
		const values = valuesOf(await request.formData());
		const { entered, form } = enteredOrganisation(values);
		hear(form, readOrganisation(entered).problems);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answeringEdit(values, locals.language, async () => {
			const revision = Number(one(values, 'revision')) || 0;
			await correctOrganisation(locals.actor, params.slug, revision, entered, locals.now);
			redirect(303, `/${locals.language}/desk/organisations/${params.slug}?done=corrected`);
		});
	}
};
