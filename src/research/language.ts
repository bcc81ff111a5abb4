// What BibTeX's babel, Crossref (ISO 639-1), DataCite and libraries (ISO 639-2, both spellings) call the languages here.
const names: Record<string, string> = {
	eng: 'en',
	english: 'en',
	american: 'en',
	british: 'en',
	spa: 'es',
	spanish: 'es',
	español: 'es',
	fre: 'fr',
	fra: 'fr',
	french: 'fr',
	francais: 'fr',
	français: 'fr',
	ara: 'ar',
	arabic: 'ar',
	rus: 'ru',
	russian: 'ru',
	chi: 'zh',
	zho: 'zh',
	chinese: 'zh',
	por: 'pt',
	portuguese: 'pt',
	ger: 'de',
	deu: 'de',
	german: 'de',
	ngerman: 'de',
	ita: 'it',
	italian: 'it',
	tur: 'tr',
	turkish: 'tr',
	aze: 'az',
	azerbaijani: 'az'
};

/** The code of a language from its code or name; null when it says nothing of the kind. */
export function languageFrom(text: string | null): string | null {
	const plain = text?.trim().toLowerCase() ?? '';
	return names[plain] ?? /^([a-z]{2})(?:[-_][a-z0-9]+)*$/u.exec(plain)?.[1] ?? null;
}

/** The language that a title's script tells, where one does; else the one given. */
export function languageOfTitle(title: string, otherwise: string): string {
	const letters = title.match(/\p{L}/gu)?.length ?? 0;
	const share = (script: RegExp) => (title.match(script)?.length ?? 0) / Math.max(1, letters);
	if (share(/\p{Script=Arabic}/gu) > 0.5) return otherwise === 'fa' || otherwise === 'ur' ? otherwise : 'ar';
	if (share(/\p{Script=Cyrillic}/gu) > 0.5) return /[іїєґ]/iu.test(title) ? 'uk' : 'ru';
	if (share(/\p{Script=Han}/gu) > 0.5) return 'zh';
	return otherwise;
}
