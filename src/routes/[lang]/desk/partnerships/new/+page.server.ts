import { redirect } from '@sveltejs/kit';
import { createPartnership } from '#network/index.server.ts';
import { mayKeep, mayKeepSome, problemsOfPartnership } from '#network/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { valuesOf, withOneMore } from '#ui/form/values.ts';
import { onlyFor } from '../../only.server.ts';
import { enteredPartnership, fieldInForm, partnershipChoices } from '../form/partnership-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	if (!mayKeepSome(actor)) throw new NotFound('page');
	const choices = await partnershipChoices(language);
	const centres = choices.organisations.filter(({ id }) => mayKeep(actor, id));
	const asked = event.url.searchParams.get('centre');
	return {
		choices,
		centres,
		centre:
			centres.find(({ value }) => value === asked)?.value ?? (centres.length === 1 ? centres[0]?.value : '')
	};
};

export const actions: Actions = {
	more: async (event) => {
		onlyFor('workers', event);
		const values = withOneMore(valuesOf(await event.request.formData()));
		return { values, problems: [], status: 200 };
	},
	create: async (event) => {
		onlyFor('workers', event);
		const { locals, request } = event;
		const values = valuesOf(await request.formData());
		const choices = await partnershipChoices(locals.language);
		const { input, form } = enteredPartnership(values, choices);
		const slug = form.line('slug', { required: true, longest: 100 });
		const centre = form.line('centre', { required: true, longest: 120 });
		for (const { field, code, details } of problemsOfPartnership(input, centre ?? ''))
			form.refuse(fieldInForm(field, input), code, details);
		if (form.problems.length > 0 || slug === null || centre === null) return refused(values, form.problems);
		return answering(values, async () => {
			const made = await createPartnership(locals.actor, { slug, centre }, input, locals.now);
			redirect(303, `/${locals.language}/desk/partnerships/${made.slug}?done=created`);
		});
	}
};
