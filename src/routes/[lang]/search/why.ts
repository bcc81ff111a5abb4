import { m } from '#messages/messages.js';
import { fold, type SearchHit } from '#search/index.ts';
import { conceptLabel, direction, languageNameIn, uiLanguages } from '#vocabulary/index.ts';
import { sentence, type SentencePart } from './sentence.ts';

export type Why = { parts: SentencePart[]; wordLanguage: string };

/** That a free course is free or a workshop a workshop, its line says itself. */
const tells = /^(topic|country|region):/;

/** The sentence for a result that has none of the words but is about what they name; null where words say it themselves. */
export function whyFound(because: SearchHit['because'], text: string, language: string): Why | null {
	const concept = because.concepts.find((one) => tells.test(one));
	if (concept === undefined || because.words) return null;
	const label = conceptLabel(concept, language);
	if (label === null) return null;
	const isPlace = concept.startsWith('country:') || concept.startsWith('region:');
	const word = foreignWord(concept, text, language);
	if (word === null) {
		const message = isPlace ? m.search_found_by_place : m.search_found_by;
		return { parts: sentence(message.parts({ concept: label })), wordLanguage: language };
	}
	const message = isPlace ? m.search_found_by_place_word : m.search_found_by_word;
	const languageText = languageNameIn(word.language, language);
	return {
		parts: sentence(message.parts({ concept: label, word: word.text, language: languageText })),
		wordLanguage: word.language
	};
}

/** The name by which the query calls the concept, if that is one of another language than the page's. */
function foreignWord(
	concept: string,
	text: string,
	language: string
): { text: string; language: string } | null {
	const asked = fold(text);
	const isAsked = (name: string | null): name is string => name !== null && asked.includes(fold(name));
	if (isAsked(conceptLabel(concept, language))) return null;
	for (const other of uiLanguages) {
		const name = other === language ? null : conceptLabel(concept, other);
		// As it was typed, where the query is nothing but the name.
		if (isAsked(name)) return { text: fold(name) === asked ? text : name, language: other };
	}
	return null;
}

/** `lang` and `dir` of a text in another language than the page's. */
export function own(of: string, language: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
	return of === language ? {} : { lang: of, dir: direction(of) };
}
