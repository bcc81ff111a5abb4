import { redirect } from '@sveltejs/kit';
import { lookAtStory, openStory, releasableStory, textsOfStory } from '#impact/index.server.ts';
import { defaultThresholds } from '#impact/index.ts';
import { languageName } from '#vocabulary/index.ts';
import { onlyFor } from '../../../only.server.ts';
import { lookedAt } from '../looked.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const story = await openStory(locals.actor, params.slug);
	const [content, texts] = await Promise.all([
		releasableStory(story, [], locals.now),
		textsOfStory(story.id)
	]);
	return {
		looked: await lookedAt(story, content, locals.language, locals.now),
		told: Object.values(content.facts).filter(({ state }) => state === 'told').length,
		suppressed: Object.values(content.facts).filter(({ state }) => state === 'suppressed').length,
		leftOut: texts
			.filter(({ language }) => !Object.hasOwn(content.words, language))
			.map(({ language }) => ({ code: language, name: languageName(language) })),
		thresholds: defaultThresholds
	};
};

export const actions: Actions = {
	look: async (event) => {
		onlyFor('workers', event);
		await lookAtStory(event.locals.actor, event.params.slug);
		redirect(303, event.url.pathname);
	}
};
