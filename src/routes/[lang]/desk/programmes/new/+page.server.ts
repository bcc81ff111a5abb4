import { redirect } from '@sveltejs/kit';
import { createSeries } from '#events/index.server.ts';
import { mayKeepSeries, mayKeepSomeSeries, problemsOfSeries } from '#events/index.ts';
import { listOrganisations } from '#network/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { valuesOf } from '#ui/form/values.ts';
import { onlyFor } from '../../only.server.ts';
import { enteredSeries, formLanguages } from '../form/series-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language, now } = event.locals;
	if (!mayKeepSomeSeries(actor)) throw new NotFound('page');
	const centres = (await listOrganisations(language))
		.filter(({ id }) => mayKeepSeries(actor, { centreId: id }))
		.map(({ slug, title }) => ({ value: slug, label: title.text, lang: title.language }));
	return {
		centres,
		centre: centres.length === 1 ? (centres[0]?.value ?? '') : '',
		year: now.getUTCFullYear() + 1,
		languages: formLanguages(language)
	};
};

export const actions: Actions = {
	default: async (event) => {
		onlyFor('workers', event);
		const { locals, request } = event;
		const values = valuesOf(await request.formData());
		const { input, form } = enteredSeries(values, formLanguages(locals.language));
		const slug = form.line('slug', { required: true, longest: 80 });
		const centre = form.line('centre', { required: true, longest: 120 });
		for (const { field, code, details } of problemsOfSeries(input)) form.refuse(field, code, details);
		if (form.problems.length > 0 || slug === null || centre === null) return refused(values, form.problems);
		return answering(values, async () => {
			const made = await createSeries(locals.actor, { slug, centre }, input, locals.now);
			redirect(303, `/${locals.language}/desk/programmes/${made.slug}?done=created`);
		});
	}
};
