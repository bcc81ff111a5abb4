import { openStory, textsOfStory } from '#impact/index.server.ts';
import { isStoryTextOutdated } from '#impact/index.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { doneText } from '../done.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const story = await openStory(locals.actor, params.slug);
	const texts = await textsOfStory(story.id);
	const codes = [story.sourceLanguage, ...uiLanguages.filter((code) => code !== story.sourceLanguage)];
	return {
		done: doneText(url),
		texts: codes.map((code) => {
			const text = texts.find(({ language }) => language === code);
			return {
				...{ code, name: languageName(code), title: text?.title ?? null },
				isSource: code === story.sourceLanguage,
				isOutdated: text !== undefined && isStoryTextOutdated(text, texts, story.sourceLanguage),
				method: text !== undefined && text.selection !== '' && text.limits !== '' && text.interviews !== ''
			};
		})
	};
};
