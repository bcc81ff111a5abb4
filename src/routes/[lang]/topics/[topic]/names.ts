import { languageName, uiLanguages, type Topic } from '#vocabulary/index.ts';

export type NamesInLanguage = { code: string; language: string; names: string[] };

/** What else a topic is called: a search for any of these finds it. The page's language first, without the page's title. */
export function otherNames({ labels, synonyms }: Topic, language: string): NamesInLanguage[] {
	const codes = [language, ...uiLanguages.filter((code) => code !== language)];
	return codes
		.map((code) => ({
			code,
			language: languageName(code),
			names: [...(code === language ? [] : [labels[code]]), ...(synonyms[code] ?? [])].filter(
				(name): name is string => Boolean(name)
			)
		}))
		.filter(({ names }) => names.length > 0);
}
