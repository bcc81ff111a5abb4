import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { hasDesk } from './[lang]/(account)/home.server.ts';
import { languageOfPath } from './language.server.ts';
import type { LayoutServerLoad } from './$types';

const languages = uiLanguages.map((code) => ({ code, name: languageName(code) }));

export const load: LayoutServerLoad = async ({ locals, request, url }) => ({
	language: locals.language,
	languages,
	/** The same page in another language is this after its first segment; '' where the address has no language. */
	rest: languageOfPath(url.pathname) ? url.pathname.slice(3) + url.search : '',
	path: url.pathname,
	origin: url.origin,
	signedInAs: locals.actor.kind === 'person' ? locals.actor.name : null,
	hasDesk: await hasDesk(request.headers)
});
