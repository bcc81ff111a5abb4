import { namesFor, paperOf, readStory, type Paper } from '#impact/index.server.ts';
import { dayText } from '#certificates/index.ts';
import { storyPath, type ReadStory } from '#impact/index.ts';
import { isUiLanguage, languageName, type UiLanguage } from '#vocabulary/index.ts';
import { releaseOf } from './paths.ts';

export type Told = {
	story: ReadStory;
	/** In the story's own language, which may be another than the page's. */
	paper: Paper;
	/** Where this is read: the newest, or the release that the address names. */
	path: string;
	/** Where this release is read for ever. */
	frozenPath: string;
};

/** A story as an address asks for it, in the page's language or, where it was not translated, in one that it has. */
export async function tellStory(
	params: { slug: string; release: string },
	language: UiLanguage
): Promise<Told> {
	const asked = releaseOf(params.release);
	const story = await readStory(params.slug, language, asked ?? undefined);
	return {
		story,
		paper: await paperIn(story, isUiLanguage(story.language) ? story.language : 'en'),
		path: storyPath(language, story.slug, asked),
		frozenPath: storyPath(language, story.slug, story.release.number)
	};
}

/** Its numbers said in any language: what they count does not hang on what was translated. */
export async function numbersIn(story: ReadStory, language: UiLanguage): Promise<Paper['numbers']> {
	return (await paperIn(story, language)).numbers;
}

async function paperIn(story: ReadStory, language: UiLanguage): Promise<Paper> {
	return paperOf(story, language, await namesFor(story, language));
}

/** What its head says on every page about it. */
export function headOf({ story, paper, path }: Told, language: UiLanguage) {
	const newest = story.releases.reduce((last, one) => (one.number > last.number ? one : last), story.release);
	return {
		path,
		slug: story.slug,
		title: paper.title,
		told: { language: paper.language, direction: paper.direction },
		languages:
			paper.language === language
				? []
				: story.languages.map((code) => ({
						code,
						name: languageName(code),
						path: storyPath(code, story.slug)
					})),
		release: paper.release,
		day: dayText(story.release.at, language),
		newest:
			newest.number > story.release.number
				? { number: newest.number, path: storyPath(language, story.slug) }
				: null,
		illustrative: story.illustrative,
		newerData: story.newerData
	};
}
