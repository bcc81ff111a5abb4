import { languageName, uiLanguages } from '#vocabulary/index.ts';

/** The languages one may write in, the page's first. */
export function writtenIn(language: string): { value: string; label: string }[] {
	const codes = [language, ...uiLanguages.filter((code) => code !== language)];
	return codes.map((code) => ({ value: code, label: languageName(code) }));
}
