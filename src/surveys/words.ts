/** Language → words. */
export type Texts = Record<string, string>;

/** The words of a thing in a language, else in English, else in any; null: nobody wrote any. */
export function inLanguage<Words>(
	texts: Record<string, Words>,
	language: string
): { words: Words; language: string } | null {
	const found = [language, 'en', ...Object.keys(texts)].find((code) => Object.hasOwn(texts, code));
	return found === undefined ? null : { words: texts[found] as Words, language: found };
}

/** The same of plain texts; an id stands where nobody wrote any. */
export function textIn(texts: Texts, language: string, id = ''): { text: string; language: string } {
	const written = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
	const found = inLanguage(written, language);
	return found ? { text: found.words, language: found.language } : { text: id, language };
}
