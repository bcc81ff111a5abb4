import { gapsBetween } from './story-check.ts';
import type { Behind } from './story.ts';

type Text = {
	language: string;
	summary: string;
	body: string;
	revision: number;
	/** Of the source that a translation was made from. */
	sourceRevision: number | null;
};
type Revised = Pick<Text, 'language' | 'revision'>;

/** A translation made from a source that is another by now. */
export function isStoryTextOutdated(
	text: Pick<Text, 'language' | 'sourceRevision'>,
	texts: readonly Revised[],
	sourceLanguage: string
): boolean {
	if (text.language === sourceLanguage) return false;
	const source = texts.find(({ language }) => language === sourceLanguage);
	return source !== undefined && (text.sourceRevision ?? 0) < source.revision;
}

/** What of a translation is behind its source: older than it, or lacking words, numbers, figures or people of it. */
export function behindOf(text: Text, texts: readonly Text[], sourceLanguage: string): Behind[] {
	const source = texts.find(({ language }) => language === sourceLanguage);
	if (!source || text.language === sourceLanguage) return [];
	const lacks = (from: string, to: string): boolean => from.trim() !== '' && to.trim() === '';
	const isUnfinished =
		lacks(source.body, text.body) ||
		lacks(source.summary, text.summary) ||
		gapsBetween(source.body, text.body).missing.length > 0;
	return [
		...(isStoryTextOutdated(text, texts, sourceLanguage) ? (['older'] as const) : []),
		...(isUnfinished ? (['unfinished'] as const) : [])
	];
}

/** The languages of a release: the source, what is not behind it, and of the others those that somebody takes along. */
export function goingAlong<One extends Text>(
	texts: readonly One[],
	sourceLanguage: string,
	along: readonly string[]
): One[] {
	return texts.filter(
		(text) => along.includes(text.language) || behindOf(text, texts, sourceLanguage).length === 0
	);
}
