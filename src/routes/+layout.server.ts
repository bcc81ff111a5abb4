import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { hasDesk } from './[lang]/(account)/home.server.ts';
import { languageOfPath } from './language.server.ts';
import { notSent } from './unsent.ts';
import type { LayoutServerLoad } from './$types';

const languages = uiLanguages.map((code) => ({ code, name: languageName(code) }));

const pages = import.meta.glob<boolean>('./**/+page.ts', { import: 'csr', eager: true });
/** The routes of the few pages that ship client code, which is given what this loads. */
const hydrating = new Set(
	Object.entries(pages).flatMap(([file, csr]) => (csr ? [file.slice(1, -'/+page.ts'.length)] : []))
);

export const load: LayoutServerLoad = async ({ locals, request, url, route }) => {
	const loaded = {
		language: locals.language,
		languages,
		/** The same page in another language is this after its first segment; '' where the address has no language. */
		rest: languageOfPath(url.pathname) ? url.pathname.slice(3) + url.search : '',
		path: url.pathname,
		origin: url.origin,
		signedInAs: locals.actor.kind === 'person' ? locals.actor.name : null,
		hasDesk: await hasDesk(request.headers)
	};
	return route.id !== null && hydrating.has(route.id) ? loaded : notSent(loaded);
};
