import { openEvent, textsOfEvent } from '#events/index.server.ts';
import { isTextOutdated } from '#events/index.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { doneText } from '../../event-words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const event = await openEvent(locals.actor, 'manage', params.event);
	const texts = await textsOfEvent(event.id);
	const codes = [
		...new Set([
			event.sourceLanguage,
			...uiLanguages,
			...event.languages,
			...texts.map(({ language }) => language)
		])
	];
	return {
		done: doneText(url),
		texts: codes.map((code) => {
			const text = texts.find(({ language }) => language === code);
			return {
				code,
				name: languageName(code),
				title: text?.title ?? null,
				state: text?.state ?? null,
				isSource: code === event.sourceLanguage,
				isOutdated: text !== undefined && isTextOutdated(text, texts, event.sourceLanguage)
			};
		})
	};
};
