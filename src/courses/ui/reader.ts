import { wordsIn, type Texts } from '../content.ts';

/** How a lesson is asked for: the reader's language, the course's, and which questions' solutions may be known. */
export type Reader = { language: string; source: string; mayKnow: (question: string) => boolean };

/** In the reader's language, else in the source's, with the language it came in. */
export function said<Words>(
	texts: Texts<Words>,
	{ language, source }: Pick<Reader, 'language' | 'source'>
): { words: Words; language: string } {
	const found = wordsIn(texts, language, source);
	if (!found) throw new Error('a version holds nothing without words');
	return found;
}
