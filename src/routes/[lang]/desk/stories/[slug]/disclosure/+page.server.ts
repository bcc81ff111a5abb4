import { auditOfStory, openStory, storyNow } from '#impact/index.server.ts';
import { defaultThresholds } from '#impact/index.ts';
import { judged } from '../judged.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const story = await openStory(locals.actor, params.slug);
	const content = await storyNow(story, locals.now);
	return {
		audit: await judged(story, await auditOfStory(story.id, content, locals.now), locals.language),
		told: Object.values(content.facts).filter(({ state }) => state === 'told').length,
		suppressed: Object.values(content.facts).filter(({ state }) => state === 'suppressed').length,
		thresholds: defaultThresholds
	};
};
