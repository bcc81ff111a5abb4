import { translationsMissing } from '#catalogue/index.server.ts';
import { isUiLanguage, languageName, uiLanguages } from '#vocabulary/index.ts';
import { doneFrom } from '../done.server.ts';
import { lineOf } from '../line.server.ts';
import { onlyFor } from '../only.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, url } = event;
	const { actor, language, now } = locals;
	const asked = url.searchParams.get('to');
	const to = isUiLanguage(asked) ? asked : language;
	const { total, entries } = await translationsMissing(actor, to, { limit: 50, now });
	return {
		to: { code: to, name: languageName(to) },
		total,
		lines: entries.map((entry) => lineOf(entry, language, now)),
		tongues: uiLanguages.map((code) => ({ code, name: languageName(code) })),
		done: await doneFrom(url, actor, language)
	};
};
