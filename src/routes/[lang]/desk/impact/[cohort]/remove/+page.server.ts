import { redirect } from '@sveltejs/kit';
import { cellsBySource, deleteCohort, openCohort, removeList, usesOfCohort } from '#impact/index.server.ts';
import { mayWithCohort } from '#impact/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { textIn } from '#surveys/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { onlyFor } from '../../../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** `?list=` takes out that list; without it the whole cohort is deleted. */
export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { actor, language } = event.locals;
	const cohort = await openCohort(actor, event.params.cohort);
	const { id, slug, kind, title } = cohort;
	const list = event.url.searchParams.get('list');
	const sources = [...(await cellsBySource(id))].map(([name, cells]) => ({
		...{ name, people: cells.reduce((sum, { count }) => sum + count, 0) }
	}));
	const may = mayWithCohort(actor, list === null ? 'delete' : 'bring', { kind, lists: sources.length });
	const goes = sources.filter(({ name }) => list === null || (name !== '' && name === list));
	if (!may || (list !== null && goes.length === 0)) throw new NotFound('page');
	return { slug, list, goes, title: textIn(title, language, slug), uses: await usesOfCohort(id) };
};

export const actions: Actions = {
	default: async (event) => {
		onlyFor('reviewers', event);
		const { actor, language, now } = event.locals;
		const { cohort } = event.params;
		const values = valuesOf(await event.request.formData());
		const list = event.url.searchParams.get('list');
		return answering(values, async () => {
			if (one(values, 'sure') !== 'on') throw new Refusal('cohort_not_sure', { field: 'sure' });
			if (list === null) await deleteCohort(actor, cohort, now);
			else await removeList(actor, cohort, list, now);
			const desk = `/${language}/desk/impact`;
			redirect(303, list === null ? `${desk}?done=deleted` : `${desk}/${cohort}?done=removed`);
		});
	}
};
