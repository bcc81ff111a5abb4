import { redirect } from '@sveltejs/kit';
import { lookAtStory, openStory, storyNow } from '#impact/index.server.ts';
import { defaultThresholds } from '#impact/index.ts';
import { onlyFor } from '../../../only.server.ts';
import { lookedAt } from '../looked.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const story = await openStory(locals.actor, params.slug);
	const content = await storyNow(story, locals.now);
	return {
		looked: await lookedAt(story, content, locals.language, locals.now),
		told: Object.values(content.facts).filter(({ state }) => state === 'told').length,
		suppressed: Object.values(content.facts).filter(({ state }) => state === 'suppressed').length,
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
