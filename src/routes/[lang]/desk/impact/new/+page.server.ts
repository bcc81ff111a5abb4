import { redirect } from '@sveltejs/kit';
import { createCohort } from '#impact/index.server.ts';
import { isDay } from '#surveys/index.ts';
import { Refusal } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { onlyFor } from '../../only.server.ts';
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

function dayFrom(values: Values, field: string): string | null {
	const day = one(values, field).trim();
	if (day === '') return null;
	if (!isDay(day)) throw new Refusal('not_a_day', { field });
	return day;
}
