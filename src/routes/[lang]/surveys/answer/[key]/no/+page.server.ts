import { redirect } from '@sveltejs/kit';
import { openLink, refuseToAnswer } from '#surveys/index.server.ts';
import { textIn } from '#surveys/index.ts';
import { keyOf, privately, refusedWords } from '../../../answering.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looking at it refuses nothing: programmes that check letters follow their links. */
export const load: PageServerLoad = async ({ params, url, locals: { language, now }, setHeaders }) => {
	setHeaders(privately);
	const key = keyOf(params);
	const opened = await openLink(key, now);
	if ('refused' in opened) return { key, refused: refusedWords(opened, language), title: null, done: false };
	return {
		key,
		refused: null,
		title: textIn(opened.wave.title, language),
		done: url.searchParams.has('done')
	};
};

export const actions: Actions = {
	default: async ({ params, locals: { language, now } }) => {
		await refuseToAnswer(keyOf(params), now);
		redirect(303, `/${language}/surveys/answer/${keyOf(params)}/no?done`);
	}
};
