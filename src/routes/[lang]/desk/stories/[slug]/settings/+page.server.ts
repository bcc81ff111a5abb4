import { redirect } from '@sveltejs/kit';
import { changeScope, openStory, scopeOf, withdrawStory } from '#impact/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { has, one, valuesOf, type Values } from '#ui/form/values.ts';
import { onlyFor } from '../../../only.server.ts';
import { doneText } from '../../done.ts';
import { scopeChoices, scopeFrom } from '../../scope.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const story = await openStory(locals.actor, params.slug);
	const values: Values = {
		...{ cohorts: story.cohorts, waves: story.waves },
		illustrative: story.illustrative ? ['yes'] : []
	};
	return {
		done: doneText(url),
		choices: await scopeChoices(locals.actor, locals.language),
		values
	};
};

export const actions: Actions = {
	save: async (event) => {
		onlyFor('workers', event);
		const { actor, language } = event.locals;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const before = scopeOf(await openStory(actor, event.params.slug));
			const scope = await scopeFrom(actor, language, values, before);
			const illustrative = has(values, 'illustrative', 'yes');
			await changeScope(actor, event.params.slug, Number(one(values, 'revision')), {
				...scope,
				illustrative
			});
			redirect(303, `${event.url.pathname}?done=saved`);
		});
	},
	withdraw: async (event) => {
		onlyFor('workers', event);
		const { actor, now, language } = event.locals;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			await withdrawStory(actor, event.params.slug, one(values, 'because'), now);
			redirect(303, `/${language}/desk/stories?done=withdrawn`);
		});
	}
};
