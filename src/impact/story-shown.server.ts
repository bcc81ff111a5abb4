import { uiLanguages, type UiLanguage } from '#vocabulary/index.ts';
import { attributionOf } from './story-attribution-text.ts';
import { interviewFrom } from './story-text.ts';
import { voicesOfStory, type Voice } from './story-voice.server.ts';
import type { InterviewId, QuoteId, ShownInterview, ShownQuote, StoryId } from './story.ts';

export type ShownVoices = {
	quotes: Record<QuoteId, ShownQuote>;
	interviews: Record<InterviewId, ShownInterview>;
};

/** Those that a text names, as a reader of a language may see them now: releases keep their ids, and no words. */
export async function shownVoices(
	id: StoryId,
	language: string,
	named: { quotes: readonly QuoteId[]; interviews: readonly InterviewId[] }
): Promise<ShownVoices> {
	const by = new Map((await voicesOfStory(id)).map((voice) => [voice.id as string, voice]));
	const locale = uiLanguages.find((one) => one === language) ?? 'en';
	return {
		quotes: Object.fromEntries(
			named.quotes.flatMap((quote) => {
				const voice = by.get(quote);
				return voice?.kind === 'quote' ? [[quote, shownQuote(quote, voice, locale)]] : [];
			})
		),
		interviews: Object.fromEntries(
			named.interviews.flatMap((interview) => {
				const voice = by.get(interview);
				return voice?.kind === 'interview' ? [[interview, shownInterview(interview, voice, locale)]] : [];
			})
		)
	};
}

function shownQuote(id: QuoteId, voice: Voice, language: UiLanguage): ShownQuote {
	const original = voice.said.find((said) => said.language === voice.language);
	const translated = voice.said.find((said) => said.language === language && language !== voice.language);
	return {
		id,
		words: original ? { text: original.text, language: voice.language } : null,
		translation:
			original && translated
				? { text: translated.text, language, translator: translated.translator ?? '' }
				: null,
		attribution: attributionOf(voice, language)
	};
}

function shownInterview(id: InterviewId, voice: Voice, language: UiLanguage): ShownInterview {
	const said =
		voice.said.find((one) => one.language === language) ??
		voice.said.find((one) => one.language === voice.language);
	return {
		id,
		words: said
			? {
					...{ title: said.title ?? '', lead: said.lead ?? '', language: said.language },
					body: interviewFrom(said.text)
				}
			: null,
		attribution: attributionOf(voice, language),
		choice:
			said && voice.chosen === 'most_significant_change' && voice.chosenAmong !== null
				? { choosers: voice.choosers, among: voice.chosenAmong, because: voice.chosenBecause ?? '' }
				: null,
		chosen: voice.chosen ?? 'other'
	};
}
