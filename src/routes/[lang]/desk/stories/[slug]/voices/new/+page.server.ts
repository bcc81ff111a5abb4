import { redirect } from '@sveltejs/kit';
import { addVoice, openStory, scopeOf } from '#impact/index.server.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { valuesOf, type Values } from '#ui/form/values.ts';
import { onlyFor } from '../../../../only.server.ts';
import { saidFrom, voiceChoices, voiceFrom } from '../voice-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const kindIn = (url: URL) => (url.searchParams.get('kind') === 'interview' ? 'interview' : 'quote');

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const story = await openStory(locals.actor, params.slug);
	const values: Values = { language: [story.sourceLanguage] };
	return {
		...{ kind: kindIn(url) as 'quote' | 'interview', values },
		choices: await voiceChoices(scopeOf(story), locals.language)
	};
};

export const actions: Actions = {
	/** Named as exactly as can be once it is known how many share it: until then not at all. */
	default: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const kind = kindIn(url);
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		const voice = voiceFrom(form, values, kind);
		const said = saidFrom(form, kind);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			const input = { ...voice, shown: 'participant' as const };
			const { id } = await addVoice(
				locals.actor,
				params.slug,
				input,
				{ ...said, translator: null },
				locals.now
			);
			redirect(303, `/${locals.language}/desk/stories/${params.slug}/voices/${id}?done=taken`);
		});
	}
};
