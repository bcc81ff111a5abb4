import { dayText } from '#certificates/index.ts';
import { mapsOf } from '#impact/index.server.ts';
import { storyPath } from '#impact/index.ts';
import { publicUrl } from '#platform/index.server.ts';
import { jsonLdOf, signpostsOf } from '../../../../stories/signposts.ts';
import { aroundStory } from '../../../../stories/tells-of.server.ts';
import { headOf, tellStory } from '../../../../stories/told.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { language, now }, setHeaders }) => {
	const told = await tellStory(params, language);
	const { story, paper } = told;
	const around = await aroundStory(story, { language, now });
	const origin = publicUrl();
	const release = { slug: story.slug, language: paper.language, number: story.release.number };
	setHeaders({ link: signpostsOf(release, origin) });
	return {
		head: headOf(told, language),
		around,
		paper,
		maps: await mapsOf(paper),
		release,
		releases: story.releases
			.toSorted((a, b) => b.number - a.number)
			.map(({ number, at }) => ({
				number,
				day: dayText(at, language),
				path: storyPath(language, story.slug, number)
			})),
		jsonLd: jsonLdOf(
			{
				...release,
				title: story.title,
				summary: story.summary,
				languages: story.languages,
				at: story.release.at,
				dataVersion: story.release.dataVersion,
				about: around.of
			},
			origin
		)
	};
};
