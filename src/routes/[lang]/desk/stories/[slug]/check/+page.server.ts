import {
	isStoryTextOutdated,
	openStory,
	storyNow,
	textsOfStory,
	voicesOfStory
} from '#impact/index.server.ts';
import { findingText, flawsOfStory, gapsBetween, lintedLanguages, lintStory } from '#impact/index.ts';
import { languageName } from '#vocabulary/index.ts';
import { flawNames } from '../../words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language, now } = locals;
	const story = await openStory(actor, params.slug);
	const [content, texts, voices] = await Promise.all([
		storyNow(story, now),
		textsOfStory(story.id),
		voicesOfStory(story.id)
	]);
	const findings = lintStory(content.words, content.facts);
	const source = texts.find((text) => text.language === story.sourceLanguage);
	return {
		texts: texts.map((text) => ({
			...{ code: text.language, name: languageName(text.language) },
			linted: lintedLanguages.some((one) => one === text.language),
			flaws: flawsOfStory(text.body, { ...content, voices }).map(({ code, line, text: quote }) => ({
				...{ line, quote, says: flawNames[code]() }
			})),
			findings: findings
				.filter((finding) => finding.language === text.language)
				.map((finding) => ({
					...{ impossible: finding.severity === 'cannot-be-true', places: finding.places },
					...findingText(finding, language)
				})),
			gaps: source && text !== source ? gapsBetween(source.body, text.body) : { missing: [], added: [] },
			isOutdated: isStoryTextOutdated(text, texts, story.sourceLanguage)
		}))
	};
};
