import { dayText } from '#certificates/index.ts';
import { listStories } from '#impact/index.server.ts';
import { storyPath } from '#impact/index.ts';
import { direction, languageName } from '#vocabulary/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { language } }) => ({
	stories: (await listStories(language)).map((story) => ({
		slug: story.slug,
		path: storyPath(language, story.slug),
		title: story.title,
		summary: story.summary,
		told: { language: story.language, direction: direction(story.language) },
		languages: story.languages.map((code) => languageName(code)),
		day: dayText(story.release.at, language),
		illustrative: story.illustrative,
		newerData: story.newerData
	}))
});
