import { openStory, storyNow, textsOfStory, voicesOfStory } from '#impact/index.server.ts';
import {
	findingText,
	flawsOfWords,
	gapsBetween,
	isStoryTextOutdated,
	lintedLanguages,
	lintInterviews,
	lintStory,
	lookedAtStory,
	lookedText,
	type StoryFinding
} from '#impact/index.ts';
import { languageName } from '#vocabulary/index.ts';
import { flawNames, placeText } from '../../words.ts';
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
	const shown = (finding: StoryFinding) => ({
		...{ impossible: finding.severity === 'cannot-be-true', language: finding.language },
		places: finding.places.map(({ part, line, quote }) => ({ at: placeText(part, line), quote })),
		...findingText(finding, language)
	});
	const looked = (code: string) => {
		const text = content.words[code];
		const read = text ? lookedAtStory(text, code, content.facts) : null;
		return read && lookedText(read, language);
	};
	return {
		texts: texts.map((text) => ({
			...{ code: text.language, name: languageName(text.language) },
			linted: lintedLanguages.some((one) => one === text.language),
			looked: looked(text.language),
			flaws: flawsOfWords({ body: text.body, method: text }, text.language, { ...content, voices }).map(
				({ code, line, part, text: quote }) => ({
					...{ at: placeText(part, line), quote, says: flawNames[code]() }
				})
			),
			findings: findings.filter((finding) => finding.language === text.language).map(shown),
			gaps: source && text !== source ? gapsBetween(source.body, text.body) : { missing: [], added: [] },
			isOutdated: isStoryTextOutdated(text, texts, story.sourceLanguage)
		})),
		interviews: lintInterviews(voices.filter(({ kind }) => kind === 'interview')).map(shown)
	};
};
