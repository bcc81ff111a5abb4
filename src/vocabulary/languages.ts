import list from './languages.json' with { type: 'json' };

/** The interface's languages: the six of the United Nations. A seventh is one folder in `messages/` and one word here. */
export const uiLanguages = ['en', 'es', 'fr', 'ar', 'ru', 'zh'] as const;
export type UiLanguage = (typeof uiLanguages)[number];

export type LanguageRecord = { code: string; native: string; direction: string; names: Labels };

/** One text in each of the interface's languages; some may be missing. */
export type Labels = Partial<Record<string, string>>;

export function isUiLanguage(text: string | null | undefined): text is UiLanguage {
	return uiLanguages.includes(text as UiLanguage);
}

export const languages: readonly LanguageRecord[] = list;
const byCode = new Map(languages.map((language) => [language.code, language]));

export function isLanguage(code: string): boolean {
	return byCode.has(code);
}

export function direction(language: string): 'ltr' | 'rtl' {
	return byCode.get(language)?.direction === 'rtl' ? 'rtl' : 'ltr';
}

/** A language by its own name: español, العربية. */
export function languageName(code: string): string {
	return byCode.get(code)?.native ?? code;
}

/** A language's name in another: "Arabic" in English. */
export function languageNameIn(code: string, language: string): string {
	const record = byCode.get(code);
	return record ? labelIn(record.names, language).text : code;
}

/** The one fallback of the whole hub: the language asked for, English, then any; and which it was. */
export function labelIn(labels: Labels, language: string): { text: string; language: string } {
	for (const candidate of [language, 'en']) {
		const text = labels[candidate];
		if (text) return { text, language: candidate };
	}
	const [first] = Object.entries(labels).filter((entry): entry is [string, string] => Boolean(entry[1]));
	return first ? { text: first[1], language: first[0] } : { text: '', language };
}
