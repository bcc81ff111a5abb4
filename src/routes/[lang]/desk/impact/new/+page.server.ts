import { redirect } from '@sveltejs/kit';
import { createCohort } from '#impact/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { onlyFor } from '../../only.server.ts';
import { dayFrom } from '../cohort-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => onlyFor('reviewers', event);

export const actions: Actions = {
	default: async (event) => {
		onlyFor('reviewers', event);
		const { actor, language } = event.locals;
		const values = valuesOf(await event.request.formData());
		const answer = await answering(values, () =>
			createCohort(actor, {
				...{ slug: one(values, 'slug').trim(), title: { [language]: one(values, 'title').trim() } },
				...{ startsOn: dayFrom(values, 'startsOn'), endsOn: dayFrom(values, 'endsOn') }
			})
		);
		if (answer) return answer;
		redirect(303, `/${language}/desk/impact?done=added`);
	}
};
