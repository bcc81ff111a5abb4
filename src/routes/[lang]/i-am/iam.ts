import { audiences, country, isLanguage } from '#vocabulary/index.ts';

/** What a visitor said once, without an account: "I am a … in … reading …". */
export type IAm = { audience: string | null; country: string | null; languages: string[] };

export const iAmCookie = 'iam';
export const iAmSeconds = 365 * 24 * 3600;
const longest = 200;
const mostLanguages = 6;

/** Only what the vocabulary knows; null when nothing of it is left. A cookie or form can hold anything. */
export function iAmFrom(params: URLSearchParams): IAm | null {
	const audience = params.get('audience');
	const code = params.get('country');
	const iAm = {
		audience: audiences.find(({ id }) => id === audience)?.id ?? null,
		country: (code && country(code)?.iso2) || null,
		languages: [...new Set(params.getAll('language'))].filter(isLanguage).slice(0, mostLanguages)
	};
	return iAm.audience || iAm.country || iAm.languages.length > 0 ? iAm : null;
}

export function readIAm(cookie: string | undefined): IAm | null {
	return cookie && cookie.length <= longest ? iAmFrom(new URLSearchParams(cookie)) : null;
}

export function writeIAm(iAm: IAm): string {
	const params = new URLSearchParams();
	if (iAm.audience) params.set('audience', iAm.audience);
	if (iAm.country) params.set('country', iAm.country);
	for (const language of iAm.languages) params.append('language', language);
	return params.toString();
}

/** The filter values that lists put first among equals. */
export function preferencesOf(iAm: IAm | null): string[] {
	if (!iAm) return [];
	return [
		...iAm.languages.map((language) => `language:${language}`),
		...(iAm.country ? [`country:${iAm.country}`] : []),
		...(iAm.audience ? [`audience:${iAm.audience}`] : [])
	];
}

/** Where the form came from, if that is a page of ours: never another site. */
export function wayBack(text: FormDataEntryValue | null, language: string): string {
	const home = `/${language}`;
	if (typeof text !== 'string' || text.length > 1000) return home;
	// eslint-disable-next-line no-control-regex
	return text === home || (text.startsWith(`${home}/`) && !/[\\\u0000-\u001f]/u.test(text)) ? text : home;
}
