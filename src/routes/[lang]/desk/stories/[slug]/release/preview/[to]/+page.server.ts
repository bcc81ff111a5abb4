import { mapsOf, namesFor, paperOf, requestedStory } from '#impact/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { direction, isUiLanguage, languageName } from '#vocabulary/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!isUiLanguage(params.to)) throw new NotFound('language');
	const story = await requestedStory(locals.actor, params.slug, params.to);
	if (story.language !== params.to) throw new NotFound('text');
	const paper = paperOf(story, params.to, await namesFor(story, params.to));
	return {
		to: { code: params.to, name: languageName(params.to), dir: direction(params.to) },
		...{ paper, maps: await mapsOf(paper) }
	};
};
