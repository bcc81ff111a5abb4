import { redirect } from '@sveltejs/kit';
import { createStory } from '#impact/index.server.ts';
import { mayWriteSomeStory } from '#impact/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { has, one, valuesOf, type Values } from '#ui/form/values.ts';
import { isUiLanguage, languageName, uiLanguages } from '#vocabulary/index.ts';
import { onlyFor } from '../../only.server.ts';
import { ownerFrom, ownersFor } from '../../surveys/form/owner.server.ts';
import { scopeChoices, scopeFrom } from '../scope.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	if (!mayWriteSomeStory(actor)) throw new NotFound('page');
	const values: Values = { sourceLanguage: [language] };
	return {
		choices: await scopeChoices(actor, language),
		owners: await ownersFor(actor, language),
		languages: uiLanguages.map((code) => ({ value: code, label: languageName(code), lang: code })),
		values
	};
};

export const actions: Actions = {
	default: async (event) => {
		onlyFor('workers', event);
		const { actor, language, now } = event.locals;
		const values = valuesOf(await event.request.formData());
		const form = new Reading(values);
		const title = form.line('title', { required: true, longest: 300 });
		const slug = form.line('slug', { required: true, longest: 80 });
		const sourceLanguage = one(values, 'sourceLanguage');
		if (!isUiLanguage(sourceLanguage)) form.refuse('sourceLanguage', 'required');
		if (form.problems.length > 0 || !title || !slug) return refused(values, form.problems);
		return answering(values, async () => {
			const scope = await scopeFrom(actor, language, values);
			const organisationId = ownerFrom(actor, one(values, 'owner'));
			const illustrative = has(values, 'illustrative', 'yes');
			await createStory(actor, { slug, title, sourceLanguage, organisationId, scope, illustrative }, now);
			redirect(303, `/${language}/desk/stories/${slug}/texts/${sourceLanguage}?done=created`);
		});
	}
};
