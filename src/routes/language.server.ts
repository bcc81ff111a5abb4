import { AsyncLocalStorage } from 'node:async_hooks';
import { overwriteGetLocale } from '#messages/runtime.js';
import { isUiLanguage, uiLanguages, type UiLanguage } from '#vocabulary/index.ts';

const current = new AsyncLocalStorage<UiLanguage>();
overwriteGetLocale(() => current.getStore() ?? 'en');

/** Every message inside `work` is in `language`. */
export function inLanguage<T>(language: UiLanguage, work: () => T): T {
	return current.run(language, work);
}

/** The language of an address (`/es/search`), or null. */
export function languageOfPath(pathname: string): UiLanguage | null {
	const first = pathname.split('/', 2)[1];
	return isUiLanguage(first) ? first : null;
}

/** The first interface language a browser accepts, by its own order of preference (RFC 9110, 12.5.4). */
export function preferredLanguage(acceptLanguage: string | null): UiLanguage {
	const wanted = (acceptLanguage ?? '')
		.slice(0, 500)
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
			const q = parameters
				.find((parameter) => parameter.trim().startsWith('q='))
				?.trim()
				.slice(2);
			return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q) || 0 };
		})
		.filter(({ q }) => q > 0)
		.sort((a, b) => b.q - a.q);
	return wanted.map(({ language }) => language).find((language) => isUiLanguage(language)) ?? uiLanguages[0];
}
