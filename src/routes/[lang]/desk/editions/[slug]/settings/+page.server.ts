import { redirect } from '@sveltejs/kit';
import { cancelEdition, changeEdition, editionInput } from '#training/index.server.ts';
import { findVersion } from '#courses/index.server.ts';
import { columnsOf } from '#training/index.ts';
import { Refusal } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { doneText } from '../../edition-words.ts';
import { choicesFor, inputFrom, valuesFrom } from '../../form/edition-form.server.ts';
import { signedIn } from '../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { edition, input } = await editionInput(locals.actor, params.slug);
	return {
		done: doneText(url),
		values: valuesFrom(input),
		choices: await choicesFor(edition.courseId, edition, locals.language)
	};
};

export const actions: Actions = {
	save: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const { input: before } = await editionInput(actor, params.slug);
		const quizzes = before.versionId
			? columnsOf((await findVersion(before.versionId)).content).quizzes.map(({ key }) => key)
			: [];
		const { input, form } = inputFrom(values, before, quizzes);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			await changeEdition(actor, params.slug, Number(one(values, 'revision')), input, locals.now);
			redirect(303, `${url.pathname}?done=saved`);
		});
	},
	cancel: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			if (one(values, 'sure') !== 'on') throw new Refusal('not_sure', { field: 'sure' });
			await cancelEdition(actor, params.slug, Number(one(values, 'revision')), locals.now);
			redirect(303, `/${locals.language}/desk/editions/${params.slug}?done=cancelled`);
		});
	}
};
